import type { JWTPayload } from "jose";
import { districtOf } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { Caller } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { discover } from "../oidc/discovery.ts";
import { checkToken, openKeys } from "../oidc/token.ts";

/** Whose tokens are believed. */
export type Identity = { issuer: string; audience: string; jwksUrl?: string };

/**
 * Makes the check of a bearer token. The token only says who it is; role and room come from the
 * district's own list, so that whoever is struck off there is out at once. A remembered list may be
 * asked for where the command itself checks it again (`OfficerChanged`).
 */
export function createAuth(world: World, { issuer, audience, jwksUrl }: Identity) {
  // Asked for with the first token, and again after a failure.
  let opened: ReturnType<typeof keysOf> | undefined;
  const known = new Map<string, readonly Officer[]>();
  return async (
    authorization: string | undefined,
    officersAre: "fresh" | "remembered" = "fresh",
  ): Promise<Caller | Refusal> => {
    const token = authorization?.match(/^Bearer (.+)$/i)?.[1];
    if (token === undefined) return refuse("auth.missing");
    opened ??= keysOf(issuer, jwksUrl);
    const keys = await opened.catch(() => undefined);
    if (keys === undefined) opened = undefined;
    const checked = keys && (await checkToken(token, keys, { issuer, algorithms }));
    if (checked === undefined || checked === "keys-away") return unavailable(world);
    if (checked === "invalid" || !isFor(audience, checked.claims))
      return refuse("auth.missing", "令牌无效或已过期");
    const { sub, district } = checked.claims;
    if (typeof district !== "string" || district.length > 100)
      return refuse("auth.missing", "令牌未载明地区（district）");
    const remembered = officersAre === "fresh" ? undefined : known.get(district);
    const officers = remembered ?? (await officersOf(world, district));
    known.set(district, officers);
    const officer = officers.find(({ id }) => id === sub);
    if (officer === undefined) return refuse("auth.unknown-officer");
    return {
      officer,
      district,
      actor: {
        id: officer.id,
        role: officer.role,
        ...(remembered === undefined ? {} : { officer }),
      },
    };
  };
}

/** Those that the gateway takes too (HTTP API guide, "JWT authorizers"): RSA only. */
const algorithms = ["RS256", "RS384", "RS512"];

/** By `aud`; a token without one, as Cognito's access tokens are, by `client_id`, as the gateway does. */
function isFor(audience: string, { aud, client_id: client }: JWTPayload): boolean {
  return aud === undefined ? client === audience : [aud].flat().includes(audience);
}

/** A fault that passes: nobody's session is over because of it. */
function unavailable(world: World): Refusal {
  world.log("auth.keys-away", {});
  return refuse("auth.unavailable");
}

async function keysOf(issuer: string, jwksUrl: string | undefined) {
  return openKeys(jwksUrl ?? (await discover(issuer)).jwks_uri);
}

async function officersOf(world: World, district: string): Promise<readonly Officer[]> {
  return districtOf(await world.store.get(recordKey("district", district))).officers;
}
