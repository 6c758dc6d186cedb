import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import type { SampleOfficer } from "../sample/officers.ts";
import { codeOf } from "../trouble.ts";

/** What the local identity provider keeps, so that tokens stay good over a restart. */
export type Identity = { issuer: string; key: JWK; cookieKeys: string[] };

/** The API as tokens name it. */
export const audience = "urn:elevated-supervision:api";

/** The console's client at the identity provider. */
export const consoleClient = "console";

/** The link pages' client, for steps whose second factor is a login. */
export const linkClient = "links";

export const tokenSeconds = 12 * 3600;

/** Reads the identity of a folder, making it at the first start; readable by its owner only. */
export async function openIdentity(file: string | undefined, issuer: string): Promise<Identity> {
  const found = file === undefined ? undefined : await readIdentity(file);
  const identity = found === undefined ? await newIdentity(issuer) : { ...found, issuer };
  if (file !== undefined && found?.issuer !== issuer) {
    await writeFile(file, JSON.stringify(identity), { mode: 0o600 });
  }
  return identity;
}

/** The identity that a folder holds, or undefined when nothing was started there yet. */
export async function readIdentity(file: string): Promise<Identity | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Identity;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw error;
  }
}

async function newIdentity(issuer: string): Promise<Identity> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: "RS256", use: "sig", kid: "local-1" };
  return { issuer, key, cookieKeys: [randomBytes(32).toString("base64url")] };
}

/** What a token says about its officer, beside `sub`. */
export function claimsOf({ name, role, district, room }: SampleOfficer): Record<string, string> {
  return { name, role, district, ...(room === undefined ? {} : { room }) };
}

/** An access token as the provider would issue it to the console. */
export async function signToken(identity: Identity, officer: SampleOfficer): Promise<string> {
  return new SignJWT({ client_id: consoleClient, scope: "api", ...claimsOf(officer) })
    .setProtectedHeader({ alg: "RS256", kid: "local-1", typ: "at+jwt" })
    .setIssuer(identity.issuer)
    .setSubject(officer.id)
    .setAudience(audience)
    .setJti(randomBytes(16).toString("base64url"))
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + tokenSeconds)
    .sign(await importJWK(identity.key, "RS256"));
}
