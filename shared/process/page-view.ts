import { offersOf } from "#kernel/conduct/command.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { workdaysLeft } from "#kernel/deadline/left.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Action } from "#kernel/permission/actions.ts";
import { rightsOn } from "#kernel/permission/reader.ts";
import { withConcerns } from "#kernel/record/consult.ts";
import type { Context, Process, Rec } from "#kernel/record/process.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { type Call, operationIdOf, type Route } from "#kernel/route/route.ts";
import { type Item, recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { askedNames } from "#kernel/task/seats/asked-names.ts";
import { wordedFor } from "#kernel/task/seats/worded.ts";
import { runningIn } from "./running.ts";

type AnyCall = Call<Record<string, string>, unknown, unknown>;
type AnyProcess = Process<unknown, { type: string }>;
type Found = Rec & Item;

/** What a record's page shows beside the record: facts in words, open questions, offers to the caller. */
export async function pageViewOf(call: AnyCall, item: Found, path: string) {
  const { world, caller, processOf } = call;
  const process = await processOf(item.kind);
  const [district, ...taskItems] = await world.store.getMany([
    recordKey("district", caller.district),
    ...item.openTasks.map(taskKey),
  ]);
  const { rules, officers } = districtOf(district);
  const tasks = taskItems.flatMap((task) => (task === undefined ? [] : [task.state as Task]));
  const bare: Context = {
    now: world.clock(),
    actor: caller.actor,
    district: caller.district,
    recordId: item.id,
    rules,
    officers,
    tasks,
  };
  const context = process === undefined ? bare : await contextOf(call, process, item, bare);
  const summary = (item.summary ?? {}) as Readonly<Record<string, unknown>>;
  const running = process === undefined ? undefined : runningIn(process, item, tasks);
  return {
    ...(running === undefined ? {} : { running }),
    about: subjectLine(summary, item.id),
    facts: process === undefined ? [] : wordedFor(process, factsOf(process, item), officers),
    offers: process === undefined ? [] : await offersTo(call, process, { item, path, context }),
    questions: tasks.map(({ id, title, due, colour, seats }) => ({
      task: id,
      title,
      due,
      ...workdaysLeft(rules.calendars, due, dayOf(bare.now)),
      colour,
      asked: askedNames({ seats }, officers),
      mine: seats.some(({ person, state }) => person === caller.officer.id && state === "ASKED"),
    })),
  };
}

/** What a command would be decided with; other matters are read only where the process asks for them. */
function contextOf({ world }: AnyCall, process: AnyProcess, item: Found, bare: Context) {
  return process.commands === undefined
    ? Promise.resolve(bare)
    : withConcerns(world, process, { state: item.state }, bare);
}

function factsOf({ facts, show }: AnyProcess, { state, status }: Found) {
  return [...(facts?.(state) ?? show?.(state, String(status)) ?? [])];
}

/** Routes of commands on this record that its state and the caller's rights allow now. */
async function offersTo(
  call: AnyCall,
  process: AnyProcess,
  { item, path, context }: { item: Found; path: string; context: Context },
) {
  const { commands } = process;
  const state = item.state as { status: string };
  const offered =
    commands === undefined
      ? undefined
      : new Map(offersOf(commands, state, context).map((offer) => [offer.verb, offer]));
  const isOffered = (verb: string) =>
    (offered?.has(verb) ?? true) &&
    process.needless?.(verb, state, { ...context, changedAt: String(item.updatedAt) }) !== true;
  const possible = call.routes.flatMap((route) => {
    const verb = verbOf(route, path);
    return verb === undefined || !isOffered(verb) ? [] : [{ verb, route }];
  });
  const asked: Action[] = possible.map(({ route }) => route.right);
  const rights = await rightsOn(call, item, asked);
  const allowed = possible.filter(({ route }) => rights.has(route.right));
  const main = allowed.find(({ verb }) => offered?.get(verb)?.leads === "on");
  const ordered = main === undefined ? allowed : [main, ...allowed.filter((one) => one !== main)];
  return ordered.map(({ verb, route }) => ({
    verb,
    title: route.summary,
    operation: operationIdOf(route),
    ...(verb === main?.verb ? { leads: "on" as const } : {}),
  }));
}

/** `POST {path}/{id}/{verb}`; readings of secrets are no offers, they need a reason of their own. */
function verbOf({ method, path: at, does }: Route, path: string): string | undefined {
  const start = `${path}/{id}/`;
  if (method !== "post" || does === "reading" || !at.startsWith(start)) return undefined;
  const verb = at.slice(start.length);
  return verb.includes("/") ? undefined : verb;
}
