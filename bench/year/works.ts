import type { Host } from "#local/host.ts";
import { itemsOf } from "#process/matters/declaration/items.ts";
import { plan } from "#tests/end-to-end/debriefing.ts";
import { completeChain } from "../chain.ts";
import { post, type Site } from "../site.ts";
import { rate } from "../statistics.ts";
import { type Somebody, writeSupervised } from "./written.ts";

/** As many requests at a time as an office makes. */
const inFlight = 8;
/** Objects of one place, as of a village. */
const perPlace = 10;

/** Everybody through the whole chain, ten a place, and how they are reached. */
export async function supervise(host: Host, site: Site, objects: number): Promise<void> {
  await rate(objects, inFlight, async (index) => {
    const id = await completeChain(site, "2025-03-03", placeOf(index));
    await nameContact(site, id, index);
  });
  await host.settle();
}

/** Everybody with a history that was written since that day, and how they are reached. */
export async function superviseSince(
  host: Host,
  site: Site,
  { objects, since }: { objects: number; since: string },
): Promise<void> {
  const people = Array.from(
    { length: objects },
    (_, index): Somebody => ({
      id: `enr_year${index}`,
      personId: `per_year${index}`,
      ...placeOf(index),
    }),
  );
  await writeSupervised(host, people, since);
  await rate(objects, inFlight, (index) => nameContact(site, `enr_year${index}`, index));
  await host.settle();
}

function placeOf(index: number) {
  const place = Math.floor(index / perPlace);
  return { unitId: `unt_year${place}`, unitName: `示例${place}村（示例）` };
}

function nameContact(site: Site, enrollment: string, index: number): Promise<unknown> {
  return post(site, "u-chen", `/enrollments/${enrollment}/contact`, {
    contact: { email: `object${index}@example.test` },
    reason: "送达告知书时登记（示例）",
  });
}

/** Each debriefing is planned and approved; a district whose year is over ends it in writing. */
export async function debrief(site: Site, host: Host, objects: number): Promise<void> {
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
export async function report(site: Site, host: Host): Promise<void> {
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
  return (await itemsAt(site, path)).map(({ id }) => id);
}

async function itemsAt(site: Site, path: string): Promise<{ id: string; status: string }[]> {
  const items: { id: string; status: string }[] = [];
  const headers = { authorization: `Bearer ${await site.token("u-zhou")}` };
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const more = `${path.includes("?") ? "&" : "?"}limit=200${cursor === "" ? "" : `&cursor=${encodeURIComponent(cursor)}`}`;
    const answer = await fetch(`${site.url}/api/v1${path}${more}`, { headers });
    const page = (await answer.json()) as {
      items: { id: string; status: string }[];
      cursor?: string;
    };
    items.push(...page.items);
    cursor = page.cursor;
  }
  return items;
}

/** How many records of each kind there are in each status, of those that a year is about. */
export async function countsOf(site: Site): Promise<Record<string, Record<string, number>>> {
  const rows: Record<string, Record<string, number>> = {};
  for (const path of ["debriefings", "matters", "quarterly-visits", "incidents"]) {
    const items = await itemsAt(site, `/${path}`);
    const byStatus = Map.groupBy(items, ({ status }) => status);
    rows[path] = Object.fromEntries([...byStatus].map(([status, some]) => [status, some.length]));
  }
  return rows;
}
