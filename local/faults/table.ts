import type { Faulty } from "./faults.ts";
import { type Answer, answerOf, type Call, callOf, type Handle, type Request } from "./wire.ts";

type Client = { config: { requestHandler: { handle: unknown } } };

/**
 * Lets the calls of a DynamoDB client fail as AWS's do, on the wire, so that the SDK's own reading
 * and repeating of errors is part of it (API reference, TransactWriteItems, BatchGetItem).
 */
export function withTableFaults(client: Client, faults: Faulty): void {
  const { requestHandler } = client.config;
  const handle = requestHandler.handle as Handle;
  requestHandler.handle = async (request: Request, ...more: unknown[]) => {
    const call = callOf(request);
    const refusal = refusalOf(call, faults);
    if (refusal !== undefined) return refusal;
    if (call.action === "BatchGetItem" && faults.strikes("unreadKeys"))
      return half(call, (input) =>
        handle.call(requestHandler, withBody(request, JSON.stringify(input)), ...more),
      );
    const answer = await handle.call(requestHandler, request, ...more);
    if (isWrite(call) && faults.strikes("lostAnswers"))
      throw Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });
    return answer;
  };
}

function withBody(request: Request, body: string): Request {
  const headers = { ...request.headers, "content-length": String(Buffer.byteLength(body)) };
  return Object.assign(Object.create(Object.getPrototypeOf(request)), request, { headers, body });
}

function isWrite({ action }: Call): boolean {
  return ["TransactWriteItems", "PutItem", "UpdateItem", "DeleteItem"].includes(action);
}

function refusalOf({ action, input }: Call, faults: Faulty): Answer | undefined {
  if (action === "TransactWriteItems") {
    if (!faults.strikes("throttledTransactions")) return undefined;
    const items = input.TransactItems as unknown[];
    return answerOf(400, {
      __type: "com.amazonaws.dynamodb.v20120810#TransactionCanceledException",
      Message: "Transaction cancelled, please refer cancellation reasons for specific reasons",
      CancellationReasons: items.map((_, place) =>
        place === 0
          ? { Code: "ThrottlingError", Message: "Throughput exceeds the current capacity" }
          : { Code: "None" },
      ),
    });
  }
  if (!faults.strikes("throttledCalls")) return undefined;
  return answerOf(400, {
    __type: "com.amazonaws.dynamodb.v20120810#ThrottlingException",
    message: "Throughput exceeds the current capacity of your table or index",
  });
}

type Requested = Record<string, { Keys: unknown[] }>;

/** Reads the first half of the keys, at least none, and gives the rest back as unprocessed. */
async function half(
  { input }: Call,
  send: (input: Record<string, unknown>) => Promise<unknown>,
): Promise<unknown> {
  const requested = Object.entries(input.RequestItems as Requested);
  const cut = requested.map(([table, of]) => ({ table, of, at: Math.floor(of.Keys.length / 2) }));
  const unread = Object.fromEntries(
    cut.map(({ table, of, at }) => [table, { ...of, Keys: of.Keys.slice(at) }]),
  );
  if (cut.every(({ at }) => at === 0))
    return answerOf(200, { Responses: {}, UnprocessedKeys: unread });
  const read = Object.fromEntries(
    cut.map(({ table, of, at }) => [table, { ...of, Keys: of.Keys.slice(0, at) }]),
  );
  const answer = (await send({ ...input, RequestItems: read })) as {
    response: { body: AsyncIterable<Uint8Array> };
  };
  const chunks: Uint8Array[] = [];
  for await (const chunk of answer.response.body) chunks.push(chunk);
  const found = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>;
  return answerOf(200, { ...found, UnprocessedKeys: unread });
}
