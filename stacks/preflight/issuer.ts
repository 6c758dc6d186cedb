import * as z from "zod/mini";

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });
const Keys = z.object({
  keys: z.array(
    z.object({ kty: z.string(), kid: z.optional(z.string()), use: z.optional(z.string()) }),
  ),
});

type Ask = (url: string) => Promise<Response>;

/** Five seconds, as the functions wait. */
const ask: Ask = (url) => fetch(url, { signal: AbortSignal.timeout(5_000), redirect: "manual" });

/**
 * What API Gateway would refuse of an issuer when the authorizer is made, in plain sentences (HTTP API
 * guide, "JWT authorizers"). That it can be reached from here does not yet say that AWS reaches it.
 */
export async function issuerProblems(issuer: string, asking: Ask = ask): Promise<string[]> {
  const insecure = issuer.startsWith("https://")
    ? []
    : ["OIDC_ISSUER must be reached over https with a public certificate"];
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const found = await read(url, Discovery, asking);
  if ("problem" in found) return [...insecure, found.problem];
  const { issuer: named, jwks_uri: keysUrl } = found.value;
  return [
    ...insecure,
    ...(named === issuer
      ? []
      : [`${url} says that the issuer is ${named}: set OIDC_ISSUER to that, to the letter`]),
    ...(await keyProblems(keysUrl, asking)),
  ];
}

async function keyProblems(url: string, asking: Ask): Promise<string[]> {
  const found = await read(url, Keys, asking);
  if ("problem" in found) return [found.problem];
  const usable = found.value.keys.filter(
    ({ kty, kid, use = "sig" }) => kty === "RSA" && kid !== undefined && use === "sig",
  );
  return usable.length > 0
    ? []
    : [`${url} has no RSA key with a kid: API Gateway takes RS256, RS384 and RS512 only, no ES256`];
}

async function read<T extends z.ZodMiniType>(
  url: string,
  schema: T,
  asking: Ask,
): Promise<{ value: z.infer<T> } | { problem: string }> {
  try {
    const answer = await asking(url);
    if (answer.status !== 200) return { problem: `${url} answers ${answer.status} and not 200` };
    const parsed = schema.safeParse(await answer.json());
    if (!parsed.success) return { problem: `${url} is not what OpenID Connect Discovery asks for` };
    return { value: parsed.data };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { problem: `${url} does not answer: ${why}` };
  }
}
