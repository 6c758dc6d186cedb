import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
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
    await expect(authenticate(`Bearer ${token}`)).rejects.toThrow("Discovery");
  });

  it("an issuer that was away for a moment is asked again with the next token", async () => {
    const { privateKey, publicKey } = await generateKeyPair("ES256");
    const jwk = { ...(await exportJWK(publicKey)), kid: "1", alg: "ES256" };
    let issuer = "";
    let asked = 0;
    const server = createServer((request, response) => {
      asked += 1;
      response.statusCode = asked === 1 ? 503 : 200;
      response.setHeader("content-type", "application/json");
      const discovery = {
        jwks_uri: `${issuer}/keys`,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
      };
      response.end(JSON.stringify(request.url === "/keys" ? { keys: [jwk] } : discovery));
    });
    await new Promise<void>((done) => server.listen(0, done));
    issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    const token = await new SignJWT({ district: "sample" })
      .setProtectedHeader({ alg: "ES256", kid: "1" })
      .setSubject("u-qin")
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime("1h")
      .sign(privateKey);
    const authenticate = createAuth(host.world, { issuer, audience });
    await expect(authenticate(`Bearer ${token}`)).rejects.toThrow("Discovery");
    expect(await authenticate(`Bearer ${token}`)).toMatchObject({ officer: { id: "u-qin" } });
    server.close();
  });
});
