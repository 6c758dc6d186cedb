import {
  type Capability,
  type FunctionName,
  type FunctionSpec,
  type Guard,
  topology,
} from "#topology";

/** What one call of a service wants to do, as AWS would judge it. */
export type Call =
  | { service: "dynamodb"; action: TableAction; partition: string | undefined }
  | { service: "s3"; action: keyof typeof fileCapabilityOf; key: string }
  | { service: "port"; capability: Capability };

export type TableAction = keyof typeof capabilityOf | "GetItem";

/**
 * By which word of the topology an action on the table is allowed, see `stacks/compute/permissions.ts`. Nothing
 * allows `GetItem`: the store reads in batches only.
 */
const capabilityOf = {
  BatchGetItem: "table:read",
  Query: "table:read",
  PutItem: "table:write",
  ConditionCheckItem: "table:write",
  UpdateItem: "table:count",
  DeleteItem: "table:remove",
} as const satisfies Record<string, Capability>;

/** The same for files; to destroy one is to remove it with all its versions. */
const fileCapabilityOf = {
  GetObject: "files:read",
  PutObject: "files:write",
  DeleteObject: "files:destroy",
} as const satisfies Record<string, Capability>;

const changes: readonly string[] = ["PutItem", "UpdateItem", "DeleteItem"];

/** Whether the function's policy allows the call; `stacks` tests hold that policies say the same. */
export function mayCall(name: FunctionName, call: Call): boolean {
  const { uses, prefixes = [], reads = prefixes }: FunctionSpec = topology.functions[name];
  switch (call.service) {
    case "dynamodb":
      return (
        call.action !== "GetItem" && uses.includes(capabilityOf[call.action]) && isOpen(name, call)
      );
    case "s3":
      return (
        uses.includes(fileCapabilityOf[call.action]) &&
        (call.action === "PutObject" ? prefixes : reads).some((prefix) =>
          call.key.startsWith(prefix),
        )
      );
    case "port":
      return uses.includes(call.capability);
  }
}

/** What a function may do at all, in the words in which uses are noted. */
export function rightsOf(name: FunctionName): string[] {
  const { uses }: FunctionSpec = topology.functions[name];
  const actions = Object.entries(capabilityOf).flatMap(([action, capability]) =>
    uses.includes(capability) ? [action] : [],
  );
  const ports = uses.filter((capability) => !capability.startsWith("table:"));
  return [...actions, ...ports];
}

/** A right that a call uses, as `rightsOf` names it. */
export function rightOf(call: Call): string {
  switch (call.service) {
    case "dynamodb":
      return call.action;
    case "s3":
      return fileCapabilityOf[call.action];
    case "port":
      return call.capability;
  }
}

/** Without a partition an index is asked, which guards do not look at. */
function isOpen(
  name: FunctionName,
  { action, partition }: Call & { service: "dynamodb" },
): boolean {
  if (partition === undefined) return action === "Query";
  if (action === "UpdateItem" && !counted(partition)) return false;
  return (topology.table.guards as readonly Guard[]).every(
    ({ items, closed, except }) =>
      !partition.startsWith(items) ||
      except.includes(name) ||
      (closed === "changing" && !changes.includes(action)),
  );
}

function counted(partition: string): boolean {
  return topology.table.counted.some((items) => partition.startsWith(items));
}
