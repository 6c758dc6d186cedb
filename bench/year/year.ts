import { instantAt } from "#kernel/deadline/day.ts";
import type { Host } from "#local/host.ts";
import { setPilots } from "#tests/end-to-end/objects.ts";
import { topology } from "#topology";
import { type Site, siteOf } from "../site.ts";
import { timed } from "../statistics.ts";
import { countsOf, debrief, report, supervise, superviseSince } from "./works.ts";

/** What a host says while it runs: lines of its log, and how long each call of a function took, ms. */
export type Watched = { said: string[]; calls: { name: string; ms: number }[] };

type Part = { name: string; act: () => Promise<unknown> };

/**
 * (year) What the calendar asks of so many objects in a year, from their first day to the annual reports:
 * it opens, reminds and closes, and no call of a function may reach its time limit.
 */
export async function benchYear(host: Host, objects: number, watched: Watched) {
  const site = siteOf(host);
  const pilot = { from: "2025-03-03" };
  await setPilots(host, { education: pilot, matters: pilot });
  await run(host, site, watched, [
    { name: "objects supervised", act: () => supervise(host, site, objects) },
    { name: "to 1 July", act: until(host, "2025-07-01") },
    { name: "to 9 October", act: until(host, "2025-10-09") },
    { name: "debriefings planned, and ended", act: () => debrief(site, host, objects) },
    { name: "to 16 December", act: until(host, "2025-12-16") },
    { name: "reports handed in, and accepted", act: () => report(site, host) },
    { name: "to 9 February", act: until(host, "2026-02-09") },
  ]);
}

/**
 * (year --peaks) The busiest days of a year for so many objects whose taking in lies behind them: the
 * reminders before 国庆 and 春节, two quarters, the year's debriefings, annual reports from their opening
 * to past their last day. Two pilots begin on the way. Everything between the days passes as well.
 */
export async function benchPeaks(host: Host, objects: number, watched: Watched) {
  const site = siteOf(host);
  await setPilots(host, { education: { from: "2025-09-24" }, matters: { from: "2025-12-01" } });
  const since = { objects, since: "2025-03-03" };
  await run(host, site, watched, [
    { name: "histories written", act: () => superviseSince(host, site, since) },
    { name: "to 25 September: education records", act: until(host, "2025-09-25") },
    { name: "to 30 September: before 国庆", act: until(host, "2025-09-30") },
    { name: "to 9 October: a quarter, debriefings", act: until(host, "2025-10-09") },
    { name: "debriefings planned, and ended", act: () => debrief(site, host, objects) },
    { name: "to 16 December: reports opened", act: until(host, "2025-12-16") },
    { name: "to 19 January: reminded twice, a quarter", act: until(host, "2026-01-19") },
    { name: "reports handed in, and accepted", act: () => report(site, host) },
    { name: "to 12 February: past the day, before 春节", act: until(host, "2026-02-12") },
  ]);
}

function until(host: Host, day: string): () => Promise<void> {
  return () => host.advanceTo(instantAt(day, "09:00"));
}

/** Says of each part how long it took, and the longest call of each function within it, seconds. */
async function run(host: Host, site: Site, watched: Watched, parts: readonly Part[]) {
  const rows: Record<string, Record<string, number>> = {};
  for (const { name, act } of parts) {
    const from = watched.calls.length;
    const seconds = Math.round((await timed(act)) / 1000);
    rows[name] = { seconds, ...longestOf(watched.calls.slice(from)) };
    console.log(name, JSON.stringify(rows[name]));
  }
  console.table(rows);
  console.table(limitsOf(watched.calls));
  console.table(await countsOf(site));
  const failed = watched.said.filter((line) => /失败|超时|timed out/.test(line));
  console.log(
    `mails ${(await host.inbox()).length}, failures ${failed.length}`,
    failed.slice(0, 3),
  );
}

function longestOf(calls: Watched["calls"]): Record<string, number> {
  return Object.fromEntries(
    [...Map.groupBy(calls, ({ name }) => name)].map(([name, made]) => [name, longest(made)]),
  );
}

function limitsOf(calls: Watched["calls"]) {
  return Object.fromEntries(
    [...Map.groupBy(calls, ({ name }) => name)].map(([name, made]) => [
      name,
      {
        calls: made.length,
        "longest s": longest(made),
        "limit s": topology.functions[name as keyof typeof topology.functions].timeout,
      },
    ]),
  );
}

function longest(calls: Watched["calls"]): number {
  return Math.round(Math.max(...calls.map(({ ms }) => ms)) / 100) / 10;
}
