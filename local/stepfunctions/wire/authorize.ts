import type { JsonObject } from "../engine/json.ts";
import { ApiError } from "./errors.ts";
import { optional } from "./input.ts";
import { parseMachineArn } from "./machines/arns.ts";

/** One allowance of a caller's policy, as far as Step Functions looks at policies. */
export type Grant = {
  /** Such as `states:StartExecution`. */
  action: string;
  /** ARNs, or `*`. */
  resources: readonly string[];
  /** What `states:StateMachineQualifier` must equal; without it there is no such condition. */
  qualifier?: string;
};

/** What callers may do; asked for every request, so that it may change while the service runs. */
export type Grants = (accessKeyId: string) => readonly Grant[] | "everything";

type Wanted = { action: string; resource: string; qualifier?: string };

/**
 * Refuses what the caller's policy does not allow. A version or an alias is authorized by its
 * machine's own ARN and the condition key `states:StateMachineQualifier`, never by its own ARN; answers
 * by a task token have no resource (Step Functions Developer Guide, "Authorization for versions and
 * aliases"; Service Authorization Reference, AWS Step Functions).
 * @throws ApiError AccessDeniedException.
 */
export function authorize(
  grants: Grants,
  { caller, name, input }: { caller: string; name: string; input: JsonObject },
): void {
  const allowed = grants(caller);
  if (allowed === "everything") return;
  const wanted = wantedBy(name, input);
  if (allowed.some((grant) => covers(grant, wanted))) return;
  throw new ApiError(
    "AccessDeniedException",
    `User: ${caller} is not authorized to perform: ${wanted.action} on resource: ${wanted.resource} because no identity-based policy allows the ${wanted.action} action`,
  );
}

/** The access key in a signature's credential scope (Signature Version 4, "Authorization header"). */
export function callerOf(authorization: string | undefined): string {
  return /Credential=([^/,\s]+)\//.exec(authorization ?? "")?.[1] ?? "";
}

function wantedBy(name: string, input: JsonObject): Wanted {
  const action = `states:${name}`;
  const execution = optional(input, "executionArn");
  if (execution !== undefined) return { action, resource: execution };
  const arn = optional(input, "stateMachineArn") ?? optional(input, "stateMachineAliasArn");
  if (arn === undefined) return { action, resource: "*" };
  const { machine, qualifier } = parseMachineArn(arn);
  return { action, resource: machine, ...(qualifier === undefined ? {} : { qualifier }) };
}

/** A condition on a key that the request lacks is not met (IAM, "Condition operators"). */
function covers({ action, resources, qualifier }: Grant, wanted: Wanted): boolean {
  return (
    action === wanted.action &&
    (resources.includes("*") || resources.includes(wanted.resource)) &&
    (qualifier === undefined || qualifier === wanted.qualifier)
  );
}
