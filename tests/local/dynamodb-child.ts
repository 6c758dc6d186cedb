import { readFileSync } from "node:fs";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { ensureTable } from "#local/dynamodb/table.ts";
import { topology } from "#topology";
import { ownDynamoDb } from "./dynamodb.ts";

/** A database to be left behind: says its process, then waits to be killed. */
const [, , folder = ""] = process.argv;
const { client } = await ownDynamoDb({ folder });
await ensureTable(client);
const Item = { pk: { S: "kept" }, sk: { S: "record" } };
await client.send(new PutItemCommand({ TableName: topology.table.name, Item }));
const pid = Number(readFileSync(`${folder}/dynamodb.pid`, "utf8"));
const parent = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[3] ?? "";
const children = readFileSync(`/proc/${parent}/task/${parent}/children`, "utf8").trim().split(" ");
const leash = [...children, parent].map(Number).filter((one) => one !== pid);
process.stdout.write(`${JSON.stringify({ pid, leash })}\n`);
setInterval(() => {}, 1000);
