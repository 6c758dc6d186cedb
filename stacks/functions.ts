import { type FunctionName, type FunctionSpec, topology } from "#topology";
import { nameOf, settings } from "./deployment.ts";
import { siteUrl } from "./edge.ts";
import { createFunctionRole } from "./function-role.ts";
import { dataKey } from "./keys.ts";
import { createLogGroup } from "./logs.ts";
import { alias, machineArn } from "./permissions.ts";
import { environmentOf } from "./secrets.ts";
import { files, table } from "./storage.ts";

export type Deployed = { function: sst.aws.Function; logs: aws.cloudwatch.LogGroup };

const specs = Object.entries(topology.functions) as [FunctionName, FunctionSpec][];

export const functions = Object.fromEntries(
  specs.map(([name, spec]) => [name, createFunction(name, spec)]),
) as Record<FunctionName, Deployed>;

function createFunction(name: FunctionName, spec: FunctionSpec): Deployed {
  const title = `${name[0]?.toUpperCase()}${name.slice(1)}`;
  const physicalName = nameOf(name);
  const logs = createLogGroup(`${title}Logs`, `/aws/lambda/${physicalName}`);
  const role = createFunctionRole(title, physicalName, spec);
  const made = new sst.aws.Function(title, {
    name: physicalName,
    handler: spec.entry.replace(/\.ts$/, ".handler"),
    runtime: "nodejs24.x",
    architecture: settings.architecture,
    timeout: `${spec.timeout} seconds`,
    memory: `${spec.memory} MB`,
    role: role.arn,
    environment: environmentFor(spec),
    logging: { format: "json", logGroup: logs.name },
    nodejs: {
      format: "esm",
      minify: true,
      sourcemap: false,
      splitting: true,
      // Kept names cost a call for every function at each cold start, a tenth of its time.
      esbuild: { keepNames: false, external: [...topology.unbundled] },
    },
    transform: { function: { kmsKeyArn: dataKey.arn, tracingConfig: { mode: "Active" } } },
  });
  return { function: made, logs };
}

function environmentFor({ uses, trigger }: FunctionSpec) {
  const given = (prefix: string) => uses.some((capability) => capability.startsWith(prefix));
  return {
    SITE_URL: siteUrl,
    ...named(topology.table.name, { name: table.name }),
    ...(given("files:")
      ? { ...named(topology.files.name, { name: files.bucket }), SCAN: settings.scan }
      : {}),
    ...(trigger === "http"
      ? { OIDC_ISSUER: settings.oidc.issuer, OIDC_AUDIENCE: settings.oidc.audience }
      : {}),
    ...(given("workflow:start") ? Object.assign({}, ...workflowNames()) : {}),
    ...Object.assign({}, ...uses.map((capability) => environmentOf[capability] ?? {})),
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
