import { createHash } from "node:crypto";
import { type FunctionName, type FunctionSpec, topology } from "#topology";
import { dataKey } from "../data/keys.ts";
import { files, seals, table } from "../data/storage.ts";
import { nameOf, settings } from "../deployment.ts";
import { siteUrl } from "../edge/distribution.ts";
import { createLogGroup } from "../logs.ts";
import { titleOf } from "../names.ts";
import { createFunctionRole } from "./function-role.ts";
import { alias, machineArn } from "./permissions.ts";
import { environmentOf, originKeys, secretsOf } from "./secrets.ts";
import { writeOut } from "./written-out.ts";

export type Deployed = { function: sst.aws.Function; logs: aws.cloudwatch.LogGroup };

const specs = Object.entries(topology.functions) as [FunctionName, FunctionSpec][];

/** Of 256 random bits a hash gives nothing away. */
const originKeyHashes = originKeys.apply((words) =>
  words.map((word) => createHash("sha256").update(word).digest("hex")).join(),
);

export const functions = Object.fromEntries(
  specs.map(([name, spec]) => [name, createFunction(name, spec)]),
) as Record<FunctionName, Deployed>;

function createFunction(name: FunctionName, spec: FunctionSpec): Deployed {
  const title = titleOf(name);
  const logs = createLogGroup(`${title}Logs`, `/aws/lambda/${nameOf(name)}`);
  const made = new sst.aws.Function(title, {
    name: nameOf(name),
    handler: spec.entry.replace(/\.ts$/, ".handler"),
    runtime: "nodejs24.x",
    architecture: settings.architecture,
    timeout: `${spec.timeout} seconds`,
    memory: `${spec.memory} MB`,
    role: createFunctionRole(name, spec).arn,
    environment: environmentFor(spec),
    logging: { format: "json", logGroup: logs.name },
    ...reserved(spec),
    nodejs: {
      format: "esm",
      minify: true,
      // `sourcemap` stays unset: set to false, SST's builder puts the maps into the zip.
      splitting: true,
      // Kept names cost a call for every function at each cold start, a tenth of its time.
      esbuild: { keepNames: false, external: [...topology.unbundled] },
    },
    hook: { postbuild: writeOut },
    transform: {
      function: {
        kmsKeyArn: dataKey.arn,
        ...(settings.china ? {} : { tracingConfig: { mode: "Active" } }),
      },
    },
  });
  return { function: made, logs };
}

/** Lambda wants a hundred calls at once left for functions that reserve none. */
function reserved({ reserved }: FunctionSpec) {
  const all = specs.reduce((sum, [, spec]) => sum + (spec.reserved ?? 0), 0);
  const affordable = settings.lambdaQuota - all >= 100;
  return reserved !== undefined && affordable ? { concurrency: { reserved } } : {};
}

function environmentFor({ uses, trigger }: FunctionSpec) {
  const given = (prefix: string) => uses.some((capability) => capability.startsWith(prefix));
  return {
    SITE_URL: siteUrl,
    ...named(topology.table.name, { name: table.name }),
    ...(given("files:")
      ? { ...named(topology.buckets.files.name, { name: files.bucket }), SCAN: settings.scan }
      : {}),
    ...(given("seals") ? named(topology.buckets.seals.name, { name: seals.bucket }) : {}),
    ...(trigger === "http"
      ? { OIDC_ISSUER: settings.oidc.issuer, OIDC_AUDIENCE: settings.oidc.audience }
      : {}),
    ...(trigger.startsWith("http") ? { ORIGIN_KEY_HASHES: originKeyHashes } : {}),
    ...(given("workflow:start") ? Object.assign({}, ...workflowNames()) : {}),
    ...Object.assign({}, ...uses.map((capability) => environmentOf[capability] ?? {})),
    ...Object.fromEntries(
      uses
        .flatMap((capability) => Object.entries(secretsOf[capability] ?? {}))
        .map(([variable, kept]) => [`SECRET_${variable}`, $jsonStringify(kept)]),
    ),
  };
}

function workflowNames() {
  return Object.keys(topology.workflows).map((name) =>
    named(name, { arn: $interpolate`${machineArn(name)}:${alias}` }),
  );
}

/** Where functions find a resource, in the words of SST's own links. */
function named(name: string, properties: Record<string, $util.Input<string>>) {
  return { [`SST_RESOURCE_${name}`]: $jsonStringify(properties) };
}
