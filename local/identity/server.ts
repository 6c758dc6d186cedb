import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import Provider, { type Configuration } from "oidc-provider";
import { listen } from "../ports.ts";
import { findOfficer } from "../sample/officers.ts";
import { createAdapter, openSessions } from "./adapter.ts";
import {
  audience,
  claimsOf,
  consoleClient,
  type Identity,
  linkClient,
  openIdentity,
  tokenSeconds,
} from "./keys.ts";
import { loginPage } from "./login.ts";

const fortnight = 14 * 86_400;

export type IdentityServer = { identity: Identity; jwksUrl: string; stop(): Promise<void> };

/** An OpenID provider that knows the sample users; `file` keeps its keys, `sessions` who is in. */
export async function startIdentity(options: {
  file?: string | undefined;
  sessions: string;
  port: number;
  siteUrl: string;
}): Promise<IdentityServer> {
  const server = createServer();
  const port = await listen(server, options.port, "登录服务 OIDC");
  const issuer = `http://localhost:${port}`;
  const identity = await openIdentity(options.file, issuer);
  const sessions = openSessions(options.sessions);
  const provider = new Provider(issuer, {
    ...configuration(identity, options.siteUrl),
    adapter: (model: string) => createAdapter(sessions, model),
  });
  const callback = provider.callback();
  server.on("request", (request, response) => {
    const uid = /^\/interaction\/([\w-]+)$/.exec(request.url ?? "")?.[1];
    if (uid === undefined) return void callback(request, response);
    interact(provider, uid, request, response).catch((error: unknown) => {
      response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
      response.end(`登录已失效，请重新开始（${error instanceof Error ? error.message : ""}）`);
    });
  });
  return {
    identity,
    jwksUrl: `${issuer}/jwks`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close").catch(() => {});
      sessions.close();
    },
  };
}

async function interact(
  provider: Provider,
  uid: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== "POST") {
    await provider.interactionDetails(request, response);
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(String(await loginPage(uid)));
    return;
  }
  const officer = findOfficer(new URLSearchParams(await text(request)).get("login") ?? "");
  if (officer === undefined) throw new Error("没有这个用户");
  await provider.interactionFinished(request, response, { login: { accountId: officer.id } });
}

function configuration({ key, cookieKeys }: Identity, siteUrl: string): Configuration {
  return {
    jwks: { keys: [key as never] },
    cookies: { keys: cookieKeys },
    clients: [
      {
        client_id: consoleClient,
        token_endpoint_auth_method: "none",
        response_types: ["code"],
        grant_types: ["authorization_code", "refresh_token"],
        redirect_uris: [
          `${siteUrl}/`,
          `${siteUrl}/login`,
          `${siteUrl}/callback`,
          `${siteUrl}/console/`,
        ],
        post_logout_redirect_uris: [`${siteUrl}/`, `${siteUrl}/console/`],
      },
      {
        client_id: linkClient,
        token_endpoint_auth_method: "none",
        response_types: ["code"],
        grant_types: ["authorization_code"],
        redirect_uris: [`${siteUrl}/l/login`],
      },
    ],
    scopes: ["openid", "profile", "offline_access"],
    claims: { openid: ["sub"], profile: ["name", "role", "district", "room"] },
    pkce: { required: () => true },
    clientBasedCORS: () => true,
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: "api",
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: tokenSeconds,
          jwt: { sign: { alg: "RS256" } },
        }),
      },
    },
    ttl: {
      AccessToken: tokenSeconds,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 3600,
      RefreshToken: fortnight,
      Session: fortnight,
      Grant: fortnight,
    },
    findAccount: (_, sub) => {
      const officer = findOfficer(sub);
      return (
        officer && {
          accountId: officer.id,
          claims: () => ({ sub: officer.id, ...claimsOf(officer) }),
        }
      );
    },
    extraTokenClaims: (_, token) => {
      const officer = "accountId" in token ? findOfficer(token.accountId ?? "") : undefined;
      return officer === undefined ? {} : claimsOf(officer);
    },
    /** Both clients are our own: nobody is asked to consent. */
    async loadExistingGrant({ oidc }) {
      const { client, session, provider } = oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const known = session.grantIdFor(client.clientId);
      const found = known === undefined ? undefined : await provider.Grant.find(known);
      if (found !== undefined) return found;
      const grant = new provider.Grant({
        clientId: client.clientId,
        accountId: session.accountId,
      });
      grant.addOIDCScope("openid profile offline_access");
      grant.addResourceScope(audience, "api");
      await grant.save();
      return grant;
    },
  };
}
