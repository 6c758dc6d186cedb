import { describe, expect, it } from "vitest";
import type { Unit } from "#registry/unit/schema.ts";
import { staleOn } from "#registry/unit/stale.ts";
import { rules } from "../kernel/deadline/fixture.ts";

const unit: Unit = {
  status: "ACTIVE",
  content: {
    code: "A",
    name: "甲站",
    class: "STATION",
    establishment: {},
    personnel: {},
    partyBuilding: {},
    duties: {},
    leadership: {},
  },
};

describe("a unit's data are confirmed every quarter", () => {
  const on = (today: string, more: Partial<Unit> = {}) =>
    staleOn({ ...unit, ...more }, "2026-01-05", { rules, today });

  it("D-LIB-2: entered in one quarter, due at the end of the next, then 黄 and 红", () => {
    expect(on("2026-05-15")).toBeUndefined();
    expect(on("2026-06-30")).toMatchObject({ due: "2026-06-30", colour: "BLUE" });
    expect(on("2026-07-02")).toMatchObject({ colour: "YELLOW" });
    expect(on("2026-07-20")).toMatchObject({ colour: "RED" });
  });

  it("D-LIB-2: a confirmation holds to the end of the next quarter; a closed unit owes none", () => {
    expect(on("2026-07-20", { confirmedOn: "2026-06-30" })).toBeUndefined();
    expect(on("2026-10-20", { confirmedOn: "2026-06-30" })).toMatchObject({ due: "2026-09-30" });
    const closed = { on: "2026-06-01", reason: "撤并" };
    expect(on("2026-12-20", { status: "CLOSED", closed })).toBeUndefined();
  });
});
