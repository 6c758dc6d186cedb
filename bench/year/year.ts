import { instantAt } from "#kernel/deadline/day.ts";
import type { Host } from "#local/host.ts";
import { itemsOf } from "#process/matters/declaration/items.ts";
import { plan } from "#tests/end-to-end/debriefing.ts";
import { setPilots } from "#tests/end-to-end/objects.ts";
import { topology } from "#topology";
import { completeChain } from "../chain.ts";
import { post, type Site, siteOf } from "../site.ts";
import { rate, timed } from "../statistics.ts";

/** As many requests at a time as an office makes. */
const inFlight = 8;
/** Objects of one place, as of a village. */
const perPlace = 10;

/** What a host says while it runs: lines of its log, and how long each call of a function took, ms. */
export type Watched = { said: string[]; calls: { name: string; ms: number }[] };

/**
 * (year) What the calendar asks of so many objects in a year, from their first day to the annual reports:
 * it opens, reminds and closes, and no call of a function may reach its time limit.
 */
export async function benchYear(host: Host, objects: number, { said, calls }: Watched) {
  const site = siteOf(host);
  const rows: Record<string, Record<string, number>> = {};
  const note = async (name: string, act: () => Promise<unknown>) => {
    rows[name] = { seconds: Math.round((await timed(act)) / 1000) };
    console.log(`${name}: ${rows[name]?.seconds} s`);
  };
  const until = (day: string) => host.advanceTo(instantAt(day, "09:00"));

  const pilot = { from: "2025-03-03" };
  await setPilots(host, { education: pilot, matters: pilot });
  await note("objects supervised", () => supervise(host, site, objects));
  await note("to 1 July", () => until("2025-07-01"));
  await note("to 8 October", () => until("2025-10-09"));
  await note("debriefings planned, and ended", () => debrief(site, host, objects));
  await note("to 16 December", () => until("2025-12-16"));
  await note("reports handed in, and accepted", () => report(site, host));
  await note("to 9 February", () => until("2026-02-09"));
  console.table(rows);
  const longest = Map.groupBy(calls, ({ name }) => name);
  console.table(
    Object.fromEntries(
      [...longest].map(([name, made]) => [
        name,
        {
          calls: made.length,
          "longest s": Math.round(Math.max(...made.map(({ ms }) => ms)) / 100) / 10,
          "limit s": topology.functions[name as keyof typeof topology.functions].timeout,
        },
      ]),
    ),
  );
  const failed = said.filter((line) => /失败|超时|timed out/.test(line));
  console.log(
    `mails ${(await host.inbox()).length}, failures ${failed.length}`,
    failed.slice(0, 3),
  );
}

/** Everybody through the whole chain, ten a place, and how they are reached. */
async function supervise(host: Host, site: Site, objects: number): Promise<void> {
  await rate(objects, inFlight, async (index) => {
    const place = Math.floor(index / perPlace);
    const unit = { unitId: `unt_year${place}`, unitName: `示例${place}村（示例）` };
    const id = await completeChain(site, "2025-03-03", unit);
    await post(site, "u-chen", `/enrollments/${id}/contact`, {
      contact: { email: `object${index}@example.test` },
      reason: "送达告知书时登记（示例）",
    });
  });
  await host.settle();
}

/** Each debriefing is planned and approved; a district whose year is over ends it in writing. */
async function debrief(site: Site, host: Host, objects: number): Promise<void> {
  const ids = await idsOf(site, "/debriefings");
  if (ids.length !== objects) throw new Error(`${ids.length} debriefings of ${objects}`);
  const dated = { ...plan, meetingOn: "2025-12-10" };
  await rate(ids.length, inFlight, (at) =>
    post(site, "u-chen", `/debriefings/${ids[at]}/plan`, { plan: dated }),
  );
  await host.settle();
  const approval = { action: "approve", declaration: "none" };
  await rate(ids.length, inFlight, (at) =>
    post(site, "u-wu", `/tasks/${ids[at]}.PLAN_APPROVAL.1/decision`, approval),
  );
  await host.settle();
  const exemption = { ground: "NOT_SUPERVISED", reason: "年度内不再述责述廉（示例）" };
  await rate(ids.length, inFlight, (at) =>
    post(site, "u-wu", `/debriefings/${ids[at]}/exemption`, exemption),
  );
  await host.settle();
}

/** Nine of ten hand their annual report in on paper; the tenth is left to be urged. */
async function report(site: Site, host: Host): Promise<void> {
  const ids = (await idsOf(site, "/matters?status=DUE")).filter((_, at) => at % 10 !== 0);
  const keys = itemsOf({ type: "ANNUAL" });
  const answers = Object.fromEntries(keys.map((key) => [key, { state: "NIL" }]));
  await rate(ids.length, inFlight, (at) =>
    post(site, "u-chen", `/matters/${ids[at]}/paper`, { answers, pledge: "yes" }),
  );
  await host.settle();
  const approval = { action: "approve", declaration: "none" };
  await rate(ids.length, inFlight, (at) =>
    post(site, "u-feng", `/tasks/${ids[at]}.SUBMITTED.1/decision`, approval),
  );
  await host.settle();
}

async function idsOf(site: Site, path: string): Promise<string[]> {
  const ids: string[] = [];
  const headers = { authorization: `Bearer ${await site.token("u-zhou")}` };
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const more = `${path.includes("?") ? "&" : "?"}limit=200${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await fetch(`${site.url}/api/v1${path}${more}`, { headers });
    const page = (await answer.json()) as { items: { id: string }[]; cursor?: string };
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.cursor;
  }
  return ids;
}
