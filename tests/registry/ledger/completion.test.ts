import { expect, it } from "vitest";
import type { Matters } from "#process/matters/schema.ts";
import { completionOf } from "#registry/ledger/duties/matters.ts";

/** An annual report as the table of completion reads it. */
const annual = (lateDays?: number, more: object = {}) =>
  ({
    ...{ type: "ANNUAL", status: lateDays === undefined ? "DUE" : "ACCEPTED" },
    submissions: lateDays === undefined ? [] : [{ lateDays }],
    ...more,
  }) as unknown as Matters;

it("SC-09 #7: of 31 reports 29 in time, one late, one missing make 93.5 per cent", () => {
  const reports = [...Array.from({ length: 29 }, () => annual(0)), annual(2), annual()];
  const table = { due: 31, onTime: 29, late: 1, missing: 1, excused: 0, percent: 93.5 };
  expect(completionOf(reports)).toEqual(table);
  const beside = [
    annual(0, { type: "FIRST" }),
    annual(undefined, { status: "ENDED" }),
    annual(40, { type: "CHANGE" }),
  ];
  expect(completionOf([...reports, ...beside])).toEqual(table);
  expect(completionOf([]).percent).toBe(100);
});
