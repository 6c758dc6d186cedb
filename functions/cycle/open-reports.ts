import { addDays } from "#kernel/deadline/day.ts";
import type { World } from "#kernel/world.ts";
import { carryOut } from "#process/incident/carry-out.ts";
import { report } from "#process/report/process.ts";
import { reportId, spanAt } from "#process/report/span.ts";
import { type ReportType, typeFacts } from "#process/report/terms.ts";
import type { Opening } from "./openers.ts";

/**
 * On the day after a period, opens the district's reports of it (reports sheet §5.1): of each month,
 * quarter and year, and of the first half-year. Harmless when repeated: a period has one report of a type.
 */
export async function openReports(
  world: World,
  { district, rules, today }: Opening,
): Promise<number> {
  const on = addDays(today, -1);
  const spanOf = (type: ReportType) => spanAt(type, on, rules.config.reportMonths);
  const due = (Object.keys(typeFacts) as ReportType[]).filter(
    (type) => typeFacts[type].opens === "by-calendar" && spanOf(type).to === on,
  );
  // The second half-year stands in the year's report.
  const opened = due.filter((type) => type !== "HALF_YEAR" || on.endsWith("06-30"));
  for (const type of opened) {
    const id = reportId(district, { type, ...spanOf(type) });
    const command = { type: "open", report: type, on } as const;
    const opening = { process: report, id, command, step: "report" } as const;
    await carryOut(world, { district }, opening);
  }
  return opened.length;
}
