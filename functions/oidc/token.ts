import type { JWTPayload, JWTVerifyGetKey, JWTVerifyOptions } from "jose";

/** What a token turned out to be: its claims, nobody's, or not to be told while the keys are away. */
export type Checked = { claims: JWTPayload } | "invalid" | "keys-away";

/** jose's codes that are about the token itself; whatever else fails is about getting the keys. */
const aboutToken: readonly unknown[] = [
  "ERR_JWT_CLAIM_VALIDATION_FAILED",
  "ERR_JWT_EXPIRED",
  "ERR_JWT_INVALID",
  "ERR_JWS_INVALID",
  "ERR_JWS_SIGNATURE_VERIFICATION_FAILED",
  "ERR_JOSE_ALG_NOT_ALLOWED",
  "ERR_JOSE_NOT_SUPPORTED",
  "ERR_JWKS_NO_MATCHING_KEY",
  "ERR_JWKS_MULTIPLE_MATCHING_KEYS",
];

/** Clocks of issuers and ours may differ by "no more than a few minutes" (RFC 7519 §4.1.4); seconds. */
const clockTolerance = 60;

/** The signature keys of an issuer, fetched with the first token and again when an unknown one comes. */
export async function openKeys(jwksUrl: string): Promise<JWTVerifyGetKey> {
  const { createRemoteJWKSet } = await import("jose/jwks/remote");
  return createRemoteJWKSet(new URL(jwksUrl));
}

/**
 * Checks a token of an issuer for an audience; it must say until when it holds (`exp`). One that says
 * that it has yet to be issued is nobody's: the library looks at `iat` only where an age is asked.
 */
export async function checkToken(
  token: string,
  keys: JWTVerifyGetKey,
  of: Pick<JWTVerifyOptions, "issuer" | "audience" | "algorithms">,
): Promise<Checked> {
  const { jwtVerify } = await import("jose/jwt/verify");
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...of,
      clockTolerance,
      requiredClaims: ["exp"],
    });
    const { iat = 0 } = payload;
    return iat > Date.now() / 1000 + clockTolerance ? "invalid" : { claims: payload };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return aboutToken.includes(code) ? "invalid" : "keys-away";
  }
}
