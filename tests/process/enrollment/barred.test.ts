import { describe, expect, it } from "vitest";
import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Context } from "#kernel/record/process.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { candidate, nomination, scoreSheet } from "./pure.ts";

const nominated = (newGrounds?: string): Enrollment => ({
  status: "ROOM_REVIEW",
  proposer: "chen",
  room: "2",
  candidate,
  scoreSheet,
  nomination: { ...nomination, ...(newGrounds === undefined ? {} : { newGrounds }) },
  enteredAt: "2026-03-13T01:00:00.000Z",
  visits: {},
  recusals: [],
  returns: [],
  studies: [],
});

const on = (day: string, renominationMonths = 3): Context => ({
  now: `${day}T02:00:00.000Z`,
  actor: { id: "chen", role: "PROPOSER" },
  district: "sample",
  recordId: "enr_again",
  officers: [],
  tasks: [],
  rules: {
    calendars: calendarsOf([]),
    register: registerFor({}, "0"),
    config: { ...defaultConfig, renominationMonths },
  },
});

/** Studied on 03-10, entered on 03-13. */
const rejected = {
  ...nominated(),
  status: "COMMISSION_REJECTED",
  studies: [{ heldOn: "2026-03-10" }],
};
const held = enrollment.keys(rejected as unknown as Enrollment).claim ?? { key: "" };
const asks = (day: string, newGrounds?: string, months?: number) =>
  enrollment.claimed?.(nominated(newGrounds), held, on(day, months));

describe("R15: a rejected nomination comes again after the months and with new grounds", () => {
  it("neither alone is enough, and the months run from the meeting's day", () => {
    expect(asks("2026-04-01", "新增信访反映（示例）")).toBe("enrollment.barred");
    expect(asks("2026-06-10", "新增信访反映（示例）")).toBe("enrollment.barred");
    expect(asks("2026-06-11", "新增信访反映（示例）")).toBe("take-over");
    expect(asks("2026-06-11")).toBe("enrollment.barred");
    expect(asks("2027-06-11", "  ")).toBe("enrollment.barred");
  });

  it("how many months is the district's setting (R21)", () => {
    expect(asks("2026-06-11", "新增信访反映（示例）", 6)).toBe("enrollment.barred");
    expect(asks("2026-09-11", "新增信访反映（示例）", 6)).toBe("take-over");
    expect(asks("2026-03-11", "新增信访反映（示例）", 0)).toBe("take-over");
  });

  it("an open nomination is a duplicate whatever its grounds", () => {
    const open = enrollment.keys(nominated()).claim ?? { key: "" };
    const again = enrollment.claimed?.(nominated("新的理由"), open, on("2027-01-05"));
    expect(again).toBe("enrollment.duplicate");
  });
});
