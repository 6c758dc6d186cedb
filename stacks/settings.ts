/** What stands in front of the site: AWS China's CloudFront takes no WAF. */
export type Edge = "waf" | "cloudfront";

/** What one deployment decides for itself, from `.env` or `.env.<stage>` (see docs/deploy.md). */
export type Settings = {
  production: boolean;
  edge: Edge;
  domain: string | undefined;
  /** Of ACM in us-east-1, or the id of a server certificate in IAM, which China needs. */
  certificate: { acm: string } | { iam: string } | undefined;
  oidc: { issuer: string; audience: string };
  mailFrom: string;
  alarmMails: string[];
  logDays: number;
  /** Who scans uploads: GuardDuty Malware Protection, switched on for the bucket by hand. */
  scan: "guardduty" | "none";
  architecture: "arm64" | "x86_64";
};

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Error naming what is missing, so that nothing is deployed half configured. */
export function readSettings(env: Environment, stage: string): Settings {
  const need = ["OIDC_ISSUER", "OIDC_AUDIENCE", "MAIL_FROM", "ALARM_MAIL"] as const;
  const missing = need.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(", ")}; see docs/deploy.md`);
  const china = (env.AWS_REGION ?? "").startsWith("cn-");
  const production = stage === "production";
  const settings: Settings = {
    production,
    edge: oneOf(env, "EDGE", china ? "cloudfront" : "waf", ["waf", "cloudfront"]),
    domain: env.SITE_DOMAIN,
    certificate: certificateOf(env),
    oidc: { issuer: env.OIDC_ISSUER ?? "", audience: env.OIDC_AUDIENCE ?? "" },
    mailFrom: env.MAIL_FROM ?? "",
    alarmMails: (env.ALARM_MAIL ?? "").split(",").map((mail) => mail.trim()),
    logDays: Number(env.LOG_DAYS ?? (production ? 180 : 7)),
    scan: oneOf(env, "SCAN", "none", ["guardduty", "none"]),
    architecture: oneOf(env, "ARCHITECTURE", "arm64", ["arm64", "x86_64"]),
  };
  if (settings.domain !== undefined && settings.certificate === undefined)
    throw new Error("SITE_DOMAIN needs CERTIFICATE_ARN or IAM_CERTIFICATE_ID");
  if ((production || china) && settings.domain === undefined)
    throw new Error("SITE_DOMAIN must be set in production and in China");
  if (china && settings.edge === "waf") throw new Error("EDGE=waf does not exist in China");
  return settings;
}

function certificateOf(env: Environment): Settings["certificate"] {
  if (env.CERTIFICATE_ARN) return { acm: env.CERTIFICATE_ARN };
  return env.IAM_CERTIFICATE_ID ? { iam: env.IAM_CERTIFICATE_ID } : undefined;
}

function oneOf<T extends string>(
  env: Environment,
  name: string,
  otherwise: T,
  allowed: readonly T[],
): T {
  const value = env[name] ?? otherwise;
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw new Error(`${name} must be one of ${allowed.join(", ")}`);
  return found;
}
