import { createRemoteJWKSet, type JWTVerifyGetKey, jwtVerify } from "jose";
import { districtOf } from "#kernel/district/read.ts";
import { abilityOf } from "#kernel/permission/ability.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import type { Caller } from "#kernel/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";

/** Whose tokens are believed. */
export type Identity = { issuer: string; audience: string; jwksUrl?: string };

/**
 * Makes the check of a bearer token. The token only says who it is; role and room come from the
 * district's own list, so that whoever is struck off there is out at once.
 */
export function createAuth(world: World, { issuer, audience, jwksUrl }: Identity) {
  // Made at the first token: it loads Node's HTTP client, which a cold start need not wait for.
  let keys: JWTVerifyGetKey | undefined;
  return async (authorization: string | undefined): Promise<Caller | Refusal> => {
    const token = authorization?.match(/^Bearer (.+)$/i)?.[1];
    if (token === undefined) return refuse("auth.missing");
    keys ??= createRemoteJWKSet(new URL(jwksUrl ?? `${issuer}/jwks`));
    const claims = await jwtVerify(token, keys, { issuer, audience }).catch(() => undefined);
    const { sub = "", district = "sample" } = (claims?.payload ?? {}) as {
      sub?: string;
      district?: string;
    };
    if (claims === undefined) return refuse("auth.missing", "令牌无效或已过期");
    const { officers } = districtOf(await world.store.get(recordKey("district", district)));
    const officer = officers.find(({ id }) => id === sub);
    if (officer === undefined) return refuse("auth.unknown-officer");
    return {
      officer,
      district,
      actor: { id: officer.id, role: officer.role },
      ability: abilityOf(officer, district),
    };
  };
}
