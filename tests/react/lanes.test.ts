import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createReact } from "#functions/react/main.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import type { Host } from "#local/host.ts";
import { startFrozen, submitted } from "../end-to-end/harness.ts";

type Stored = { pk: string; sk: string; seq: number };

describe("what the stream brings of several records at once", () => {
  let host: Host;
  let records: DynamoDBRecord[];
  let ids: string[];

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    ids = [await submitted(host), await submitted(host, { personId: "per_other" })];
    await host.settle();
    const events = await Promise.all(
      ids.map((id) => host.world.store.range(`enrollment#${id}`, "event#")),
    );
    const [one = [], other = []] = events.map(({ items }) => items as unknown as Stored[]);
    records = one
      .flatMap((event, place) => [event, other[place]])
      .filter((event) => event !== undefined)
      .map(recordOf);
  });
  afterAll(() => host.stop());

  it("goes side by side, in the order of each record", async () => {
    const started: [string, number][] = [];
    const world = watched(host.world, (id, seq) => void started.push([id, seq]));
    expect(await createReact(world)(eventOf(records))).toEqual({ batchItemFailures: [] });
    for (const id of ids) {
      const seqs = started.filter(([of]) => of === id).map(([, seq]) => seq);
      expect(seqs.length).toBeGreaterThan(0);
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
    }
  });

  it("a failure is named, holds up its own record, and no other", async () => {
    const [broken = "", whole = ""] = ids;
    const started: [string, number][] = [];
    const world = watched(host.world, (id, seq) => {
      if (id === broken) throw new TransientError("Step Functions is away");
      started.push([id, seq]);
    });
    const { batchItemFailures } = await createReact(world)(eventOf(records));
    expect(batchItemFailures).toHaveLength(1);
    const failed = records.find(
      ({ dynamodb }) => dynamodb?.SequenceNumber === batchItemFailures[0]?.itemIdentifier,
    );
    expect(failed?.dynamodb?.Keys?.pk?.S).toBe(`enrollment#${broken}`);
    expect(started.map(([id]) => id)).toContain(whole);
  });

  it("what is repeated behind a failure changes nothing", async () => {
    const notices = async () => (await host.inbox()).length;
    const before = await notices();
    await createReact(host.world)(eventOf(records));
    await host.settle();
    expect(await notices()).toBe(before);
  });
});

/** The same world, in which each start of a workflow is told first. */
function watched(world: World, onStart: (id: string, seq: number) => void): World {
  const conductor = {
    ...world.conductor,
    start: async (kind: string, name: string, input: { id: string }) => {
      onStart(input.id, Number(name.split("-")[1]));
      return world.conductor.start(kind, name, input);
    },
  };
  return { ...world, conductor } as World;
}

function recordOf(event: Stored, place: number): DynamoDBRecord {
  const { pk, sk } = event;
  return {
    eventName: "INSERT",
    dynamodb: {
      SequenceNumber: String(place + 1),
      Keys: { pk: { S: pk }, sk: { S: sk } },
      NewImage: marshall(event, { removeUndefinedValues: true }),
    },
  } as unknown as DynamoDBRecord;
}

function eventOf(records: readonly DynamoDBRecord[]): DynamoDBStreamEvent {
  return { Records: [...records] };
}
