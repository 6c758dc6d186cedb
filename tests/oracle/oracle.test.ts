import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashOf } from "#kernel/text/hash.ts";
import { topology } from "#topology";
import { histories } from "./histories.ts";
import { games, players } from "./players.ts";

/**
 * What stored records and running executions rely on. Hash and events of these histories, and the
 * text of the state machines, only change where the product is meant to record or to conduct
 * something else; a commit that moves code leaves the files beside this test as they are.
 */
describe("histories that must stay as they are", () => {
  it.each(Object.keys(histories) as (keyof typeof histories)[])("%s", async (kind) => {
    const told = Object.entries(histories[kind]).map(([name, tell]) => {
      const { events, record } = tell();
      const lines = events.map(
        ({ seq, type, task, actor, hash }) =>
          `${seq} ${type} ${task?.split(".").slice(1).join(".") ?? "-"} ${actor} ${hash.slice(0, 12)}`,
      );
      return [`# ${name}: ${statusOf(record)}`, ...lines, `head ${record?.head.hash}`, ""].join(
        "\n",
      );
    });
    await expect(told.join("\n")).toMatchFileSnapshot(`./kept/${kind}.txt`);
  });

  it.each(Object.keys(games) as (keyof typeof games)[])(
    "150 random histories of %s, by one hash of their heads",
    async (kind) => {
      const sample = fc.sample(games[kind] as fc.Arbitrary<never[]>, { seed: 1, numRuns: 150 });
      const heads = sample.map((moves) => players[kind](moves).record?.head.hash ?? "none");
      await expect(hashOf(heads)).toMatchFileSnapshot(`./kept/${kind}.sample.txt`);
    },
  );
});

describe("state machines that must stay as they are", () => {
  it.each(Object.entries(topology.workflows))("%s", async (name, definition) => {
    const text = JSON.stringify(definition, withoutRetries, 1);
    await expect(text).toMatchFileSnapshot(`./kept/${name}.asl.txt`);
  });
});

function statusOf(record: { state: unknown } | undefined): string {
  return (record?.state as { status: string } | undefined)?.status ?? "none";
}

/** Retries are the kernel's and the same in every state. */
function withoutRetries(key: string, value: unknown): unknown {
  return key === "Retry" ? "as the kernel says" : value;
}
