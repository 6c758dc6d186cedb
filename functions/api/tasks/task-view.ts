import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { workdaysLeft } from "#kernel/deadline/left.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Officer } from "#kernel/district/role.ts";
import { roleNames } from "#kernel/district/role.ts";
import type { Reader } from "#kernel/permission/reader.ts";
import type { SealedText } from "#kernel/record/event.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { WorkdaysLeft } from "#kernel/route/answers.ts";
import { type Item, recordKey, sealKey } from "#kernel/store/keys.ts";
import type { Seat, StageSpec, Task } from "#kernel/task/schema.ts";
import { wordedFor } from "#kernel/task/seats/worded.ts";
import { own } from "#kernel/text/own.ts";
import { readBeside } from "#process/read-earlier.ts";
import { processOf } from "#processes";
import { TaskFields } from "./task-fields.ts";

const Person = z.object({ id: z.string(), name: z.string(), role: z.string() });

const Field = z.object({
  name: z.string(),
  label: z.string(),
  input: z.enum(["text", "lines", "date", "number", "select", "checks", "files"]),
  options: z.optional(z.array(z.object({ value: z.string(), label: z.string() }))),
  hint: z.optional(z.string()),
  longest: z.optional(z.int()),
  required: z.boolean(),
  demand: z.optional(z.int()),
});

const Lines = z.array(z.object({ label: z.string(), value: z.string() }));

const BesideView = z.object({
  background: Lines,
  earlier: z.array(z.object({ title: z.string(), who: z.string(), on: z.string(), lines: Lines })),
  changed: z.optional(
    z.array(
      z.object({ label: z.string(), was: z.optional(z.string()), now: z.optional(z.string()) }),
    ),
  ),
});

/** A question as somebody decides on it: the sealed text, the answers with their forms, the verbs. */
export const TaskView = z.extend(TaskFields, {
  /** What people call the matter. */
  about: z.string(),
  workdaysLeft: WorkdaysLeft,
  /** Word for word what a decision seals. */
  text: z.array(z.object({ label: z.string(), value: z.string() })),
  /** What stands beside the sealed text: background, earlier opinions, changes since the last round. */
  beside: BesideView,
  choices: z.array(
    z.object({
      action: z.string(),
      label: z.string(),
      opinion: z.enum(["optional", "required"]),
      form: z.optional(z.array(Field)),
    }),
  ),
  declares: z.optional(z.literal("no-ties")),
  /** Whether the caller is asked now, has answered, or reads along. */
  mine: z.enum(["asked", "answered", "reader"]),
  /** What else the caller may do with the question: names of the routes below it. */
  verbs: z.array(z.string()),
  /** Whom it may be passed on to. */
  people: z.array(Person),
  names: z.record(z.string(), z.string()),
});

/** What a task's page shows beside the task itself. */
export async function questionOf(
  { world, caller }: Reader,
  { task, seat, record }: { task: Task; seat: Seat; record: Item },
) {
  const { subject, stage } = task;
  const [districtItem, seal] = await world.store.getMany([
    recordKey("district", caller.district),
    sealKey(task.shown),
  ]);
  const process = await processOf(subject.kind);
  const spec = process?.stageIn?.(record.state, stage) ?? own(process?.stages ?? {}, stage);
  const { officers, rules } = districtOf(districtItem);
  const kept = seal as SealedText | undefined;
  const isAsked = task.status === "OPEN" && seat.part === "decider" && seat.state === "ASKED";
  const text = [...(kept?.text ?? process?.show?.(record.state, stage) ?? [])];
  const beside =
    process === undefined
      ? { background: [], earlier: [] }
      : await readBeside(world, { process, state: record.state, task, seat, officers, text });
  return {
    about: subjectLine((record.summary ?? {}) as Readonly<Record<string, unknown>>, subject.id),
    ...workdaysLeft(rules.calendars, task.due, dayOf(world.clock())),
    text: wordedFor(process, text, officers),
    beside,
    choices: isAsked && spec !== undefined ? choicesOf(spec) : [],
    ...(spec?.declares === undefined ? {} : { declares: spec.declares }),
    mine: seat.part !== "decider" ? "reader" : isAsked ? "asked" : "answered",
    verbs: spec === undefined ? [] : verbsOf(task, seat, spec),
    people: isAsked ? othersFor(task, seat, officers) : [],
    names: namesIn(task, officers),
  };
}

function choicesOf({ actions }: StageSpec) {
  return Object.entries(actions).map(([action, { label, opinion, form }]) => ({
    action,
    label,
    opinion,
    ...(form === undefined ? {} : { form: form.fields }),
  }));
}

/** The verbs that the seat's place in the question allows; the kernel has the last word. */
function verbsOf(task: Task, seat: Seat, spec: StageSpec): string[] {
  if (task.status !== "OPEN") return [];
  if (seat.ballot !== undefined) return ["taking-back", "urging"];
  if (seat.state === "DELEGATED") return ["taking-back"];
  if (seat.state !== "ASKED") return [];
  const ownMatter = spec.asks === "addressee" || spec.asks === "object";
  const isPersonal = task.policy.type === "vote" || seat.through?.verb === "delegate";
  const passing =
    seat.part !== "decider" || isPersonal ? [] : ["transfer", "delegate", "add-signer", "copy"];
  return [...(ownMatter ? [] : ["recusal"]), ...passing];
}

function othersFor({ seats }: Task, { person }: Seat, officers: readonly Officer[]) {
  const unit = officers.find(({ id }) => id === person)?.unit;
  return officers
    .filter(
      (other) =>
        other.unit === unit &&
        !seats.some((one) => one.person === other.id && one.part === "decider"),
    )
    .map(({ id, name, role }) => ({ id, name, role: roleNames[role] }));
}

function namesIn({ seats }: Task, officers: readonly Officer[]): Record<string, string> {
  const ids = seats.map(({ person }) => person);
  return Object.fromEntries(
    officers.filter(({ id }) => ids.includes(id)).map(({ id, name }) => [id, name]),
  );
}
