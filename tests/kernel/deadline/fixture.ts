import { calendarsOf, type HolidayCalendar } from "#kernel/deadline/calendar.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import type { Rules } from "#kernel/district/rules.ts";

/** The years 2025 and 2026 with the register as the sheet has it. */
export const rules: Rules = {
  calendars: calendarsOf(publishedCalendars),
  register: registerFor({}, "1"),
  config: DistrictConfig.parse({}),
};

/** A made-up notice for 2027, as an administrator would load it. */
export const sample2027: HolidayCalendar = {
  year: 2027,
  holidays: [
    ...["2027-01-01", "2027-01-02", "2027-01-03", "2027-04-05", "2027-05-03", "2027-06-09"],
    ...Array.from({ length: 7 }, (_, day) => `2027-02-0${day + 3}`),
    ...Array.from({ length: 7 }, (_, day) => `2027-10-0${day + 1}`),
  ],
  makeups: ["2027-02-20", "2027-03-20"],
  source: "示例通知",
  loadedBy: "u-test",
};
