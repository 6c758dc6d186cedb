import type { TableAction } from "./may.ts";

type Key = { pk?: { S?: string } };
type Write = { Key?: Key; Item?: Key };
type Input = Write & {
  IndexName?: string;
  KeyConditionExpression?: string;
  ExpressionAttributeValues?: Record<string, { S?: string }>;
  RequestItems?: Record<string, { Keys: Key[] }>;
  TransactItems?: Record<string, Write>[];
};

export type TableCall = { service: "dynamodb"; action: TableAction; partition: string | undefined };

/** Actions of a transaction's writes (API reference, TransactWriteItem). */
const writes: Readonly<Record<string, TableAction>> = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

/** What a request on the wire asks of the table: each partition that it names, and what for. */
export function tableCalls(action: string, given: Record<string, unknown>): TableCall[] {
  const input = given as Input;
  if (action === "TransactWriteItems")
    return (input.TransactItems ?? []).flatMap((item) =>
      Object.entries(item).map(([verb, write]) => call(writes[verb] ?? "PutItem", keyOf(write))),
    );
  if (action === "BatchGetItem")
    return Object.values(input.RequestItems ?? {}).flatMap(({ Keys }) =>
      Keys.map((key) => call(action, key)),
    );
  if (action === "Query") return [{ service: "dynamodb", action, partition: asked(input) }];
  return [call(action as TableAction, keyOf(input))];
}

function call(action: TableAction, key: Key | undefined): TableCall {
  return { service: "dynamodb", action, partition: key?.pk?.S };
}

function keyOf({ Key, Item }: Write): Key | undefined {
  return Key ?? Item;
}

/** The partition of the table that is asked; undefined for one of an index. */
function asked({ IndexName, KeyConditionExpression, ExpressionAttributeValues }: Input) {
  if (IndexName !== undefined) return undefined;
  const name = /^#?pk\s*=\s*(:\w+)/.exec(KeyConditionExpression ?? "")?.[1];
  return name === undefined ? "" : ExpressionAttributeValues?.[name]?.S;
}
