import type { DynamoDBRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { deliver, type Handle } from "#local/streams/deliver.ts";
import { sequenceOf } from "#local/streams/records.ts";

const batch = (size: number): DynamoDBRecord[] =>
  Array.from({ length: size }, (_, place) => ({ dynamodb: { SequenceNumber: String(place) } }));

async function run(size: number, handle: Handle, maxRetries = 2, expired = false) {
  const done: string[] = [];
  const buried: { sequence: string; attempts: number; error: string }[] = [];
  const calls: string[][] = [];
  await deliver(batch(size), {
    handle: (event) => {
      calls.push(event.Records.map(sequenceOf));
      return handle(event);
    },
    maxRetries,
    isExpired: () => expired,
    done: (record) => done.push(sequenceOf(record)),
    bury: (records, attempts, error) =>
      buried.push({ sequence: records.map(sequenceOf).join(), attempts, error }),
    pause: () => Promise.resolve(),
  });
  return { done, buried, calls };
}

describe("delivering a batch", () => {
  it("is one call when all goes well", async () => {
    const { calls, done } = await run(4, async () => ({ batchItemFailures: [] }));
    expect(calls).toEqual([["0", "1", "2", "3"]]);
    expect(done).toEqual(["3"]);
  });

  it("retries a record until it succeeds", async () => {
    let left = 2;
    const { buried, done, calls } = await run(1, async () => {
      left -= 1;
      if (left >= 0) throw new Error("busy");
      return undefined;
    });
    expect(calls).toHaveLength(3);
    expect(done).toEqual(["0"]);
    expect(buried).toEqual([]);
  });

  it("bisects until the bad record stands alone, buries it and goes on in order", async () => {
    const { buried, calls } = await run(8, async ({ Records }) => {
      if (Records.some((record) => sequenceOf(record) === "5")) throw new Error("poison");
      return undefined;
    });
    expect(buried).toEqual([{ sequence: "5", attempts: 3, error: "poison" }]);
    const good = calls.filter((call) => !call.includes("5")).flat();
    expect(good).toEqual(["0", "1", "2", "3", "4", "6", "7"]);
  });

  it("accepts what comes before the first reported failure, and retries from there", async () => {
    let failures = 1;
    const { calls, done, buried } = await run(4, async ({ Records }) => {
      const bad = Records.find((record) => sequenceOf(record) === "2");
      if (bad === undefined || failures === 0) return { batchItemFailures: [] };
      failures -= 1;
      return { batchItemFailures: [{ itemIdentifier: "2" }] };
    });
    expect(calls).toEqual([
      ["0", "1", "2", "3"],
      ["2", "3"],
    ]);
    expect(done).toEqual(["1", "3"]);
    expect(buried).toEqual([]);
  });

  it("a first record that is reported again and again takes the whole rest with it", async () => {
    const { calls, buried } = await run(4, async ({ Records }) => {
      const bad = Records.some((record) => sequenceOf(record) === "1");
      return { batchItemFailures: bad ? [{ itemIdentifier: "1" }] : [] };
    });
    expect(calls.map((call) => call.join())).toEqual(["0,1,2,3", "1,2,3", "1,2,3"]);
    expect(buried).toMatchObject([{ sequence: "1,2,3", attempts: 3 }]);
  });

  it("without a limit of tries it goes on until the record is too old", async () => {
    let left = 20;
    const waits = await run(
      1,
      async () => {
        left -= 1;
        if (left > 0) throw new Error("away");
        return undefined;
      },
      -1,
    );
    expect(waits.buried).toEqual([]);
    const old = await run(1, () => Promise.reject(new Error("away")), -1, true);
    expect(old.buried).toMatchObject([{ sequence: "0", attempts: 1 }]);
  });

  it("takes an unknown item in the report for a failure of everything", async () => {
    const { buried, done } = await run(1, async () => ({
      batchItemFailures: [{ itemIdentifier: "" }],
    }));
    expect(buried).toHaveLength(1);
    expect(done).toEqual([]);
  });
});
