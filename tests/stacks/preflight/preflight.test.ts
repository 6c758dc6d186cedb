import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { issuerProblems } from "#stacks/preflight/issuer.ts";
import { settingsOf } from "#stacks/preflight/settings-files.ts";
import { installPlatform, root } from "#stacks/synth/install.ts";

const issuer = "https://login.example.test/realms/tiji";
const path = "/realms/tiji";

let server: Server;
let local = "";
let answers: Record<string, object | string | number>;
/** The issuer's address, answered by a server on this machine. */
const ask = (url: string) => fetch(url.replace("https://login.example.test", local));

beforeAll(async () => {
  server = createServer((request, response) => {
    const answer = answers[request.url ?? ""] ?? 404;
    response.statusCode = typeof answer === "number" ? answer : 200;
    response.end(typeof answer === "object" ? JSON.stringify(answer) : String(answer));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  local = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));

beforeEach(() => {
  answers = {
    [`${path}/.well-known/openid-configuration`]: { issuer, jwks_uri: `${issuer}/keys` },
    [`${path}/keys`]: { keys: [{ kty: "RSA", kid: "1", use: "sig" }] },
  };
});

const discovery = `${path}/.well-known/openid-configuration`;

describe("the issuer", () => {
  it("that API Gateway would take has no problems", async () => {
    expect(await issuerProblems(issuer, ask)).toEqual([]);
  });

  it.each<[string, () => void, RegExp]>([
    ["is not there", () => Reflect.deleteProperty(answers, discovery), /answers 404/],
    ["is broken", () => (answers[discovery] = 503), /answers 503/],
    ["answers with a page", () => (answers[discovery] = "<html>"), /does not answer/],
    ["leaves out its keys", () => (answers[discovery] = { issuer }), /not what OpenID/],
    [
      "calls itself otherwise",
      () => (answers[discovery] = { issuer: `${issuer}/`, jwks_uri: `${issuer}/keys` }),
      /says that the issuer is .*tiji\/: set OIDC_ISSUER/,
    ],
    [
      "signs with elliptic curves",
      () => (answers[`${path}/keys`] = { keys: [{ kty: "EC", kid: "1" }] }),
      /no RSA key/,
    ],
    [
      "has a key without a kid",
      () => (answers[`${path}/keys`] = { keys: [{ kty: "RSA" }] }),
      /no RSA key with a kid/,
    ],
    ["has its keys nowhere", () => (answers[`${path}/keys`] = 404), /keys answers 404/],
  ])("that %s is named with what is wrong", async (_what, spoil, said) => {
    spoil();
    const problems = await issuerProblems(issuer, ask);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(said);
  });

  it("without TLS is named as such", async () => {
    answers["/.well-known/openid-configuration"] = { issuer: local, jwks_uri: `${local}/keys` };
    answers["/keys"] = answers[`${path}/keys`] ?? {};
    expect(await issuerProblems(local)).toEqual([expect.stringContaining("https")]);
  });
});

describe("npm run preflight", () => {
  beforeAll(installPlatform, 400_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "preflight-test-"));
    return () => rmSync(folder, { recursive: true });
  });

  async function preflight(settings: Record<string, string>) {
    const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
    writeFileSync(join(folder, ".env.production"), lines.join("\n"));
    const command = [
      join(root, "stacks/preflight/main.ts"),
      "--folder",
      folder,
      "--console",
      folder,
    ];
    const env = { PATH: process.env.PATH, HOME: process.env.HOME };
    try {
      const { stdout } = await promisify(execFile)(process.execPath, command, {
        env: env as NodeJS.ProcessEnv,
      });
      return { code: 0, said: stdout };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, said: stderr + stdout };
    }
  }

  it("says in one go all that is missing", async () => {
    const { code, said } = await preflight({
      EDGE: "wall",
      LOG_DAYS: "200",
      BACKUP_COPY_TO: "vault",
    });
    expect(code).toBe(1);
    for (const name of [
      "OIDC_ISSUER is not set",
      "OIDC_AUDIENCE is not set",
      "MAIL_FROM is not set",
      "ALARM_MAIL is not set",
      "SITE_DOMAIN must be set",
      "EDGE must be one of waf, cloudfront",
      "LOG_DAYS must be one of",
      "BACKUP_COPY_TO is not the ARN",
      "dist/console",
    ])
      expect(said).toContain(name);
  });

  it("evaluates the program with the stage's own settings and counts the environment", async () => {
    answers["/.well-known/openid-configuration"] = { issuer: local, jwks_uri: `${local}/keys` };
    answers["/keys"] = answers[`${path}/keys`] ?? {};
    const { code, said } = await preflight({
      OIDC_ISSUER: local,
      OIDC_AUDIENCE: "tiji",
      MAIL_FROM: "tixing@example.test",
      ALARM_MAIL: "duty@example.test",
      SITE_DOMAIN: "tiji.example.test",
      CERTIFICATE_ARN: "arn:aws:acm:us-east-1:000000000000:certificate/0a1b2c3d",
      CONSOLE: "none",
    });
    // Only that this issuer speaks plain http is left.
    expect(said).toMatch(/1 to mend/);
    expect(said).toMatch(/Largest environment: \w+, \d+ of 4096 bytes/);
    expect(code).toBe(1);
  });

  it("reads the stage's file over the shell, as SST does", () => {
    writeFileSync(join(folder, ".env"), "MAIL_FROM=a@example.test\nSCAN=none");
    writeFileSync(join(folder, ".env.production"), "MAIL_FROM=b@example.test");
    expect(settingsOf(folder, "production", { MAIL_FROM: "c", EDGE: "waf" })).toEqual({
      MAIL_FROM: "b@example.test",
      SCAN: "none",
      EDGE: "waf",
    });
  });
});
