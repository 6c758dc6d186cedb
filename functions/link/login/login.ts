import { createHash } from "node:crypto";
import * as z from "zod/mini";
import { isSame, loginMark } from "#kernel/link/secret.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { World } from "#kernel/world.ts";
import { type Discovered, discover } from "../../oidc/discovery.ts";
import { checkToken, openKeys } from "../../oidc/token.ts";

/** The links' own client at the office's login; a public one has no secret. */
export type LinkLogin = { issuer: string; clientId: string; clientSecret?: string };

/** Milliseconds that a login may take. */
const loginLife = 10 * 60_000;

/** What the browser keeps between going to the login and coming back, marked as ours. */
const Journey = z.object({
  secret: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** UTC ISO instant. */
  until: z.string(),
  /** When the login was asked for by the real clock, which issuers go by, in seconds. */
  begun: z._default(z.number(), 0),
});
export type Journey = z.infer<typeof Journey>;

/** What issuers said of themselves; asked again after a failure. */
const known = new Map<string, Promise<Discovered>>();

function discovered(issuer: string): Promise<Discovered | undefined> {
  const asked = known.get(issuer) ?? discover(issuer);
  known.set(issuer, asked);
  return asked.catch(() => {
    known.delete(issuer);
    return undefined;
  });
}

/** Where the issuer sends people back to; registered there once, the same for every link. */
function callbackOf(siteUrl: string): string {
  return `${siteUrl}/l/login`;
}

/**
 * The address of the login for one link (authorization code with PKCE, RFC 7636), and the cookie that
 * goes along. Refused when the issuer does not answer.
 */
export async function beginLogin(
  world: World,
  { issuer, clientId }: LinkLogin,
  secret: string,
): Promise<{ url: string; cookie: string } | Refusal> {
  const found = await discovered(issuer);
  if (found === undefined) return refuse("link.login-down");
  const fresh = () => Buffer.from(world.random(32)).toString("base64url");
  const until = new Date(Date.parse(world.clock()) + loginLife).toISOString();
  const begun = Math.floor(Date.now() / 1000);
  const journey = { secret, state: fresh(), nonce: fresh(), verifier: fresh(), until, begun };
  const url = new URL(found.authorization_endpoint);
  const question = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: callbackOf(world.siteUrl),
    scope: "openid",
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: createHash("sha256").update(journey.verifier).digest("base64url"),
    code_challenge_method: "S256",
    // Whoever happens to be logged in on this phone need not be the one who holds it. A browser can
    // take both out of the address, so that the time of the login in the token is looked at as well.
    prompt: "login",
    max_age: "0",
  };
  for (const [name, value] of Object.entries(question)) url.searchParams.set(name, value);
  return { url: url.href, cookie: marked(world, journey) };
}

function marked(world: World, journey: Journey): string {
  const payload = Buffer.from(JSON.stringify(journey)).toString("base64url");
  return loginMark(world.linkKey, payload);
}

/** The journey that a cookie tells of, while it lasts; undefined for anything that is not ours. */
export function journeyIn(world: World, cookie: string | undefined): Journey | undefined {
  const payload = cookie?.split(".")[0] ?? "";
  if (cookie === undefined || !isSame(cookie, loginMark(world.linkKey, payload))) return undefined;
  const journey = Journey.parse(JSON.parse(Buffer.from(payload, "base64url").toString()));
  return journey.until > world.clock() ? journey : undefined;
}

const Tokens = z.object({ id_token: z.string() });

/**
 * Changes the code for an id_token and gives its subject. Refused: a code that is wrong, used or of
 * another login; a token that is not the issuer's, not for this client, or not of this journey; a
 * login of before it (OpenID Connect Core §3.1.2.1: with `max_age` the token tells `auth_time`).
 */
export async function finishLogin(
  { siteUrl }: World,
  login: LinkLogin,
  { verifier, nonce, begun }: Journey,
  code: string,
): Promise<{ subject: string } | Refusal> {
  const { issuer, clientId, clientSecret } = login;
  const found = await discovered(issuer);
  if (found === undefined) return refuse("link.login-down");
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: callbackOf(siteUrl),
    client_id: clientId,
    code_verifier: verifier,
    ...(clientSecret === undefined ? {} : { client_secret: clientSecret }),
  });
  const signal = AbortSignal.timeout(8_000);
  const answer = await fetch(found.token_endpoint, { method: "POST", body: form, signal }).catch(
    () => undefined,
  );
  if (answer === undefined || answer.status >= 500) return refuse("link.login-down");
  const tokens = Tokens.safeParse(await answer.json().catch(() => undefined));
  if (!answer.ok || !tokens.success) return refuse("link.login-failed");
  const keys = await openKeys(found.jwks_uri);
  const checked = await checkToken(tokens.data.id_token, keys, { issuer, audience: clientId });
  if (checked === "keys-away") return refuse("link.login-down");
  const claims = checked === "invalid" ? {} : checked.claims;
  const { nonce: of, sub, auth_time: loggedInAt, azp: party = clientId } = claims;
  const isOfNow = typeof loggedInAt === "number" && loggedInAt >= begun - 60;
  // One that was given to another party of several (OpenID Connect Core §3.1.3.7).
  const isOurs = party === clientId;
  return of === nonce && sub !== undefined && isOfNow && isOurs
    ? { subject: sub }
    : refuse("link.login-failed");
}
