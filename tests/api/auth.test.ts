import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuth } from "#functions/api/auth.ts";
import type { Host } from "#local/host.ts";
import { audience } from "#local/identity/keys.ts";
import { startFrozen } from "#tests/end-to-end/harness.ts";

describe("bearer tokens of an issuer of which only the address is known", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  it("are checked with the keys that its discovery document names", async () => {
    const authenticate = createAuth(host.world, { issuer: host.issuer, audience });
    const caller = await authenticate(`Bearer ${await host.token("u-qin")}`);
    expect(caller).toMatchObject({ officer: { id: "u-qin", role: "ADMIN" }, district: "sample" });
  });

  it("are refused when somebody else signed them", async () => {
    const stranger = await startFrozen("2026-03-03");
    const foreign = await stranger.token("u-qin");
    await stranger.stop();
    const authenticate = createAuth(host.world, { issuer: host.issuer, audience });
    expect(await authenticate(`Bearer ${foreign}`)).toMatchObject({ refused: "auth.missing" });
  });

  it("an issuer that cannot be reached is a fault, not a wrong token", async () => {
    const issuer = `${host.issuer}/nowhere`;
    const authenticate = createAuth(host.world, { issuer, audience });
    const token = await host.token("u-qin");
    expect(await authenticate(`Bearer ${token}`)).toMatchObject({ refused: "auth.unavailable" });
  });

  it("an issuer that was away for a moment is asked again with the next token", async () => {
    const issuer = await startIssuer("RS256", { awayAtFirst: true });
    const token = await issuer.sign({ aud: audience });
    const authenticate = createAuth(host.world, { issuer: issuer.url, audience });
    expect(await authenticate(`Bearer ${token}`)).toMatchObject({ refused: "auth.unavailable" });
    expect(await authenticate(`Bearer ${token}`)).toMatchObject({ officer: { id: "u-qin" } });
    issuer.stop();
  });

  it("are for us by aud, or by client_id where there is no aud, as Cognito's are", async () => {
    const issuer = await startIssuer("RS256");
    const authenticate = createAuth(host.world, { issuer: issuer.url, audience });
    const ask = async (claims: JWTPayload) => authenticate(`Bearer ${await issuer.sign(claims)}`);
    for (const claims of [
      { aud: audience },
      { aud: ["another", audience] },
      { client_id: audience },
    ])
      expect(await ask(claims)).toMatchObject({ officer: { id: "u-qin" } });
    for (const claims of [
      {},
      { aud: "another" },
      { client_id: "another" },
      { aud: "another", client_id: audience },
      { aud: [], client_id: audience },
    ])
      expect(await ask(claims)).toMatchObject({ refused: "auth.missing" });
    issuer.stop();
  });

  it("are refused where they do not say until when they hold", async () => {
    const issuer = await startIssuer("RS256");
    const authenticate = createAuth(host.world, { issuer: issuer.url, audience });
    const ask = async (claims: JWTPayload) => authenticate(`Bearer ${await issuer.sign(claims)}`);
    const now = Math.floor(Date.now() / 1000);
    expect(await ask({ aud: audience, exp: now + 60 })).toMatchObject({ officer: { id: "u-qin" } });
    for (const exp of [undefined, now - 120, "9999999999", null] as number[])
      expect(await ask({ aud: audience, exp }), String(exp)).toMatchObject({
        refused: "auth.missing",
      });
    issuer.stop();
  });

  it("are refused with a signature that the gateway would not take", async () => {
    const issuer = await startIssuer("ES256");
    const authenticate = createAuth(host.world, { issuer: issuer.url, audience });
    const token = await issuer.sign({ aud: audience });
    expect(await authenticate(`Bearer ${token}`)).toMatchObject({ refused: "auth.missing" });
    issuer.stop();
  });
});

/** An issuer of the sample's administrator, with a key of one algorithm. */
async function startIssuer(alg: "RS256" | "ES256", { awayAtFirst = false } = {}) {
  const { privateKey, publicKey } = await generateKeyPair(alg);
  const jwk = { ...(await exportJWK(publicKey)), kid: "1", alg };
  let url = "";
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    response.statusCode = awayAtFirst && asked === 1 ? 503 : 200;
    response.setHeader("content-type", "application/json");
    const discovery = {
      jwks_uri: `${url}/keys`,
      authorization_endpoint: `${url}/auth`,
      token_endpoint: `${url}/token`,
    };
    response.end(JSON.stringify(request.url === "/keys" ? { keys: [jwk] } : discovery));
  });
  await new Promise<void>((done) => server.listen(0, done));
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    sign: (claims: JWTPayload) =>
      new SignJWT({ district: "sample", exp: Math.floor(Date.now() / 1000) + 3600, ...claims })
        .setProtectedHeader({ alg, kid: "1" })
        .setSubject("u-qin")
        .setIssuer(url)
        .sign(privateKey),
    stop: () => server.close(),
  };
}
