import { describe, expect, it } from "vitest";
import type { Event, Fact } from "#kernel/record/event.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { person } from "#registry/person/process.ts";
import type { Person, PersonCommand, PersonContent } from "#registry/person/schema.ts";
import { pureContext } from "./pure.ts";

const content: PersonContent = {
  name: "赵示例",
  unitId: "unt_1",
  unitName: "示例站",
  post: "站长",
  isKeyObject: false,
  personnel: {},
  partyBuilding: {},
  establishment: { class: "SECTION_HEAD" },
  duties: {},
  leadership: {},
  supervision: {},
};

function lived(state: Person | undefined, ...commands: PersonCommand[]) {
  let facts: Fact[] = [];
  for (const command of commands) {
    const decided = person.decide(state, command, pureContext("per_1"));
    if (isRefusal(decided)) return { state, facts, refused: decided };
    facts = decided;
    state = decided.reduce<Person | undefined>(
      (last, fact) => person.evolve(last, fact as Event),
      state,
    );
  }
  return { state, facts };
}

const typesOf = (facts: readonly Fact[]) => facts.map(({ type }) => type);
const recorded = { type: "record", content } as const;
const left = { on: "2026-03-01", reason: "退休" };

describe("a person leaves a post", () => {
  it.each<[string, PersonCommand, string[]]>([
    ["registered by hand", { type: "leave-post", ...left }, ["person.left-post"]],
    ["a row says 离岗", { ...recorded, left }, ["person.left-post"]],
    [
      "a row says 离岗 and more",
      { ...recorded, left, content: { ...content, remark: "示例" } },
      ["person.changed", "person.left-post"],
    ],
    [
      "a row with another post",
      { ...recorded, content: { ...content, post: "副站长" } },
      ["person.changed", "person.moved"],
    ],
    [
      "another unit, by hand",
      { type: "change", changes: { unitId: "unt_2" }, unitName: "另一站", reason: "调动" },
      ["person.changed", "person.moved"],
    ],
    [
      "another post, by hand",
      { type: "change", changes: { post: "副站长" }, reason: "任免" },
      ["person.changed", "person.moved"],
    ],
  ])("A-27: every door says so (%s)", (_, command, types) => {
    expect(typesOf(lived(undefined, recorded, command).facts)).toEqual(types);
  });

  it("A-27: the same row again takes nothing of what was chosen by hand, a corrected day keeps it", () => {
    const chosen = { type: "leave-post", kind: "DEATH", on: "2026-03-01", reason: "病重" } as const;
    const row = (on: string) => ({ ...recorded, left: { on, reason: "病重" } });
    expect(typesOf(lived(undefined, recorded, chosen, row("2026-03-01")).facts)).toEqual([]);
    const { state } = lived(undefined, recorded, chosen, row("2026-02-28"));
    expect(state?.left).toEqual({ ...chosen, type: undefined, on: "2026-02-28" });
  });

  it("A-27: a post spelled otherwise, and a correction, leave nothing", () => {
    const spelled = lived(undefined, recorded, {
      ...recorded,
      content: { ...content, post: "站 长" },
    });
    expect(typesOf(spelled.facts)).toEqual(["person.changed"]);
    const change = { type: "change", changes: { post: "副站长" }, reason: "录入有误" } as const;
    const corrected = lived(undefined, recorded, { ...change, as: "correction" });
    expect(typesOf(corrected.facts)).toEqual(["person.changed"]);
  });

  it("a successor is named for a post that was left by moving, once a move", () => {
    const name = (successor: string) => ({ type: "name-successor", successor }) as const;
    const move = (post: string): PersonCommand => ({
      type: "change",
      changes: { post },
      reason: "任免",
    });
    const moved = lived(undefined, recorded, move("副站长"), name("per_2"));
    expect(moved.state).toMatchObject({ status: "ON_POST", successor: "per_2" });
    expect(lived(moved.state, name("per_3")).refused).toMatchObject({ refused: "record.state" });
    const again = lived(moved.state, move("主任"), name("per_3"));
    expect(again.state).toMatchObject({ successor: "per_3", vacated: { post: "副站长" } });
  });

  it("D-LIB-1: a change that comes later than five working days says so, one of tomorrow is refused", () => {
    const change = (on: string): PersonCommand => ({
      type: "change",
      changes: { remark: on },
      reason: "示例",
      on,
    });
    const dataOf = (on: string) => lived(undefined, recorded, change(on)).facts[0]?.data;
    expect(dataOf("2026-02-27")).toEqual(
      expect.not.objectContaining({ lateSince: expect.anything() }),
    );
    expect(dataOf("2026-01-15")).toMatchObject({ on: "2026-01-15", lateSince: "2026-01-22" });
    expect(lived(undefined, recorded, change("2026-03-03")).refused).toMatchObject({
      refused: "input.invalid",
    });
  });
});
