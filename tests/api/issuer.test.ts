import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAuth } from "#functions/api/auth.ts";
import { finishLogin } from "#functions/link/login/login.ts";
import type { World } from "#kernel/world.ts";

const audience = "api";
const officer = { id: "u-feng", name: "冯示五", role: "ROOM_DIRECTOR", email: "f@example.test" };
const district = { state: { config: {}, configVersion: 1, overrides: {}, calendars: [] } };
const world = {
  siteUrl: "https://example.test",
  store: { get: async () => ({ state: { ...district.state, officers: [officer] } }) },
  log: () => {},
} as unknown as World;

/** An issuer of one key, which can be away while the rest answers. */
describe("an issuer's tokens", () => {
  let server: Server;
  let issuer: string;
  let privateKey: CryptoKey;
  let keysAre: "there" | "failing" | "gone" = "there";
  let idToken = "";

  beforeAll(async () => {
    const pair = await generateKeyPair("RS256");
    privateKey = pair.privateKey;
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: "1", alg: "RS256" };
    server = createServer((request, response) => {
      const say = (body: object) =>
        response.setHeader("content-type", "application/json").end(JSON.stringify(body));
      if (request.url === "/token") return say({ id_token: idToken });
      if (request.url !== "/jwks")
        return say({
          jwks_uri: `${issuer}/jwks`,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
        });
      if (keysAre === "there") return say({ keys: [jwk] });
      if (keysAre === "gone") return request.socket.destroy();
      response.writeHead(503, { "content-type": "text/html" }).end("<p>unavailable</p>");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  const seconds = () => Math.floor(Date.now() / 1000);
  const sign = (claims: JWTPayload) =>
    new SignJWT({ iss: issuer, aud: audience, sub: officer.id, district: "sample", ...claims })
      .setProtectedHeader({ alg: "RS256", kid: "1" })
      .sign(privateKey);
  const ask = async (claims: JWTPayload) => {
    const answer = await createAuth(world, { issuer, audience })(`Bearer ${await sign(claims)}`);
    return "refused" in answer ? answer.refused : "let in";
  };
  const logIn = async (claims: JWTPayload) => {
    idToken = await sign({ aud: "links", nonce: "n", exp: seconds() + 600, ...claims });
    const journey = { secret: "s", state: "t", nonce: "n", verifier: "v", until: "2999" };
    const login = { issuer, clientId: "links" };
    const answer = await finishLogin(world, login, { ...journey, begun: seconds() }, "code");
    return "refused" in answer ? answer.refused : answer.subject;
  };

  it("hold a minute longer and earlier than their times say, and only with an end", async () => {
    const exp = seconds() + 600;
    expect(await ask({ exp })).toBe("let in");
    expect(await ask({ exp, nbf: seconds() + 30 })).toBe("let in");
    expect(await ask({ exp: seconds() - 30 })).toBe("let in");
    expect(await ask({ exp, nbf: seconds() + 300 })).toBe("auth.missing");
    expect(await ask({ exp: seconds() - 300 })).toBe("auth.missing");
    expect(await ask({})).toBe("auth.missing");
  });

  it.each(["failing", "gone"] as const)("say nothing while the keys are %s", async (state) => {
    keysAre = state;
    expect(await ask({ exp: seconds() + 600 })).toBe("auth.unavailable");
    expect(await logIn({ auth_time: seconds() })).toBe("link.login-down");
    keysAre = "there";
    expect(await ask({ exp: seconds() + 600 })).toBe("let in");
  });

  it("of a login of before are no second factor, nor those that do not tell its time", async () => {
    expect(await logIn({ auth_time: seconds() })).toBe(officer.id);
    expect(await logIn({ auth_time: seconds() - 3600 })).toBe("link.login-failed");
    expect(await logIn({})).toBe("link.login-failed");
  });
});
