import { join } from "node:path";
import { readIdentity, signToken } from "./identity/keys.ts";
import { findOfficer, sampleOfficers } from "./sample/officers.ts";

/** `npm run token -- <role or id>`: prints a bearer token for curl. */
async function main(wanted: string | undefined): Promise<string> {
  const officer = wanted === undefined ? undefined : findOfficer(wanted);
  if (officer === undefined) {
    const known = sampleOfficers.map(({ id, role }) => `${id} (${role})`).join("、");
    throw new Error(`用法：npm run token -- <角色或用户>，可用：${known}`);
  }
  const folder = process.env.DATA_DIR ?? ".data";
  const identity = await readIdentity(join(folder, "identity.json"));
  if (identity === undefined) {
    throw new Error(`${folder} 中还没有密钥：请先运行一次 npm start`);
  }
  return signToken(identity, officer);
}

main(process.argv[2]).then(
  (token) => process.stdout.write(`${token}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
