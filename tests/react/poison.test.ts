import { marshall } from "@aws-sdk/util-dynamodb";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { createReact } from "#functions/react/main.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Item } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { officers } from "../process/enrollment/pure.ts";
import { ownWorld } from "../registry/world.ts";

const event = {
  ...{ pk: "meeting#mtg_1", sk: "event#0000000001", kind: "meeting", id: "mtg_1" },
  ...{ district: "sample", seq: 1, type: "meeting.confirmed", at: "2026-03-03T01:00:00.000Z" },
  ...{ actor: "u-han", role: "OFFICE", data: {}, prev: "", hash: "h" },
};
const task = { ...event, type: "task.opened", task: "mtg_1.CONFIRM.1" };
const notice = {
  ...{ pk: "notice#n", sk: "notice", kind: "notice", id: "n", district: "sample", to: "wu" },
  ...{ status: "READY", version: 1, matter: { template: "line-changed" }, tries: [] },
};
const recordOf = (item: object, place: number): DynamoDBRecord => ({
  eventName: "INSERT",
  dynamodb: {
    SequenceNumber: String(place).padStart(21, "0"),
    Keys: marshall(pick(item)) as NonNullable<DynamoDBRecord["dynamodb"]>["Keys"],
    NewImage: marshall(item) as NonNullable<DynamoDBRecord["dynamodb"]>["NewImage"],
  },
});
const pick = (item: object) => {
  const { pk = "x", sk = "y" } = item as Partial<Item>;
  return { pk, sk };
};
/** An item without one of its members, or with another value of it. */
const without = (item: object, name: string) =>
  Object.fromEntries(Object.entries(item).filter(([key]) => key !== name));

const shapes: [string, object][] = [
  ...["kind", "id", "district", "seq", "type", "at", "actor", "data", "hash"].flatMap(
    (name): [string, object][] => [
      [`an event without ${name}`, without(event, name)],
      [`an event whose ${name} is null`, { ...event, [name]: null }],
      [`an event whose ${name} is a number`, { ...event, [name]: 7 }],
      [`an event whose ${name} is a list`, { ...event, [name]: [] }],
      [`a task's event without ${name}`, without(task, name)],
    ],
  ),
  ["an event of a district that is none", { ...event, district: "nowhere" }],
  ["an event of a kind that is none", { ...event, kind: "constructor" }],
  ["an event of a type that is none", { ...event, type: "__proto__" }],
  ["an event of a task that is none", { ...task, task: "x".repeat(3_000) }],
  ["an event whose id is too long for a key", { ...event, id: `mtg_${"x".repeat(3_000)}` }],
  ["an event of no task's name", { ...task, task: "" }],
  ...["id", "district", "to", "matter", "version"].flatMap((name): [string, object][] => [
    [`a notice without ${name}`, without(notice, name)],
    [`a notice whose ${name} is null`, { ...notice, [name]: null }],
    [`a notice whose ${name} is a number`, { ...notice, [name]: 7 }],
  ]),
  ["a notice of no template", { ...notice, matter: { template: "toString" } }],
  ["a notice of a task that is none", { ...notice, matter: { template: "assigned", taskId: "" } }],
];

/** A record that nobody can do anything with holds nobody up, whatever its shape is (S19). */
describe("S19: one poison record", () => {
  let world: World;
  let stop: () => Promise<void>;
  let incidents = 0;
  beforeAll(async () => {
    const own = await ownWorld();
    stop = own.stop;
    world = {
      ...own.world,
      log: (what) => {
        if (what === "incident.reported") incidents += 1;
      },
    };
    await setUpDistrict(world, "sample", { config: defaultConfig, officers });
  });
  afterAll(() => stop());

  it.each(shapes)("%s goes by, and what stands behind it goes on", async (_, item) => {
    const [first, last] = [recordOf(item, 1), recordOf({ ...notice, status: "SENT" }, 2)];
    expect(await createReact(world)({ Records: [first, last] })).toEqual({ batchItemFailures: [] });
    expect(await createReact(world)({ Records: [first] })).toEqual({ batchItemFailures: [] });
  });

  it("most of them go before a person", () => {
    expect(incidents).toBeGreaterThan(20);
  });
});
