import { dayOf } from "#kernel/deadline/day.ts";
import { type Family, familyOf } from "#kernel/district/family.ts";
import { type Officer, type Role, roleNames } from "#kernel/district/role.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Seat, StageSpec, Task } from "#kernel/task/schema.ts";
import { stageOfTask } from "#kernel/text/id.ts";
import { own } from "#kernel/text/own.ts";

export type Line = { label: string; value: string };

/** One thing that was said on a matter: at which step, by whom, on which Shanghai day. */
export type Earlier = { title: string; who: string; on: string; lines: readonly Line[] };

type AnyProcess = Pick<
  Process<unknown, { type: string }>,
  "kind" | "stages" | "words" | "said" | "title"
>;

/** Who reads: from their place in the question follows how much of the earlier words is theirs. */
export type Reading = {
  task: Task;
  seat: Pick<Seat, "person" | "role">;
  officers: readonly Officer[];
  process: AnyProcess;
};

/**
 * What was said on a matter before a question, oldest first, from the events of its record alone:
 * answers with their opinions and forms, advice, transfers, votes, minutes. Nobody sees how
 * colleagues vote before a vote is closed; another body sees what the commission has told it (votes
 * in figures, minutes, numbers of papers), a unit and a supervised person only their own answers.
 */
export function earlierWords(events: readonly Event[], reading: Reading): Earlier[] {
  const votes = new Set(events.flatMap(voteOpenedBy));
  return events.flatMap((event) => {
    if (isPending(event, reading.task)) return [];
    switch (event.type as keyof TaskData) {
      case "task.decided":
        return votes.has(event.task ?? "")
          ? voteClosed(events, event, reading)
          : answered(event, reading);
      case "task.advised":
        return seesPeople(event, reading) ? [answer(event, reading, "参考意见")] : [];
      case "task.transferred":
      case "task.delegated":
      case "task.signer-added":
      case "task.handed-over":
        return seesPeople(event, reading) ? [passedOn(event, reading)] : [];
      default:
        return ownWords(event, reading);
    }
  });
}

/** What has changed in a text between two rounds of the same question, line by line. */
export function changedLines(
  before: readonly Line[],
  now: readonly Line[],
): { label: string; was?: string; now?: string }[] {
  const left = new Set(before.map(keyOf));
  const kept = new Set(now.map(keyOf));
  const gone = before.filter((line) => !kept.has(keyOf(line)));
  const come = now.filter((line) => !left.has(keyOf(line)));
  const pairs = come.map((line) => {
    const place = gone.findIndex(({ label }) => label === line.label);
    const [was] = place < 0 ? [] : gone.splice(place, 1);
    return {
      label: line.label,
      ...(was === undefined ? {} : { was: was.value }),
      now: line.value,
    };
  });
  return [...pairs, ...gone.map(({ label, value }) => ({ label, was: value }))];
}

function keyOf({ label, value }: Line): string {
  return JSON.stringify([label, value]);
}

function voteOpenedBy({ type, data }: Event): string[] {
  if (type !== "task.opened") return [];
  const { task } = data as TaskData["task.opened"];
  return task.policy.type === "vote" ? [task.id] : [];
}

/** Answers to the very question that is open, where each is to answer for themselves. */
function isPending({ type, task }: Event, { id, policy, status }: Task): boolean {
  const isAlone = policy.type === "vote" || policy.type === "each";
  return task === id && status === "OPEN" && isAlone && type === "task.decided";
}

function answered(event: Event, reading: Reading): Earlier[] {
  const mayRead = seesPeople(event, reading) || isFormal(event, reading);
  return mayRead ? [answer(event, reading, undefined)] : [];
}

function answer(event: Event, reading: Reading, word: string | undefined): Earlier {
  const { label, opinion = "", form } = event.data as TaskData["task.decided"];
  const isOwnBody = seesPeople(event, reading);
  return {
    title: stageTitle(event, reading),
    who: isOwnBody ? whoOf(event, reading) : bodyOf(event),
    on: dayOf(event.at),
    lines: [
      { label: word ?? "决定", value: label },
      ...(isOwnBody && opinion.trim() !== "" ? [{ label: "意见", value: opinion }] : []),
      ...formLines(event, form ?? {}, reading),
    ],
  };
}

/** A closed vote, in figures: told once, with the answer that closed it. */
function voteClosed(events: readonly Event[], event: Event, reading: Reading): Earlier[] {
  if (event.data.outcome === undefined || familyOfReader(reading) === undefined) return [];
  const ballots = events.filter(({ type, task }) => type === "task.decided" && task === event.task);
  const labels = ballots.map(({ data }) => String(data.label));
  const figures = [...new Set(labels)].map(
    (label) => `${label} ${labels.filter((one) => one === label).length} 票`,
  );
  return [
    {
      title: stageTitle(event, reading),
      who: "集体表决",
      on: dayOf(event.at),
      lines: [{ label: "表决", value: figures.join("，") }],
    },
  ];
}

function passedOn(event: Event, reading: Reading): Earlier {
  const { to, opinion = "" } = event.data as { to: { person: string }; opinion?: string };
  const verb = own(passing, event.type) ?? "转办";
  return {
    title: stageTitle(event, reading),
    who: whoOf(event, reading),
    on: dayOf(event.at),
    lines: [
      { label: verb, value: nameOf(to.person, reading) },
      ...(opinion.trim() === "" ? [] : [{ label: "理由", value: opinion }]),
    ],
  };
}

const passing: Readonly<Record<string, string>> = {
  "task.transferred": "转办给",
  "task.delegated": "委派给",
  "task.signer-added": "加签",
  "task.handed-over": "移交给",
};

/** What the process itself has noted and says to who decides after it (`Process.said`). */
function ownWords(event: Event, reading: Reading): Earlier[] {
  const say = own(reading.process.said ?? {}, event.type);
  if (say === undefined || familyOfReader(reading) === undefined) return [];
  const lines = say(event.data).filter(({ value }) => value.trim() !== "");
  if (lines.length === 0) return [];
  const isOwnBody = familyOfReader(reading) === "commission";
  return [
    {
      title: own(reading.process.words ?? {}, event.type) ?? reading.process.title,
      who: isOwnBody ? whoOf(event, reading) : bodyOf(event),
      on: dayOf(event.at),
      lines,
    },
  ];
}

/** Names and opinions are for the body in which they were given, and for who gave them. */
function seesPeople(event: Event, reading: Reading): boolean {
  const { person } = reading.seat;
  if (event.actor === person || event.data.person === person) return true;
  const reader = familyOfReader(reading);
  if (reader === undefined) return false;
  return reader === "commission" || reader === familyOfRole(event.role);
}

/** A form that the commission has filled in for another body: the number of its request, its day. */
function isFormal({ data, role }: Event, reading: Reading): boolean {
  const hasForm = Object.keys((data.form as object | undefined) ?? {}).length > 0;
  return hasForm && role === "OFFICE" && familyOfReader(reading) !== undefined;
}

/** The body of the reader; none for units and supervised people, whom nobody tells inner words. */
function familyOfReader({ seat }: Reading): Exclude<Family, "unit"> | undefined {
  const family = familyOfRole(seat.role);
  return family === "unit" ? undefined : family;
}

function familyOfRole(role: string): Family | undefined {
  return Object.hasOwn(roleNames, role) ? familyOf(role as Role) : undefined;
}

function formLines(
  event: Event,
  form: Readonly<Record<string, unknown>>,
  { process }: Reading,
): Line[] {
  const { action } = event.data as TaskData["task.decided"];
  const spec = own<StageSpec>(process.stages, stageOfTask(event.task ?? ""));
  const fields = own(spec?.actions ?? {}, action)?.form?.fields ?? [];
  return fields.flatMap(({ name, label, options }) => {
    const value = own(form, name);
    if (value === undefined || value === "" || typeof value === "object") return [];
    const text = options?.find((option) => option.value === value)?.label ?? String(value);
    return [{ label, value: text }];
  });
}

function stageTitle({ task }: Event, { process }: Reading): string {
  return own<StageSpec>(process.stages, stageOfTask(task ?? ""))?.title ?? process.title;
}

function whoOf({ actor, role, onBehalfOf }: Event, reading: Reading): string {
  const name = nameOf(actor, reading);
  const as = own<string>(roleNames, role);
  const inPlace = onBehalfOf === undefined ? "" : `，代 ${nameOf(onBehalfOf, reading)}`;
  return as === undefined && inPlace === "" ? name : `${name}（${as ?? ""}${inPlace}）`;
}

function bodyOf({ role }: Event): string {
  return familyOfRole(role) === "commission" ? "区纪委监委" : (own<string>(roleNames, role) ?? "");
}

function nameOf(id: string, { officers }: Reading): string {
  if (id === "system") return "系统";
  return officers.find((officer) => officer.id === id)?.name ?? "本人";
}
