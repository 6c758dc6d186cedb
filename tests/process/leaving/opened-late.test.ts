import { afterAll, beforeAll, expect, it } from "vitest";
import { recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { Debriefing } from "#process/debriefing/schema.ts";
import type { Matters } from "#process/matters/schema.ts";
import { type People, people } from "./people.ts";

let all: People;
beforeAll(async () => {
  all = await people();
});
afterAll(() => all.stop());

/** Reinstated on a day after so many days of rest. */
async function back(id: string, on: string, days: number) {
  all.world.clock = () => `${on}T01:00:00.000Z`;
  await all.tell({ kind: "enrollment", id, type: "enrollment.reinstated", data: { on, days } });
}

async function owed(person: string) {
  const found: { debriefings: number[]; annual: [number, string | null | undefined][] } = {
    debriefings: [],
    annual: [],
  };
  for await (const { id, kind } of readAbout(all.world, person)) {
    const state = (await all.world.store.get(recordKey(String(kind), String(id))))?.state;
    if (kind === "debriefing") found.debriefings.push((state as Debriefing).year);
    const { type, year, due } = state as Matters;
    if (kind === "matters" && type === "ANNUAL") found.annual.push([year, due?.effectiveDue]);
  }
  return found;
}

const before = async (name: string) => {
  const ids = await all.supervised(name);
  await all.change("enrollment", ids.enrollment, { effectiveOn: "2026-02-26" });
  return { ids, was: await owed(ids.person) };
};

it("who was away on 1 October debriefs that year when they are back in it (§4.1, §4.7, D-DEB-1)", async () => {
  const { ids, was } = await before("autumn");
  await back(ids.enrollment, "2026-11-16", 60);
  const now = await owed(ids.person);
  expect(now.debriefings.length - was.debriefings.length).toBe(1);
  expect(now.annual).toHaveLength(was.annual.length);
});

it("who was there on 1 October, or is back before it, gets none of their own (§4.7)", async () => {
  const there = await before("there");
  await back(there.ids.enrollment, "2026-11-16", 10);
  expect(await owed(there.ids.person)).toEqual(there.was);
  const early = await before("early");
  await back(early.ids.enrollment, "2026-09-10", 60);
  expect(await owed(early.ids.person)).toEqual(early.was);
});

it("who was away on 15 December reports the year by 31 January, or 30 days after (§4.8, D-PMR-1, D-PMR-3)", async () => {
  const soon = await before("soon");
  await back(soon.ids.enrollment, "2027-01-11", 60);
  expect((await owed(soon.ids.person)).annual).toContainEqual([2026, "2027-01-31"]);
  const later = await before("afterwards");
  await back(later.ids.enrollment, "2027-03-01", 120);
  const [, due] = (await owed(later.ids.person)).annual.find(([year]) => year === 2026) ?? [];
  expect(due === null || (due ?? "") >= "2027-03-31").toBe(true);
});
