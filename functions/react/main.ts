import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import type { Event } from "#kernel/event.ts";
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
  for (const record of records) {
    try {
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

async function consume(
  world: World,
  { eventName, dynamodb }: DynamoDBRecord,
  batch: Batch,
): Promise<void> {
  const image = dynamodb?.NewImage;
  if (image === undefined) return;
  const sk = image.sk?.S ?? "";
  if (eventName === "INSERT" && sk.startsWith("event#"))
    return react(world, readImage(image) as Event, batch);
  if (sk === "notice" && image.status?.S === "READY")
    return sendNotice(world, readImage(image) as Notice, batch);
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
