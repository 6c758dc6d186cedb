import type { OfficialNumber } from "../record/borne.ts";
import { type Event, type Fact, withApart } from "../record/event.ts";
import type { Process } from "../record/process.ts";
import { evolveTask } from "../task/evolve.ts";
import type { Task } from "../task/schema.ts";
import { beginning, breakAt, digestOf, eventOf, isSame, type Place } from "./chain.ts";
import type { Finding } from "./finding.ts";
import { checkKept, keysOfKept } from "./kept.ts";
import { apartPlace, placeOf } from "./layout.ts";
import { checkRows, checkStarter } from "./rows.ts";
import type { Source, Stored } from "./source.ts";

/** A process whose state and commands the verifier need not know. */
export type Played = Pick<Process<unknown, never>, "evolve" | "keys" | "bars"> & {
  claimed?: unknown;
};

/** What is left of a record's chain once it has been followed: enough to hold seals against it. */
export type Followed = {
  findings: Finding[];
  /** Up to where the chain holds. */
  place: Place;
  /** Instant of each event, by number; hash likewise. */
  events: readonly { at: string; hash: string }[];
  state: unknown;
  district: string;
  /** The tasks that its events have opened, as the events leave them. */
  tasks: ReadonlyMap<string, Task>;
  /** Hashes of the texts that people were shown. */
  shown: ReadonlySet<string>;
  /** Everybody and everything that it has been found by since its first event. */
  abouts: ReadonlySet<string>;
  /** Everybody who has led it since then. */
  leaders: ReadonlySet<string>;
  /** Numbers of papers that its events say they have claimed. */
  borne: readonly OfficialNumber[];
  /** Keys that only one record may hold at a time, with the instant of the last event that held each. */
  held: ReadonlyMap<string, string>;
  /** Hashes of what its events say was destroyed; what is missing of it is no finding. */
  destroyed: ReadonlySet<string>;
};

/**
 * Follows one record's chain from its first event, of whatever length, page by page: links, hashes,
 * the head that the record names, its state and tasks as the events tell them, what finds them, and
 * the texts that people were shown. At the first break of the chain the comparison of states ends.
 * The rules of the chain are its own; states are told by the pure functions of the process.
 */
export async function checkRecord(
  source: Source,
  process: Played | undefined,
  subject: { kind: string; id: string },
): Promise<Followed> {
  const key = placeOf(subject.kind, subject.id);
  for (let attempt = 1; ; attempt += 1) {
    const [before] = await source.getMany([key]);
    const checked = await checkOnce(source, process, subject, before);
    if (checked.findings.length === 0 || attempt === attempts) return checked;
    const [after] = await source.getMany([key]);
    if (isSame(before?.version, after?.version)) return checked;
  }
}

/** Somebody may write while a chain is read: what is found then is looked for again so often. */
const attempts = 5;

async function checkOnce(
  source: Source,
  process: Played | undefined,
  { kind, id }: { kind: string; id: string },
  record: Stored | undefined,
): Promise<Followed> {
  const told = await replay(source, process, `${kind}#${id}`);
  if (told.findings.length > 0) return told;
  if (record === undefined) {
    const isGone = told.events.length > 0;
    return { ...told, findings: isGone ? [{ code: "record.missing", kind, id }] : [] };
  }
  const { seq } = told.place;
  const findings: Finding[] = [];
  if (!isSame(record.head, told.place)) findings.push({ code: "head.differs", kind, id, seq });
  if (!isAsTold(record, told)) findings.push({ code: "state.differs", kind, id, seq });
  const kept = keysOfKept(process, record, told);
  const items = kept.length === 0 ? [] : await source.getMany(kept.map(({ key }) => key));
  findings.push(
    ...checkKept(process, record, told, new Map(kept.map((one, at) => [one, items[at]]))),
  );
  const others: Stored[] = [];
  for await (const row of source.range(`${kind}#${id}`, "about#")) others.push(row);
  findings.push(...checkRows(told, others, { kind, id }));
  const [starter] = await source.getMany([{ pk: `${kind}#${id}`, sk: "starter" }]);
  findings.push(...checkStarter(told, starter, { kind, id }));
  return { ...told, findings };
}

function isAsTold(record: Stored, { state, district, tasks, events }: Followed): boolean {
  const open = [...tasks.values()].filter(({ status }) => status === "OPEN").map(({ id }) => id);
  const openTasks = [...((record.openTasks ?? []) as string[])].sort();
  return (
    isSame(record.state, state) &&
    record.district === district &&
    record.createdAt === events[0]?.at &&
    record.updatedAt === events.at(-1)?.at &&
    isSame(openTasks, open.sort())
  );
}

/** The events of a record, followed and played again by the pure functions of its process. */
async function replay(source: Source, process: Played | undefined, pk: string): Promise<Followed> {
  const events: { at: string; hash: string }[] = [];
  const tasks = new Map<string, Task>();
  const shown = new Set<string>();
  const destroyed = new Set<string>();
  const [abouts, leaders] = [new Set<string>(), new Set<string>()];
  const borne: OfficialNumber[] = [];
  const held = new Map<string, string>();
  const missing: Finding[] = [];
  let [place, state, district]: [Place, unknown, string] = [beginning, undefined, ""];
  const told = (findings: Finding[]) => ({
    findings,
    place,
    events,
    state,
    district,
    tasks,
    shown,
    abouts,
    leaders,
    borne,
    held,
    destroyed,
  });
  for await (const stored of source.range(pk, "event#")) {
    const broken = breakAt(place, stored);
    if (broken !== undefined) return told([broken]);
    const bare = eventOf(stored) as unknown as Event;
    const { apart, ...lost } = await apartOf(source, bare);
    if (lost.finding !== undefined) missing.push(lost.finding);
    const event = withApart(bare, apart);
    district ||= event.district;
    place = { seq: event.seq, hash: event.hash };
    events.push({ at: event.at, hash: event.hash });
    state = process?.evolve(state, event);
    for (const about of state === undefined ? [] : (process?.keys(state).about ?? []))
      abouts.add(about);
    const leader = state === undefined ? "" : (process?.bars?.(state).proposer ?? "");
    if (leader !== "") leaders.add(leader);
    borne.push(...(event.bears ?? []));
    const claim = process?.claimed === undefined ? undefined : process.keys(state).claim;
    if (claim !== undefined) held.set(claim.key, event.at);
    const task = event.task === undefined ? undefined : evolveTask(tasks.get(event.task), event);
    if (task !== undefined) tasks.set(task.id, task);
    if (task !== undefined) shown.add(task.shown);
    if (typeof event.data.shown === "string") shown.add(event.data.shown);
    if (event.type === `${event.kind}.destroyed`)
      for (const hash of event.data.hashes as readonly string[]) destroyed.add(hash);
  }
  return told(missing.filter(({ what = "" }) => !destroyed.has(what)));
}

/** What lies apart from an event, where it has the hash that the event holds. */
async function apartOf(
  source: Source,
  { kind, id, seq, data: { apart: hash } }: Event,
): Promise<{ apart?: Fact["apart"]; finding?: Finding }> {
  if (typeof hash !== "string") return {};
  const [item] = await source.getMany([apartPlace(kind, id, seq)]);
  const at = { kind, id, seq, what: hash };
  if (item === undefined) return { finding: { code: "text.missing", ...at } };
  const apart = item.data as Fact["apart"];
  return digestOf(apart) === hash ? { apart } : { finding: { code: "text.altered", ...at } };
}
