import { isDeepStrictEqual } from "node:util";
import { changesMatter, voidStale } from "../conduct/void.ts";
import { districtOf } from "../district/read.ts";
import { recusalsIn } from "../district/recusals/bound.ts";
import type { Officer } from "../district/role.ts";
import type { Action } from "../permission/actions.ts";
import { closedTo, isTied } from "../permission/command-gate.ts";
import { OfficerChanged } from "../permission/officer-changed.ts";
import { isRefusal, type Refusal, refuse } from "../refusal.ts";
import {
  earlierAnswer,
  type Idempotency,
  remember,
  resolveConflict,
} from "../route/idempotency.ts";
import { counterKey, type Item, recordKey, taskKey } from "../store/keys.ts";
import { tooLarge } from "../store/measure.ts";
import type { Conflict, Write } from "../store/write.ts";
import type { Task } from "../task/schema.ts";
import { shortNumber } from "../text/short-number.ts";
import type { World } from "../world.ts";
import { type Applied, applyFacts } from "./apply.ts";
import { withConcerns } from "./consult.ts";
import type { Actor, Fact } from "./event.ts";
import type { Claim, Context, Named, Process, Rec } from "./process.ts";

/** A request to change one record; `decide` sees what was found and says what happens. */
export type Request<S, C extends { type: string }> = {
  process: Process<S, C>;
  id: string;
  district: string;
  actor: Actor;
  /**
   * The right that a person's command asks at the gate. "unasked" is what the system does by itself,
   * what follows from what people have decided, and what the public or an operator does.
   */
  right: Action | "unasked";
  decide: (found: Found<S>, context: Context) => Fact[] | Refusal;
  /** Tasks to load along with the record: those named, all its open ones, or what it says. */
  tasks?: readonly string[] | "open" | ((record: Rec<S> | undefined) => readonly string[]);
  /** Other records that the request names, for the process to consult where it asks for them. */
  named?: readonly Named[];
  /** Refuses with 409 when the record is no longer at this version. */
  expectVersion?: number | undefined;
  idempotency?: Idempotency | undefined;
  /** Further writes of the same transaction, e.g. a task token. */
  also?: (found: Found<S>) => readonly Write[];
};

export type Found<S> = { state: S | undefined; record: Rec<S> | undefined };

/** What a request has done; `events` is empty when there was nothing to do. */
export type Receipt = {
  kind: string;
  id: string;
  version: number;
  status: string;
  events: { seq: number; type: string; task?: string }[];
};

const attempts = 12;

/**
 * Everybody who takes a number loses to somebody who got one, so waiting in line comes to an end; so
 * does counting the visits of a question.
 */
const attemptsInLine = 100;

/**
 * Runs one request: one batch read, one decision, one transaction. A lost race is decided again on
 * what is there now, unless the caller named the version it had seen.
 */
export async function execute<S, C extends { type: string }>(
  world: World,
  request: Request<S, C>,
): Promise<Receipt | Refusal> {
  let askedBefore: readonly string[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const answer = await tryOnce(world, request, askedBefore);
    if (!("conflict" in answer)) return (await earlierAnswer(world, request, answer)) ?? answer;
    const resolution = resolveConflict(answer.conflict, request);
    if (resolution !== "again") return resolution;
    if (request.expectVersion !== undefined || attempt >= patienceWith(answer))
      return refuse("record.version");
    askedBefore = [...askedBefore, ...answer.conflict.flatMap(askedBeforeIn)];
    await pause(world, attempt);
  }
}

/**
 * A question beside the course that was asked and answered before: it is no open task, so only the
 * store knows it. The next attempt has it at hand and counts on from it.
 */
function askedBeforeIn({ write, found }: Conflict["conflict"][number]): string[] {
  return "put" in write && write.when === "absent" && found?.kind === "task"
    ? [String(found.id)]
    : [];
}

async function tryOnce<S, C extends { type: string }>(
  world: World,
  request: Request<S, C>,
  askedBefore: readonly string[],
): Promise<Receipt | Refusal | Conflict> {
  const { process, id, district, actor, idempotency } = request;
  const named = Array.isArray(request.tasks) ? request.tasks : [];
  const [recordItem, districtItem, ...namedTasks] = await world.store.getMany([
    recordKey(process.kind, id),
    recordKey("district", district),
    ...named.map(taskKey),
  ]);
  const record = recordItem as (Rec<S> & Item) | undefined;
  if (record !== undefined && record.district !== district) return refuse("record.unknown");
  if (request.expectVersion !== undefined && request.expectVersion !== (record?.version ?? 0))
    return refuse("record.version", `当前版本 ${record?.version ?? 0}`);
  const more = [...further(request.tasks, record), ...askedBefore];
  const tasks = tasksIn(namedTasks, await load(world, more));
  const { rules, officers } = districtOf(districtItem);
  if (!isListed(actor, officers)) throw new OfficerChanged();
  const closed = closedTo(request, record?.state, officers);
  if (closed !== undefined) return closed;
  const now = laterOf(world.clock(), record?.updatedAt);
  const bare: Context = { now, actor, district, recordId: id, rules, officers, tasks };
  const informed = await withConcerns(
    world,
    process,
    { state: record?.state, named: request.named },
    bare,
  );
  const context = await withCounters(world, process, record?.state, informed);
  const found: Found<S> = { state: record?.state, record };

  const decided = request.decide(found, context);
  if (isRefusal(decided)) return decided;
  if (decided.length === 0) return receiptOf(process, id, record);
  const whole: Context = {
    ...context,
    tasks: await wholeMatter(world, process, decided, found, context),
    ...(process.layApart === undefined
      ? {}
      : { salt: Buffer.from(world.random(32)).toString("hex") }),
  };
  const facts =
    record === undefined ? decided : [...decided, ...voidStale(process, record, decided, whole)];

  const applied = applyFacts(process, id, record, facts, whole);
  if (isRefusal(applied)) return applied;
  if (isTied(request, applied.record.state, officers)) return refuse("task.recused");
  const bound = await boundBy(process, applied, { districtItem, context });
  if (isRefusal(bound)) return bound;
  const receipt: Receipt = {
    kind: process.kind,
    id,
    version: applied.record.version,
    status: applied.status,
    events: applied.events.map(({ seq, type, task }) =>
      task === undefined ? { seq, type } : { seq, type, task },
    ),
  };
  const writes: Write[] = [
    ...applied.writes,
    ...bound,
    ...(request.also?.(found) ?? []),
    ...(idempotency === undefined ? [] : [remember(idempotency, request, receipt, now)]),
  ];
  const large = tooLarge(writes);
  if (large !== undefined) return { ...refuse("input.too-large", large.message), fields: [large] };
  const lost = await world.store.transact(writes);
  if (lost === undefined) return receipt;
  return (
    (await settleClaim(world, { process, state: applied.record.state, context, writes, lost })) ??
    receipt
  );
}

/** A recusal binds in every matter with the transaction that makes it; few requests make one. */
async function boundBy<S, C extends { type: string }>(
  process: Process<S, C>,
  { record, events }: Applied<S>,
  { districtItem, context }: { districtItem: Item | undefined; context: Context },
): Promise<readonly Write[] | Refusal> {
  const recusals = recusalsIn(process, record, events);
  if (recusals.length === 0) return [];
  const { bindRecusals } = await import("../district/recusals/bind.ts");
  return bindRecusals(districtItem, recusals, context);
}

/** A clock that has gone back writes no event before the one that it follows. */
function laterOf(now: string, last = now): string {
  return now > last ? now : last;
}

function isListed({ id, officer }: Actor, officers: readonly Officer[]): boolean {
  if (officer === undefined) return true;
  return isDeepStrictEqual(
    officers.find((other) => other.id === id),
    officer,
  );
}

function further<S>(tasks: Request<S, never>["tasks"], record: Rec<S> | undefined) {
  if (typeof tasks === "function") return tasks(record);
  return tasks === "open" ? (record?.openTasks ?? []) : [];
}

/** What the process wants to number is read last, so that little time is left to others. */
async function withCounters<S, C extends { type: string }>(
  world: World,
  process: Process<S, C>,
  state: S | undefined,
  context: Context,
): Promise<Context> {
  const names = state === undefined ? [] : (process.counters?.(state, context) ?? []);
  if (names.length === 0) return context;
  const items = await world.store.getMany(names.map((name) => counterKey(context.district, name)));
  const last = names.map((name, index) => [name, Number(items[index]?.version ?? 0)] as const);
  return { ...context, counters: Object.fromEntries(last) };
}

function load(world: World, tasks: readonly string[]): Promise<(Item | undefined)[]> {
  return tasks.length === 0 ? Promise.resolve([]) : world.store.getMany(tasks.map(taskKey));
}

function tasksIn(...lists: readonly (readonly (Item | undefined)[])[]): Task[] {
  const tasks = lists
    .flat()
    .flatMap((item) =>
      item === undefined ? [] : [{ ...(item.state as Task), version: item.version as number }],
    );
  return [...new Map(tasks.map((task) => [task.id, task])).values()];
}

/** The tasks at hand; with a changed matter all its open ones, as their text may be stale now. */
async function wholeMatter<S, C extends { type: string }>(
  world: World,
  process: Process<S, C>,
  facts: readonly Fact[],
  { record }: Found<S>,
  { tasks }: Context,
): Promise<readonly Task[]> {
  if (process.show === undefined || !changesMatter(facts)) return tasks;
  const known = tasks.map(({ id }) => id);
  const missing = (record?.openTasks ?? []).filter((id) => !known.includes(id));
  return [...tasks, ...tasksIn(await load(world, missing))];
}

/** Where only the claim stood in the way, the process says whether it may be taken over. */
async function settleClaim<S, C extends { type: string }>(
  world: World,
  { process, state, context, writes, lost }: ClaimDispute<S, C>,
): Promise<Refusal | Conflict | undefined> {
  if (lost.conflict.some(({ found }) => found?.pk.startsWith("number#")))
    return refuse("number.taken");
  const dispute = lost.conflict.find(({ found }) => found?.pk.startsWith("claim#"));
  if (lost.conflict.length !== 1 || dispute?.found === undefined) return lost;
  const held = dispute.found as Item & Claim & { holder: string };
  const verdict = process.claimed?.(state, held, context) ?? "record.state";
  if (verdict !== "take-over") return refuse(verdict, `在办事项 ${shortNumber(held.holder)}`);
  return world.store.transact(
    writes.map((write) =>
      write === dispute.write ? { ...write, when: { holder: held.holder } } : write,
    ),
  );
}

type ClaimDispute<S, C extends { type: string }> = {
  process: Process<S, C>;
  state: S;
  context: Context;
  writes: readonly Write[];
  lost: Conflict;
};

function patienceWith({ conflict }: Conflict): number {
  const isInLine = conflict.every(
    (one) =>
      ("put" in one.write && one.write.put.pk.startsWith("count#")) ||
      askedBeforeIn(one).length > 0,
  );
  return isInLine ? attemptsInLine : attempts;
}

function receiptOf<S, C extends { type: string }>(
  process: Process<S, C>,
  id: string,
  record: Rec<S> | undefined,
): Receipt | Refusal {
  if (record === undefined) return refuse("record.unknown");
  const { status } = process.keys(record.state);
  return { kind: process.kind, id, version: record.version, status, events: [] };
}

/** Full jitter, so that many writers of one record do not meet again at once. */
async function pause(world: World, attempt: number): Promise<void> {
  const [byte = 0] = world.random(1);
  const ceiling = Math.min(200, 5 * 2 ** attempt);
  await new Promise((resolve) => setTimeout(resolve, (byte / 255) * ceiling));
}
