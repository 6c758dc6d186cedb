import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/event.ts";
import { headItem } from "#kernel/seal/head.ts";
import type { World } from "#kernel/world.ts";
import type { Notice } from "#notice/notice.ts";
import { type Config, need } from "../config.ts";
import { loadConfig } from "../load-config.ts";
import { createMailer } from "../mail.ts";
import { once } from "../once.ts";
import { createRobots } from "../robots.ts";
import { createWorld } from "../world.ts";
import { type Batch, openBatch, readImage } from "./batch.ts";
import { connectConductor } from "./conductor.ts";
import { react } from "./react.ts";
import { sendNotice } from "./send.ts";

/**
 * The consumer of the table's stream: new events are reacted to, ready notices sent. What is about
 * one record stays in its order, all else goes side by side. A failure is reported; the stream comes
 * again from the first failure on, so what succeeded behind it is repeated, which harms nothing.
 */
export function createReact(world: World) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batch = openBatch(world, Records);
    const lanes = Map.groupBy(Records, ({ dynamodb }) => dynamodb?.Keys?.pk?.S ?? "");
    const failed = await Promise.all(
      [...lanes.values()].map((lane) => consumeLane(world, lane, batch)),
    );
    return {
      batchItemFailures: failed
        .filter((sequence) => sequence !== undefined)
        .map((itemIdentifier) => ({ itemIdentifier })),
    };
  };
}

/** Consumes in order up to a failure, of which it gives the sequence number. */
async function consumeLane(
  world: World,
  records: readonly DynamoDBRecord[],
  batch: Batch,
): Promise<string | undefined> {
  for (const [place, record] of records.entries()) {
    try {
      if (place === 0) await noteHead(world, records);
      await consume(world, record, batch);
    } catch (error) {
      const sequence = record.dynamodb?.SequenceNumber ?? "";
      world.log("react.failed", {
        sequence,
        error: error instanceof Error ? error.name : "unknown",
      });
      return sequence;
    }
  }
  return undefined;
}

async function consume(world: World, record: DynamoDBRecord, batch: Batch): Promise<void> {
  const { eventName, dynamodb } = record;
  if (isOverwriting(record)) return world.log("event.overwritten", { item: idOf(record) });
  const image = dynamodb?.NewImage;
  if (image === undefined) return;
  const sk = image.sk?.S ?? "";
  if (eventName === "INSERT" && sk.startsWith("event#"))
    return react(world, readImage(image) as Event, batch);
  if (sk === "notice" && image.status?.S === "READY")
    return sendNotice(world, readImage(image) as Notice, batch);
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
  const last = lane.findLast(
    ({ eventName, dynamodb }) =>
      eventName === "INSERT" && (dynamodb?.Keys?.sk?.S ?? "").startsWith("event#"),
  )?.dynamodb?.NewImage;
  if (last === undefined) return;
  const put = headItem(dayOf(world.clock()), readImage(last) as Event);
  await world.store.transact([{ put, when: "absent" }]);
}

function connectWorld(config: Config): World {
  return createWorld(config, {
    linkKey: need(config.linkKey, "LINK_KEY"),
    conductor: connectConductor(process.env),
    sendMail: createMailer(config),
    sendToRobot: createRobots(config),
  });
}

const connected = once(async () => createReact(connectWorld(await loadConfig(process.env))));

/** Lambda entry: DynamoDB stream. */
export async function handler(event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> {
  return (await connected())(event);
}
