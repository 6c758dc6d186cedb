import { describe, expect, it } from "vitest";
import { clue } from "#process/clue/process.ts";
import type { Clue } from "#process/clue/schema.ts";
import { namedNobody, nameKeys } from "#process/clue/ways/namesakes.ts";
import { play } from "#tests/kit/play.ts";
import {
  ask,
  by,
  type ClueMove,
  cast,
  course,
  person,
  received,
  refusalOf,
  stateOf,
} from "./cast.ts";

/** Somebody who is in no library: what is said of them has another id each time. */
const outside = (id: string, more: object = {}) => {
  const { unitName: _, ...rest } = person;
  return { ...rest, personId: id, ...more };
};

/** A clue that has come in where another one is under way, about `other`. */
function beside(own: object, other: object) {
  const concern = {
    kind: "clue",
    id: "clu_other",
    status: "STUDYING",
    state: { number: "XS-2026-0009", person: other },
  };
  const moves = [received({ person: own as Clue["person"] }), ask];
  const game = play(
    clue as never,
    { ...cast, concerning: () => [concern as never] },
    moves.map((move) => ({ wait: 0, ...move })) as never,
  );
  return game as unknown as ReturnType<typeof course>;
}
const plain = { ...by("case", "register"), form: {} } as ClueMove;
const told = { ...by("case", "register"), form: { differs: "同名不同人（示例）" } } as ClueMove;
const join = {
  ...by("case", "merge"),
  form: { into: "clu_other", reason: "同一人同一事（示例）" },
} as ClueMove;

describe("clues about people who are in no library (process sheet §4.5, REGISTERED: dup check)", () => {
  it("are compared by name: a person tells them apart, or joins them", () => {
    const game = beside(outside("per_1"), outside("per_2", { name: "赵 示例" }));
    expect(refusalOf(game, plain)?.detail).toMatch(/另有同名人员的在办线索 XS-2026-0009/);
    expect(refusalOf(game, told)).toBeUndefined();
    const joined = beside(outside("per_1"), outside("per_2"));
    expect(refusalOf(joined, join)).toBeUndefined();
    expect(stateOf(joined)).toMatchObject({ status: "MERGED", mergedInto: "clu_other" });
  });

  it("units tell namesakes apart where both are given, and nobody is joined by another name", () => {
    const units = beside(
      outside("per_1", { unitName: "望海街道（示例）" }),
      outside("per_2", { unitName: "示例镇" }),
    );
    expect(refusalOf(units, join)?.refused).toBe("clue.merge-target");
    expect(refusalOf(units, plain)).toBeUndefined();
    const other = beside(outside("per_1"), outside("per_2", { name: "钱示例" }));
    expect(refusalOf(other, join)?.refused).toBe("clue.merge-target");
    expect(refusalOf(other, plain)).toBeUndefined();
  });

  it("are found by a key of the name and the district, which holds neither", () => {
    const state = stateOf(course([received({ person: outside("per_1") as Clue["person"] })]));
    const [key = ""] = nameKeys(state);
    expect(clue.keys(state).about).toContain(key);
    expect(key).not.toContain("示例");
    expect(nameKeys({ ...state, district: "other" })).not.toContain(key);
    expect(nameKeys({ ...state, person: { ...state.person, name: namedNobody } })).toEqual([]);
  });
});
