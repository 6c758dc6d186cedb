/** What stands in front of the site: AWS China's CloudFront takes no WAF. */
export type Edge = "waf" | "cloudfront";

/** What one deployment decides for itself, from `.env` or `.env.<stage>` (see docs/deploy.md). */
export type Settings = {
  production: boolean;
  /** AWS China: what is absent there is left out. */
  china: boolean;
  edge: Edge;
  domain: string | undefined;
  /** Of ACM in us-east-1, or the id of a server certificate in IAM, which China needs. */
  certificate: { acm: string } | { iam: string } | undefined;
  /** The office's login, the API as its tokens name it, and the console's client there. */
  oidc: { issuer: string; audience: string; consoleClient: string };
  /** What the console calls the site, and its record number (备案号) where it has one. */
  site: { name: string; recordNumber: string | undefined };
  mailFrom: string;
  alarmMails: string[];
  logDays: number;
  /** Who scans uploads: GuardDuty Malware Protection, switched on for the bucket by hand. */
  scan: "guardduty" | "none";
  architecture: "arm64" | "x86_64";
  /** Function calls at once that the account may have; new accounts have ten. */
  lambdaQuota: number;
  /** Whether this deployment logs each access to its data, or the organization's trail does. */
  trail: "own" | "none";
  /** Whether this deployment copies its table every night, or the organization's backup plan does. */
  backup: "own" | "none";
  /** A vault of another account that takes a copy of each copy. */
  backupCopyTo: string | undefined;
  /** Whether the site holds the console as built, or a page that says that there is none yet. */
  console: "built" | "none";
};

type Environment = Readonly<Record<string, string | undefined>>;
type Stage = Pick<Settings, "production" | "china">;

/** What CloudWatch takes as a log group's retention, in days. */
const retentions = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
];

/** Each setting with what is wrong with it, in the order of docs/deploy.md. */
const checks: readonly ((env: Environment, stage: Stage) => string | undefined)[] = [
  ...["OIDC_ISSUER", "OIDC_AUDIENCE", "MAIL_FROM", "ALARM_MAIL"].map(
    (name) => (env: Environment) => (env[name] ? undefined : `${name} is not set`),
  ),
  ({ OIDC_ISSUER: issuer }) =>
    issuer && !URL.canParse(issuer) ? "OIDC_ISSUER is no address" : undefined,
  ({ SITE_DOMAIN: domain }) =>
    domain && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)
      ? "SITE_DOMAIN is a host name, such as tiji.example.gov.cn"
      : undefined,
  (env) =>
    env.SITE_DOMAIN && certificateOf(env) === undefined
      ? "SITE_DOMAIN needs CERTIFICATE_ARN or IAM_CERTIFICATE_ID"
      : undefined,
  ({ SITE_DOMAIN: domain }, { production, china }) =>
    (production || china) && !domain
      ? "SITE_DOMAIN must be set in production and in China"
      : undefined,
  ({ CERTIFICATE_ARN: arn }, { china }) =>
    arn && !china && !/^arn:aws:acm:us-east-1:\d{12}:certificate\/[\w-]+$/.test(arn)
      ? "CERTIFICATE_ARN is not of a certificate in us-east-1"
      : undefined,
  ({ CERTIFICATE_ARN: arn }, { china }) =>
    arn && china ? "CERTIFICATE_ARN: China's CloudFront takes IAM_CERTIFICATE_ID" : undefined,
  ({ EDGE: edge }, { china }) =>
    china && edge === "waf" ? "EDGE=waf does not exist in China" : undefined,
  (env) => wrongChoice(env, "EDGE", ["waf", "cloudfront"]),
  (env) => wrongChoice(env, "SCAN", ["guardduty", "none"]),
  (env) => wrongChoice(env, "ARCHITECTURE", ["arm64", "x86_64"]),
  (env) => wrongChoice(env, "TRAIL", ["own", "none"]),
  (env) => wrongChoice(env, "BACKUP", ["own", "none"]),
  ({ BACKUP_COPY_TO: vault }) =>
    vault && !/^arn:aws(-cn)?:backup:[a-z0-9-]+:\d{12}:backup-vault:[\w-]{2,50}$/.test(vault)
      ? "BACKUP_COPY_TO is not the ARN of a backup vault"
      : undefined,
  (env) => wrongChoice(env, "CONSOLE", ["built", "none"]),
  ({ LOG_DAYS: days }) =>
    days && !retentions.includes(Number(days))
      ? `LOG_DAYS must be one of ${retentions.join(", ")}`
      : undefined,
  ({ LAMBDA_QUOTA: quota }) =>
    quota && !/^\d+$/.test(quota) ? "LAMBDA_QUOTA is not a number" : undefined,
];

/** All that is wrong with the settings of a stage, in plain sentences; empty when it can be deployed. */
export function problemsOf(env: Environment, stage: string): string[] {
  return checks.flatMap((check) => check(env, stageOf(env, stage)) ?? []);
}

/** @throws Error naming all that is wrong, so that nothing is deployed half configured. */
export function readSettings(env: Environment, stage: string): Settings {
  const problems = problemsOf(env, stage);
  if (problems.length > 0) throw new Error(`${problems.join("; ")}; see docs/deploy.md`);
  const { production, china } = stageOf(env, stage);
  return {
    production,
    china,
    edge: oneOf(env, "EDGE", ["waf", "cloudfront"]) ?? (china ? "cloudfront" : "waf"),
    domain: env.SITE_DOMAIN || undefined,
    certificate: certificateOf(env),
    oidc: {
      issuer: env.OIDC_ISSUER ?? "",
      audience: env.OIDC_AUDIENCE ?? "",
      consoleClient: env.OIDC_CLIENT || "console",
    },
    site: {
      name: env.SITE_NAME || "提级监督",
      recordNumber: env.RECORD_NUMBER || undefined,
    },
    mailFrom: env.MAIL_FROM ?? "",
    alarmMails: (env.ALARM_MAIL ?? "").split(",").map((mail) => mail.trim()),
    logDays: Number(env.LOG_DAYS || (production ? 365 : 7)),
    scan: oneOf(env, "SCAN", ["guardduty", "none"]) ?? "none",
    architecture: oneOf(env, "ARCHITECTURE", ["arm64", "x86_64"]) ?? "arm64",
    lambdaQuota: Number(env.LAMBDA_QUOTA || (production ? 1000 : 0)),
    trail: oneOf(env, "TRAIL", ["own", "none"]) ?? (production ? "own" : "none"),
    backup: oneOf(env, "BACKUP", ["own", "none"]) ?? (production ? "own" : "none"),
    backupCopyTo: env.BACKUP_COPY_TO || undefined,
    console: oneOf(env, "CONSOLE", ["built", "none"]) ?? (production ? "built" : "none"),
  };
}

function stageOf(env: Environment, stage: string): Stage {
  return {
    production: stage === "production",
    china: (env.AWS_REGION ?? "").startsWith("cn-"),
  };
}

function certificateOf(env: Environment): Settings["certificate"] {
  if (env.CERTIFICATE_ARN) return { acm: env.CERTIFICATE_ARN };
  return env.IAM_CERTIFICATE_ID ? { iam: env.IAM_CERTIFICATE_ID } : undefined;
}

function oneOf<T extends string>(
  env: Environment,
  name: string,
  allowed: readonly T[],
): T | undefined {
  return allowed.find((each) => each === env[name]);
}

function wrongChoice(env: Environment, name: string, allowed: string[]): string | undefined {
  return env[name] && !oneOf(env, name, allowed)
    ? `${name} must be one of ${allowed.join(", ")}`
    : undefined;
}
