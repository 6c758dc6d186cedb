import { createHash, randomBytes } from "node:crypto";
import { stat } from "node:fs/promises";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audience, readIdentity, signToken } from "#local/identity/keys.ts";
import { type IdentityServer, startIdentity } from "#local/identity/server.ts";
import { findOfficer, sampleOfficers } from "#local/sample/officers.ts";
import { ownFolder } from "./dynamodb.ts";

const siteUrl = "http://localhost:3999";

describe("the identity provider", () => {
  let folder: Awaited<ReturnType<typeof ownFolder>>;
  let server: IdentityServer;
  beforeAll(async () => {
    folder = await ownFolder();
    server = await start(0);
  });
  afterAll(async () => {
    await server.stop();
    await folder.remove();
  });

  const start = (port: number) =>
    startIdentity({
      file: `${folder.path}/identity.json`,
      sessions: `${folder.path}/sessions.sqlite`,
      port,
      siteUrl,
    });
  const verify = (token: string) =>
    jwtVerify(token, createRemoteJWKSet(new URL(server.jwksUrl)), {
      issuer: server.identity.issuer,
      audience,
    });

  it("stands behind the tokens of the command line", async () => {
    const identity = await readIdentity(`${folder.path}/identity.json`);
    const chen = findOfficer("u-chen");
    if (identity === undefined || chen === undefined) throw new Error("No identity");
    const { payload } = await verify(await signToken(identity, chen));
    expect(payload).toMatchObject({ sub: "u-chen", role: "PROPOSER", room: "2" });
    expect((await stat(`${folder.path}/identity.json`)).mode & 0o077).toBe(0);
  });

  it("lets the console log in with a code and PKCE", async () => {
    const token = await logIn(server.identity.issuer, "u-shen");
    const { payload, protectedHeader } = await verify(token);
    expect(payload).toMatchObject({ sub: "u-shen", role: "OFFICE", district: "sample" });
    expect(protectedHeader.typ).toBe("at+jwt");
  });

  it("keeps its keys over a restart", async () => {
    const { identity } = server;
    const token = await signToken(identity, sampleOfficers[0] ?? fail());
    await server.stop();
    const port = Number(new URL(identity.issuer).port);
    server = await start(port);
    expect((await verify(token)).payload.sub).toBe(sampleOfficers[0]?.id);
  });
});

function fail(): never {
  throw new Error("No sample users");
}

/** What a browser does: follow, pick a user, come back with a code, change it for a token. */
async function logIn(issuer: string, officer: string): Promise<string> {
  const jar = new Map<string, string>();
  const visit = async (url: string, form?: Record<string, string>) => {
    const answer = await fetch(new URL(url, issuer), {
      redirect: "manual",
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  const verifier = randomBytes(32).toString("base64url");
  const question = new URLSearchParams({
    client_id: "console",
    response_type: "code",
    redirect_uri: `${siteUrl}/callback`,
    scope: "openid profile api",
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    state: "s",
  });
  const asked = (await visit(`/auth?${question}`)).headers.get("location") ?? "";
  expect(await (await visit(asked)).text()).toContain("沈示十");
  let next = (await visit(asked, { login: officer })).headers.get("location") ?? "";
  for (let hops = 0; !next.startsWith(siteUrl) && hops < 5; hops += 1) {
    next = (await visit(next)).headers.get("location") ?? "";
  }
  const answer = await visit("/token", {
    grant_type: "authorization_code",
    client_id: "console",
    redirect_uri: `${siteUrl}/callback`,
    code: new URL(next).searchParams.get("code") ?? "",
    code_verifier: verifier,
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}
