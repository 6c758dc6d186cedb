import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "../trouble.ts";

/** What a client of the local database signs with. */
export type Access = { accessKeyId: string; secretAccessKey: string };

/** The file that holds the access key id of a folder's database. */
export const accessFile = (folder: string) => join(folder, "access-key-id");

/**
 * A fresh key that opens a database of its own: DynamoDB Local keeps one database for each access key
 * id, so a client that lacks the id sees an empty one (AWS, "DynamoDB local usage notes").
 */
export function freshAccess(): Access {
  // Letters and digits only, as DynamoDB Local demands; 160 random bits.
  return accessOf(`LOCAL${randomBytes(20).toString("hex").toUpperCase()}`);
}

/** The key of a folder: made at its first start; the folder can be read by its owner only. */
export async function openAccess(folder: string): Promise<Access> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // The id is a part of file names in the folder; an older folder may be open to all.
  await chmod(folder, 0o700);
  const fresh = freshAccess();
  try {
    await writeFile(accessFile(folder), fresh.accessKeyId, { mode: 0o600, flag: "wx" });
    return fresh;
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
    return accessOf((await readFile(accessFile(folder), "utf8")).trim());
  }
}

/** The id alone is the secret; the local database does not look at the other half. */
function accessOf(accessKeyId: string): Access {
  return { accessKeyId, secretAccessKey: "local" };
}
