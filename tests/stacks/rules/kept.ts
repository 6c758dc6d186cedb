import type { Graph } from "#stacks/synth/graph.ts";
import { stageOf } from "#stacks/synth/stage.ts";
import { topology } from "#topology";
import { at, every, list, parse, type Rule, statementsOf } from "./rule.ts";

type CopyRule = { ruleName: string; lifecycle: object; copyActions?: object[] };

/** Traces of who touched what, and how long what is kept is kept. */
export const kept: Rule[] = [
  {
    name: "what expires in a versioned bucket expires with its old versions, within days",
    check: (graph) =>
      every(graph, "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration").flatMap(
        ({ name, inputs }) =>
          ((inputs.rules ?? []) as Record<string, unknown>[]).flatMap((rule) =>
            rule.expiration !== undefined &&
            !(Number(at(rule, "noncurrentVersionExpiration.noncurrentDays")) <= 1)
              ? [`${name} ${rule.id}`]
              : [],
          ),
      ),
  },
  {
    name: "buckets of the topology forget when it says, and lock what it locks",
    check: (graph) =>
      Object.values(topology.buckets as Record<string, Bucket>).flatMap(
        ({ name, expiring = {}, lockedYears }) => {
          const lifecycle = every(
            graph,
            "s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
          ).find((each) => each.name === `${name}Lifecycle`);
          const rules = (lifecycle?.inputs.rules ?? []) as object[];
          const lock = every(
            graph,
            "s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
          )
            .filter((each) => each.name === `${name}Lock`)
            .map(({ inputs }) => at(inputs, "rule.defaultRetention.years"));
          return [
            ...Object.entries(expiring).flatMap(([prefix, days]) =>
              rules.some(
                (rule) =>
                  at(rule, "filter.prefix") === prefix && at(rule, "expiration.days") === days,
              )
                ? []
                : [`${name} ${prefix}`],
            ),
            ...(lock[0] === (graph.stage === "production" ? lockedYears : undefined)
              ? []
              : [`${name} lock`]),
          ];
        },
      ),
  },
  {
    name: "what is locked is written once: every writer must say that nothing lies there yet",
    check: (graph) =>
      Object.values(topology.buckets as Record<string, Bucket>).flatMap(({ name, lockedYears }) => {
        const policy = every(graph, "s3/bucketPolicy:BucketPolicy").find(
          (each) => each.name === `${name}Policy`,
        );
        const isGuarded = parse(policy?.inputs.policy).some(
          (each) =>
            each.Effect === "Deny" &&
            list(each.Action).includes("s3:PutObject") &&
            at(each, "Condition.Null.s3:if-none-match") === "true",
        );
        return isGuarded === (lockedYears !== undefined) ? [] : [name];
      }),
  },
  {
    name: "each request to a bucket is logged, save to the bucket of these logs",
    check: (graph) => {
      const logged = every(graph, "s3/bucketLogging:BucketLogging").map(({ inputs }) =>
        String(inputs.bucket),
      );
      return every(graph, "s3/bucket:Bucket")
        .map(({ inputs }) => String(inputs.bucket))
        .filter((bucket) => !bucket.includes("-access-") && !logged.includes(bucket));
    },
  },
  {
    name: "production logs every call to the table, to the files and to keys",
    check: (graph) => {
      if (graph.stage !== "production") return [];
      const text = JSON.stringify(every(graph, "cloudtrail/trail:Trail"));
      return [
        "AWS::DynamoDB::Table",
        "AWS::S3::Object",
        "Management",
        "-records",
        "-files-",
      ].filter((each) => !text.includes(each));
    },
  },
  {
    name: "production copies the table every night into a vault that shortens no copy's life",
    check: (graph) => {
      if (graph.stage !== "production") return [];
      const plans = every(graph, "backup/plan:Plan").flatMap(
        ({ inputs }) => (inputs.rules ?? []) as Record<string, unknown>[],
      );
      const days = [...JSON.stringify(plans).matchAll(/"deleteAfter":(\d+)/g)].map(([, count]) =>
        Number(count),
      );
      const copied = JSON.stringify(every(graph, "backup/selection:Selection"));
      const locked = every(graph, "backup/vaultLockConfiguration:VaultLockConfiguration").map(
        ({ inputs }) => Number(inputs.minRetentionDays),
      );
      return [
        ...(plans.some((rule) => /^cron\(\d+ \d+ \* \* \? \*\)$/.test(String(rule.schedule)))
          ? []
          : ["no copy every night"]),
        ...(copied.includes("-records") ? [] : ["not of the table"]),
        ...(Math.min(...days) >= 35 && locked[0] === Math.min(...days) ? [] : ["kept too short"]),
      ];
    },
  },
  {
    name: "each copy goes on into the vault of the other account, kept as long, and to no other",
    check: (graph) => {
      if (graph.stage !== "production") return [];
      const { BACKUP_COPY_TO: vault } = stageOf(graph.stage, graph.region).env;
      const copies = every(graph, "backup/plan:Plan").flatMap(
        ({ inputs }) => (inputs.rules ?? []) as CopyRule[],
      );
      const mayCopy = every(graph, "iam/role:Role").flatMap(({ name }) =>
        statementsOf(graph, name)
          .filter(({ Action }) => [Action].flat().some((each) => /CopyFrom/.test(each)))
          .map(({ Condition }) => `${name} ${JSON.stringify(Condition)}`),
      );
      const bound = { "ForAllValues:ArnEquals": { "backup:CopyTargets": [vault] } };
      return [
        ...(copies.length > 0 ? [] : ["no copies"]),
        ...copies
          .filter(
            ({ lifecycle, copyActions = [] }) =>
              JSON.stringify(copyActions) !==
              JSON.stringify([{ destinationVaultArn: vault, lifecycle }]),
          )
          .map(({ ruleName }) => `${ruleName} stays in this account, or is kept for other days`),
        ...(JSON.stringify(mayCopy) === JSON.stringify([`CopiesRole ${JSON.stringify(bound)}`])
          ? []
          : mayCopy.concat("may copy")),
      ];
    },
  },
  {
    name: "staff are named in the API's log, by their token and not by their address",
    check: (graph) => {
      const format = String(
        at(every(graph, "apigatewayv2/stage:Stage")[0]?.inputs, "accessLogSettings.format"),
      );
      return [
        ...(format.includes("$context.authorizer.claims.sub") ? [] : ["no subject"]),
        ...(/sourceIp|userAgent/.test(format) ? ["address or agent"] : []),
      ];
    },
  },
  {
    name: "the key of the vault refuses everybody but the vault's functions",
    check: (graph) => {
      const key = every(graph, "kms/key:Key").find(({ name }) => name === "VaultKey");
      const denied = parse(key?.inputs.policy).find(({ Effect }) => Effect === "Deny");
      const users = at(denied, "Condition.ArnNotEquals.aws:PrincipalArn") as string[] | undefined;
      const wanted = Object.entries(topology.functions)
        .filter(([, { uses }]) =>
          uses.some((one) => ["vault", "contacts", "matters"].includes(one)),
        )
        .map(([name]) => `${name.charAt(0).toUpperCase()}${name.slice(1)}Role`);
      const found = (users ?? []).map((arn) => arn.split("-").at(-1));
      const covers = JSON.stringify(denied?.Action ?? "").includes("kms:Decrypt");
      return covers && found.join() === wanted.join() ? [] : [`${found} for ${wanted}`];
    },
  },
  {
    name: "the key of reporters' identities refuses to unwrap for everybody but its one function",
    check: (graph) => {
      const key = every(graph, "kms/key:Key").find(({ name }) => name === "IdentityKey");
      const [open, seal] = parse(key?.inputs.policy).filter(({ Effect }) => Effect === "Deny");
      const users = (denied: unknown) =>
        ((at(denied, "Condition.ArnNotEquals.aws:PrincipalArn") as string[] | undefined) ?? [])
          .map((arn) => arn.split("-").at(-1))
          .join();
      const covers =
        JSON.stringify(open?.Action).includes("kms:Decrypt") &&
        JSON.stringify(seal?.Action).includes("kms:GenerateDataKey*");
      return covers && users(open) === "IdentityRole" && users(seal) === "IdentityRole,PetitionRole"
        ? []
        : [`${users(open)}; ${users(seal)}`];
    },
  },
  {
    name: "changes to keys, policies, roles, backups and the trail are told",
    check: (graph: Graph) => {
      const told = every(graph, "cloudwatch/eventTarget:EventTarget").map(({ inputs }) =>
        String(inputs.rule),
      );
      const patterns = every(graph, "cloudwatch/eventRule:EventRule")
        .filter(({ inputs }) => told.includes(String(inputs.name)))
        .map(({ inputs }) => String(inputs.eventPattern))
        .join();
      return [
        "PutKeyPolicy",
        "StopLogging",
        "PutBucketPolicy",
        "UpdateContinuousBackups",
        "DeleteRecoveryPoint",
        "DeleteBackupVaultLockConfiguration",
        "PutRolePolicy",
        "UpdateAssumeRolePolicy",
      ].filter((name) => !patterns.includes(name));
    },
  },
];

type Bucket = { name: string; expiring?: Record<string, number>; lockedYears?: number };
