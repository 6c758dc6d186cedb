import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BatchWriteCommand, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { connect } from "#kernel/store/client.ts";
import { region } from "#local/account.ts";
import { ensureTable } from "#local/dynamodb/table.ts";
import * as server from "#local/dynamodb/server.ts";
import { topology } from "#topology";
console.log(Object.keys(server));
const dir = await mkdtemp(join(tmpdir(), "q-"));
import { findEngine } from "#local/dynamodb/engine.ts";
const engine = await findEngine({ javaFolder: ".data" } as any);
console.log(engine.name);
const db = await server.startDynamoDb({ engine, folder: dir, lifetime: "long" } as any);
const client = connect({ region, dynamodbEndpoint: db.url, credentials: db.access });
await ensureTable(db.client);
const T = topology.table.name;
let n = 0;
const pad = "示例".repeat(150);
const item = (kind: string, gsi: string[]) => { n += 1; const id = `p${n}`; return {
  pk: `${kind}#${id}`, sk: kind === "event" ? "event#1" : kind === "about" ? "about#u" : "record", kind: "person", id, district: "d", status: "ON",
  ...(kind === "about" ? {} : { data: { pad } }), summary: { a: "b" },
  ...(gsi.includes("list") ? { listKey: "d#person", listSort: `x#${id}` } : {}),
  ...(gsi.includes("about") ? { aboutKey: `u${n % 100}`, aboutSort: `x#${id}` } : {}) }; };
const put = (i: any) => ({ Put: { TableName: T, Item: i, ConditionExpression: "attribute_not_exists(pk)", ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const } });
async function timed(name: string, items: number, run: () => Promise<void>) { await run(); const c = process.cpuUsage(); const t = performance.now(); await run(); const ms = performance.now() - t; const u = process.cpuUsage(c); console.log(name, (ms / items).toFixed(2), "ms/item", "node cpu", ((u.user + u.system) / 1000 / items).toFixed(2)); }
const N = 600;
const three = () => Array.from({ length: N / 3 }).flatMap(() => [item("record", ["list"]), item("event", []), item("about", ["about"])]);
const chunks = <X>(a: X[], k: number) => Array.from({ length: Math.ceil(a.length / k) }, (_, i) => a.slice(i * k, (i + 1) * k));
for (const lanes of [1, 2]) await timed(`transact99 lanes${lanes}`, N, async () => { const q = chunks(three(), 99); await Promise.all(Array.from({ length: lanes }, async () => { for (let c = q.shift(); c; c = q.shift()) await client.send(new TransactWriteCommand({ TransactItems: c.map(put) })); })); });
await timed("batch25", N, async () => { for (const c of chunks(three(), 25)) await client.send(new BatchWriteCommand({ RequestItems: { [T]: c.map((Item) => ({ PutRequest: { Item } })) } })); });
await timed("single x4", N, async () => { const q = three(); await Promise.all(Array.from({ length: 4 }, async () => { for (let c = q.shift(); c; c = q.shift()) await client.send(new PutCommand(put(c).Put)); })); });
const only = (k: string, g: string[]) => async () => { for (const c of chunks(Array.from({ length: N }, () => item(k, g)), 99)) await client.send(new TransactWriteCommand({ TransactItems: c.map(put) })); };
await timed("only event", N, only("event", []));
await timed("only record list", N, only("record", ["list"]));
await timed("record list+about", N, only("record", ["list", "about"]));
await timed("about", N, only("about", ["about"]));
await db.stop(); await rm(dir, { recursive: true, force: true });
