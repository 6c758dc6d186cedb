import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import { headItem, headsItem } from "#kernel/seal/head.ts";
import type { Conflict } from "#kernel/store/write.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import type { Notice } from "#notice/notice.ts";
import { type Config, need } from "../config.ts";
import { createFiles } from "../files.ts";
import { createContacts } from "../keys/contacts.ts";
import { loadConfig } from "../load-config.ts";
import { createMailer } from "../mail/mail.ts";
import { createRobots } from "../mail/robots.ts";
import { once } from "../once.ts";
import { unnamed } from "../quiet/unnamed.ts";
import { createWorld } from "../world.ts";
import { type Batch, openBatch, readImage } from "./batch.ts";
import { isPassing } from "./chains/passing.ts";
import { connectConductor } from "./conductor.ts";
import { sendOrSetAside } from "./notices/send.ts";
import { reactOrSetAside, setAsideByKey } from "./react.ts";

/**
 * The consumer of the table's stream: new events are reacted to, ready notices sent. Records side by
 * side, the events of one in the order in which the stream brings them. That order promises nothing:
 * events of one transaction may come in any order and in several batches (DynamoDB Developer Guide,
 * "Transactions: how it works"), so each reaction looks at the record as it is now.
 *
 * What cannot go well later is set aside, and the rest of its record goes on. What may is reported,
 * and the stream comes again from the first failure on; what succeeded behind it is repeated, which
 * harms nothing. With `ReportBatchItemFailures` AWS never narrows a batch whose first record is the
 * one reported, but halves one that fails, so then the whole batch fails.
 * @throws TransientError where the first of several records is to be tried again.
 */
export function createReact(world: World) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batch = openBatch(world, Records);
    const lanes = Map.groupBy(Records, ({ dynamodb }) => dynamodb?.Keys?.pk?.S ?? "");
    const noted = await noteHeads(world, [...lanes.values()]);
    const ends = await Promise.all(
      [...lanes.values()].map((lane) => consumeLane(world, lane, batch, noted)),
    );
    const failed = ends.filter((record) => record !== undefined);
    if (Records.length > 1 && failed.some((record) => record === Records[0]))
      throw new TransientError("The first record of a batch is to be tried again");
    return {
      batchItemFailures: failed.map(({ dynamodb }) => ({
        itemIdentifier: dynamodb?.SequenceNumber ?? "",
      })),
    };
  };
}

/** Consumes in order up to a failure, which it gives back. */
async function consumeLane(
  world: World,
  records: readonly DynamoDBRecord[],
  batch: Batch,
  noted: "all" | "none",
): Promise<DynamoDBRecord | undefined> {
  for (const [place, record] of records.entries()) {
    try {
      if (place === 0 && noted === "none") await noteHead(world, records);
      await consume(world, record, batch);
    } catch (error) {
      world.log("react.failed", {
        sequence: record.dynamodb?.SequenceNumber ?? "",
        error: error instanceof Error ? error.name : "unknown",
      });
      if (isPassing(error) || (await isKept(world, record))) return record;
    }
  }
  return undefined;
}

/** Whether a record that can never go well has to come again, as it could not be put before a person. */
async function isKept(world: World, record: DynamoDBRecord): Promise<boolean> {
  try {
    await setAsideByKey(world, record);
    return false;
  } catch (error) {
    return isPassing(error);
  }
}

async function consume(world: World, record: DynamoDBRecord, batch: Batch): Promise<void> {
  const { eventName, dynamodb } = record;
  if (isOverwriting(record)) return world.log("event.overwritten", { item: idOf(record) });
  const image = dynamodb?.NewImage;
  if (image === undefined) return;
  const sk = image.sk?.S ?? "";
  if (eventName === "INSERT" && sk.startsWith("event#"))
    return reactOrSetAside(world, readImage(image) as Event, batch);
  if (sk === "notice" && image.status?.S === "READY")
    return sendOrSetAside(world, readImage(image) as Notice, batch);
}

/** Events are only ever added: nothing of ours changes or removes one. An alarm reads the line. */
function isOverwriting({ eventName, dynamodb }: DynamoDBRecord): boolean {
  return eventName !== "INSERT" && (dynamodb?.Keys?.sk?.S ?? "").startsWith("event#");
}

function idOf({ dynamodb }: DynamoDBRecord): string {
  return `${dynamodb?.Keys?.pk?.S} ${dynamodb?.Keys?.sk?.S}`;
}

/**
 * Writes down for the night's seal where each record's chain stands, before anything is reacted to:
 * a reaction that fails for good takes nothing from it. The day is that of the writing, so nothing
 * comes late to a day that is over. One item a record and batch; a repetition finds it written.
 */
async function noteHead(world: World, lane: readonly DynamoDBRecord[]): Promise<void> {
  const head = headOf(lane);
  if (head === undefined) return;
  try {
    const put = headItem(dayOf(world.clock()), head);
    await world.store.transact([{ put, when: "absent" }]);
  } catch (error) {
    // One that has no place keeps none of the others of its record from being reacted to.
    if (isPassing(error)) throw error;
    world.log("react.failed", { error: error instanceof Error ? error.name : "unknown" });
  }
}

/** From so many records on, heads are written together: one reaction often changes two, an import thousands. */
const manyLanes = 2;
/** Some 200 bytes each, of 400 KB that an item may have. */
const mostHeads = 500;

/** The heads of a batch with several records, together: one item a district; where that fails, each lane writes its own. */
async function noteHeads(
  world: World,
  lanes: readonly (readonly DynamoDBRecord[])[],
): Promise<"all" | "none"> {
  const heads = lanes.map(headOf).filter((head) => head !== undefined);
  if (heads.length < manyLanes) return "none";
  const day = dayOf(world.clock());
  for (const [district, some] of Map.groupBy(heads, (head) => head.district))
    for (let at = 0; at < some.length; at += mostHeads) {
      const put = headsItem(day, district, some.slice(at, at + mostHeads));
      // What is there already under the key of these very heads says the same.
      const lost = await world.store.transact([{ put, when: "absent" }]).catch(() => "failed");
      if (lost !== undefined && !isThere(lost)) return "none";
    }
  return "all";
}

function isThere(lost: Conflict | string): boolean {
  return typeof lost !== "string" && lost.conflict.every(({ found }) => found !== undefined);
}

function headOf(lane: readonly DynamoDBRecord[]): Event | undefined {
  const last = lane.findLast(
    ({ eventName, dynamodb }) =>
      eventName === "INSERT" && (dynamodb?.Keys?.sk?.S ?? "").startsWith("event#"),
  )?.dynamodb?.NewImage;
  return last === undefined ? undefined : (readImage(last) as Event);
}

function connectWorld(config: Config): World {
  return createWorld(config, {
    linkKey: need(config.linkKey, "LINK_KEY"),
    contacts: createContacts(config),
    files: createFiles(config),
    conductor: connectConductor(process.env),
    sendMail: createMailer(config),
    sendToRobot: createRobots(config),
  });
}

const connected = once(async () => createReact(connectWorld(await loadConfig(process.env))));

/** Lambda entry: DynamoDB stream. */
export const handler = unnamed(async (event: DynamoDBStreamEvent) => {
  return (await connected())(event);
});
