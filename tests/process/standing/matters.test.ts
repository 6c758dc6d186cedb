import { describe, expect, it } from "vitest";
import { standingOf } from "#process/standing/read.ts";
import { course, judged, open, save, submit } from "../matters/cast.ts";

const person = { personId: "per_1", unitId: "unt_1", name: "赵示例" };
const saysOf = ({ state }: ReturnType<typeof course>, of = person) =>
  standingOf([{ kind: "matters", id: "mat_1", status: state().status, state: state() }], of);

describe("what a personal-matters report says of somebody's standing (§4.9, D-PMR-1)", () => {
  it("one that is overdue and still owed defers; once handed in it no longer does", () => {
    const late = course();
    late.on("2025-12-15", open());
    expect(saysOf(late)).toEqual([]);
    late.on("2026-02-03", { do: "wake" });
    expect(saysOf(late)).toEqual([{ is: "OVERDUE_REPORT", due: "2026-01-31", source: "mat_1" }]);
    late.on("2026-02-04", save, submit());
    expect(saysOf(late)).toEqual([]);
  });

  it("one in which something was kept back counts from its verdict", () => {
    expect(saysOf(judged("CONCEALED"))).toEqual([
      { is: "CONCEALED", on: "2026-03-10", source: "mat_1" },
    ]);
    expect(saysOf(judged("CONSISTENT"))).toEqual([]);
  });

  it("says nothing of anybody else", () => {
    expect(saysOf(judged("CONCEALED"), { ...person, personId: "per_2" })).toEqual([]);
  });
});
