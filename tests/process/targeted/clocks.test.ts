import { describe, expect, it } from "vitest";
import { targeted } from "#process/targeted/process.ts";
import { clockAlong, from24September } from "#tests/kit/clock.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { opening } from "./games.ts";

const cast = inspectionCast("2026-09-24");
const sentBack = [
  ...opening.slice(0, 3),
  { do: "answer", by: "feng", action: "return" },
  { do: "conduct" },
  { do: "command", by: "chen", command: { type: "submit" } },
] as const;
const twenty = { due: "2026-10-29", yellow: "2026-10-30", red: "2026-11-05" };
const halfYear = { due: null, yellow: undefined, red: undefined };

describe("clocks of a targeted inspection's steps over 中秋 and 国庆 (process sheet §4.3)", () => {
  it.each([
    ["D-TI-PLAN", "PLAN_REVIEW", from24September[3], opening],
    ["D-TI-PLAN", "PLAN_APPROVAL", from24September[3], opening],
    ["D-TI-SUPPLEMENT", "RETURNED", from24September[5], sentBack],
    ["D-TI-SERVE", "APPROVED", from24September[3], opening],
    ["D-TI-1", "DOC_REQUESTED", from24September[3], opening],
    ["D-TI-WORK", "ANALYZING", twenty, opening],
    ["D-TI-WORK", "ON_SITE", twenty, opening],
    ["D-TI-2", "FINDINGS_DRAFT", from24September[15], opening],
    ["D-TI-2", "FINDINGS_REVIEW", from24September[15], opening],
    ["D-TI-DISPOSAL", "DISPOSAL", halfYear, opening],
  ] as const)(
    "%s: %s is due, 黄 and 红 on its days, and ends when done",
    (code, stage, clock, moves) => {
      expect(clockAlong(targeted, cast, { moves, stage })).toEqual({
        code,
        ...clock,
        ends: "with its answer",
      });
    },
  );
});
