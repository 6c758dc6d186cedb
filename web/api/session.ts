import { challengeOf, randomText } from "./pkce.ts";
import { site } from "./site.ts";

/** Tokens live in this tab's memory only; a reload asks the issuer's own session for new ones. */
type Tokens = { access: string; refresh?: string; expiresAt: number };
type Endpoints = {
  authorization_endpoint: string;
  token_endpoint: string;
  end_session_endpoint?: string;
};
/** What is known already on the way back, so that it is not asked for again. */
type Journey = { verifier: string; hash: string; endpoints: Endpoints };

const journeyKey = "login";
let tokens: Tokens | undefined;
let discovered: Promise<Endpoints> | undefined;
let renewing: Promise<string | undefined> | undefined;

/** A token that is good for another half minute; undefined when somebody must log in. */
export async function accessToken(): Promise<string | undefined> {
  if (tokens !== undefined && tokens.expiresAt - Date.now() > 30_000) return tokens.access;
  renewing ??= renew().finally(() => {
    renewing = undefined;
  });
  return renewing;
}

/** Instant at which the present token ends, ms; undefined before a login. */
export function expiry(): number | undefined {
  return tokens?.expiresAt;
}

/** Forgets the present token, so that the next request asks for another one. */
export function dropToken(): void {
  if (tokens !== undefined) tokens = { ...tokens, access: "", expiresAt: 0 };
}

/** Sends the browser to the office's login; the address one was at is found again afterwards. */
export async function login(): Promise<never> {
  const { clientId, audience } = await site();
  const known = await endpoints();
  const state = randomText();
  const verifier = randomText();
  const journey: Journey = { verifier, hash: location.hash, endpoints: known };
  sessionStorage.setItem(`${journeyKey}.${state}`, JSON.stringify(journey));
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri(),
    scope: "openid profile",
    resource: audience,
    state,
    code_challenge: await challengeOf(verifier),
    code_challenge_method: "S256",
  });
  location.assign(`${known.authorization_endpoint}?${query}`);
  return new Promise<never>(() => {});
}

/** Ends the session here and at the issuer; drafts of this tab go with it. */
export async function logout(): Promise<void> {
  sessionStorage.clear();
  await leave();
}

/** Ends the session of somebody who went away; what they typed waits in this tab for them alone. */
export async function leave(): Promise<void> {
  tokens = undefined;
  const { end_session_endpoint } = await endpoints();
  const { clientId } = await site();
  const query = new URLSearchParams({
    client_id: clientId,
    post_logout_redirect_uri: redirectUri(),
  });
  location.assign(end_session_endpoint === undefined ? "/" : `${end_session_endpoint}?${query}`);
}

/** Back from the login: takes the code out of the address and trades it for tokens. */
export async function finishLogin(): Promise<"done" | "none" | "failed"> {
  const given = new URLSearchParams(location.search);
  const state = given.get("state");
  if (state === null) return "none";
  const kept = sessionStorage.getItem(`${journeyKey}.${state}`);
  sessionStorage.removeItem(`${journeyKey}.${state}`);
  const { verifier, hash, endpoints: known } = JSON.parse(kept ?? "{}") as Partial<Journey>;
  if (known !== undefined) discovered = Promise.resolve(known);
  history.replaceState(null, "", `${location.pathname}${hash ?? ""}`);
  const code = given.get("code");
  if (code === null || verifier === undefined) return "failed";
  const answer = await trade({
    grant_type: "authorization_code",
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri(),
  });
  return answer === undefined ? "failed" : "done";
}

async function renew(): Promise<string | undefined> {
  const refresh = tokens?.refresh;
  if (refresh === undefined) return undefined;
  return trade({ grant_type: "refresh_token", refresh_token: refresh });
}

async function trade(wanted: Record<string, string>): Promise<string | undefined> {
  const [{ clientId, audience }, { token_endpoint }] = await Promise.all([site(), endpoints()]);
  const response = await fetch(token_endpoint, {
    method: "POST",
    body: new URLSearchParams({ ...wanted, client_id: clientId, resource: audience }),
  });
  if (!response.ok) {
    tokens = undefined;
    return undefined;
  }
  const { access_token, refresh_token, expires_in } = (await response.json()) as {
    access_token: string;
    refresh_token?: string;
    expires_in: number;
  };
  tokens = {
    access: access_token,
    expiresAt: Date.now() + expires_in * 1000,
    ...(refresh_token === undefined ? {} : { refresh: refresh_token }),
  };
  return access_token;
}

function endpoints(): Promise<Endpoints> {
  discovered ??= site().then(async ({ issuer }) => {
    const response = await fetch(`${issuer}/.well-known/openid-configuration`);
    return (await response.json()) as Endpoints;
  });
  return discovered;
}

function redirectUri(): string {
  return `${location.origin}/`;
}
