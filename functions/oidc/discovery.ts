import * as z from "zod/mini";

const Discovery = z.object({
  jwks_uri: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
});

/** Where an issuer keeps its keys and takes logins (OpenID Connect Discovery). */
export type Discovered = z.infer<typeof Discovery>;

/**
 * Asks an issuer about itself.
 * @throws Error when it does not answer within five seconds, or not as the standard has it.
 */
export async function discover(issuer: string): Promise<Discovered> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!answer.ok) throw new Error(`Discovery of ${issuer} answered ${answer.status}`);
  return Discovery.parse(await answer.json());
}
