import { describe, expect, it } from "vitest";
import { type Calendars, missingCalendar } from "#kernel/deadline/calendar.ts";

const calendars = (...years: number[]): Calendars => ({
  years: new Set(years),
  holidays: new Set(),
  makeups: new Set(),
  version: years.join("+"),
});

describe("which year's calendar is missing (calendar rules: alert from 1 November)", () => {
  it.each<[string, number[], { year: number; from: string } | undefined]>([
    ["2026-10-25", [2026], undefined],
    ["2026-10-26", [2026], { year: 2027, from: "2026-11-01" }],
    ["2026-11-02", [2026], { year: 2027, from: "2026-11-02" }],
    ["2022-10-24", [2022], undefined],
    ["2022-10-31", [2022], { year: 2023, from: "2022-11-01" }],
    ["2026-12-28", [2026], { year: 2027, from: "2026-12-28" }],
    ["2027-01-04", [2026], { year: 2027, from: "2027-01-04" }],
    ["2026-12-28", [2026, 2027], undefined],
    ["2027-03-01", [2027], undefined],
  ])("on %s with %j loaded: %j", (today, years, missing) => {
    expect(missingCalendar(calendars(...years), today)).toEqual(missing);
  });
});
