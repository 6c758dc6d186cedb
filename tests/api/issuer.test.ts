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
describe("an issuer's tokens (input 12)", () => {
  let server: Server;
  let issuer: string;
  let privateKey: CryptoKey;
  let keysAre: "there" | "failing" | "gone" | "words" | "none" | "elsewhere" = "there";
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
      if (keysAre === "words") return response.end("<html>maintenance</html>");
      if (keysAre === "none") return say({ error: "unavailable" });
      if (keysAre === "elsewhere") return response.writeHead(302, { location: "/nowhere" }).end();
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

  it.each(["failing", "gone", "words", "none", "elsewhere"] as const)(
    "say nothing while the keys are %s",
    async (state) => {
      keysAre = state;
      expect(await ask({ exp: seconds() + 600 })).toBe("auth.unavailable");
      expect(await logIn({ auth_time: seconds() })).toBe("link.login-down");
      keysAre = "there";
      expect(await ask({ exp: seconds() + 600 })).toBe("let in");
    },
  );

  it("input 12: a clock may be a minute off, and no more", async () => {
    const exp = seconds() + 600;
    for (const off of [-55, 0, 55]) expect(await ask({ exp, nbf: seconds() + off })).toBe("let in");
    for (const off of [70, 3600])
      expect(await ask({ exp, nbf: seconds() + off })).toBe("auth.missing");
    expect(await ask({ exp: seconds() - 50 })).toBe("let in");
    expect(await ask({ exp: seconds() - 70 })).toBe("auth.missing");
  });

  it("input 12: another key's name, another way of signing and none are nobody's tokens", async () => {
    const claims = { iss: issuer, aud: audience, sub: officer.id, district: "sample" };
    const exp = seconds() + 600;
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const of = async (header: { alg: string; kid?: string }, key: CryptoKey | Uint8Array) =>
      new SignJWT({ ...claims, exp }).setProtectedHeader(header).sign(key);
    const ours = await of({ alg: "RS256", kid: "1" }, privateKey);
    const body = encoded({ ...claims, exp });
    const tokens = [
      await of({ alg: "RS256", kid: "2" }, privateKey),
      await of({ alg: "RS256", kid: "1" }, (await generateKeyPair("RS256")).privateKey),
      await of({ alg: "HS256", kid: "1" }, new TextEncoder().encode(issuer.padEnd(32))),
      `${encoded({ alg: "none" })}.${body}.`,
      `${encoded({ alg: "none", kid: "1" })}.${body}.${ours.split(".")[2]}`,
      `${encoded({ alg: "RS256", kid: "1", crit: ["exp"], exp })}.${body}.${ours.split(".")[2]}`,
      ours.slice(0, -4),
      `${ours}.x`,
      "..",
      "\u0000",
    ];
    const authenticate = createAuth(world, { issuer, audience });
    for (const token of tokens)
      expect(await authenticate(`Bearer ${token}`)).toMatchObject({ refused: "auth.missing" });
  });

  it("input 12: what has yet to be issued is nobody's, a minute of clocks apart", async () => {
    const exp = seconds() + 7200;
    for (const off of [-86_400, 0, 50])
      expect(await ask({ exp, iat: seconds() + off })).toBe("let in");
    for (const off of [80, 3600])
      expect(await ask({ exp, iat: seconds() + off })).toBe("auth.missing");
    expect(await logIn({ auth_time: seconds(), iat: seconds() + 600 })).toBe("link.login-failed");
  });

  it("input 12: a login that was given to another party, or for another, is no second factor", async () => {
    const auth_time = seconds();
    expect(await logIn({ auth_time, azp: "links" })).toBe(officer.id);
    expect(await logIn({ auth_time, aud: ["links", "other"], azp: "links" })).toBe(officer.id);
    expect(await logIn({ auth_time, aud: ["links", "other"], azp: "other" })).toBe(
      "link.login-failed",
    );
    for (const claims of [
      { azp: "other" },
      { azp: ["links"] },
      { azp: null },
      { aud: ["other"] },
      { aud: [] },
      { nonce: "m" },
      { nonce: ["n"] },
      { auth_time: String(auth_time) },
      { auth_time: null },
    ])
      expect(await logIn({ auth_time, ...claims } as JWTPayload)).toBe("link.login-failed");
  });

  it.each<[string, JWTPayload]>([
    ["an instant of issue that is a word", { iat: "now" as unknown as number }],
    ["a start that is a word", { nbf: "now" as unknown as number }],
    ["no subject", { sub: "" }],
    ["a subject that is a list", { sub: [officer.id] as unknown as string }],
    ["no district", { district: null }],
    ["a district that is a list", { district: ["sample"] }],
    ["a district without end", { district: "d".repeat(3000) }],
    ["a time that is a word", { exp: "soon" as unknown as number }],
    ["another issuer", { iss: "https://other.example.test" }],
    ["another audience", { aud: "links" }],
  ])("input 12: %s lets nobody in", async (_, claims) => {
    expect(await ask({ exp: seconds() + 600, ...claims })).not.toBe("let in");
  });

  it("of a login of before are no second factor, nor those that do not tell its time", async () => {
    expect(await logIn({ auth_time: seconds() })).toBe(officer.id);
    expect(await logIn({ auth_time: seconds() - 3600 })).toBe("link.login-failed");
    expect(await logIn({})).toBe("link.login-failed");
  });
});
