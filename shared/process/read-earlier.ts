import type { Officer } from "#kernel/district/role.ts";
import type { Event, SealedText } from "#kernel/record/event.ts";
import type { Process } from "#kernel/record/process.ts";
import { withTheirApart } from "#kernel/record/read/apart.ts";
import { recordKey, sealKey, taskKey } from "#kernel/store/keys.ts";
import { taskIdOf } from "#kernel/task/open.ts";
import type { Seat, Task } from "#kernel/task/schema.ts";
import { wordedFor } from "#kernel/task/seats/worded.ts";
import { tableSource } from "#kernel/verify/source.ts";
import type { World } from "#kernel/world.ts";
import { changedLines, type Earlier, earlierWords, type Line } from "./earlier.ts";

/** What stands beside the sealed text of a question. */
export type Beside = {
  /** What the record says of itself that no decision seals: who proposed it, scores, sources. */
  background: readonly Line[];
  earlier: readonly Earlier[];
  /** Against the same question's last round; undefined in the first one. */
  changed?: ReturnType<typeof changedLines>;
};

type AnyProcess = Process<unknown, { type: string }>;

/**
 * Reads what was said on a matter before a question of it. The caller has passed the gate for the
 * question: recused or tied officers are shown no question at all.
 */
export async function readBeside(
  world: World,
  of: {
    process: AnyProcess;
    state: unknown;
    task: Task;
    seat: Pick<Seat, "person" | "role">;
    officers: readonly Officer[];
    text: readonly Line[];
  },
): Promise<Beside> {
  const { process, state, task, seat, officers, text } = of;
  const bare: Event[] = [];
  const { kind, id } = task.subject;
  for await (const event of tableSource(world.store).range(recordKey(kind, id).pk, "event#"))
    bare.push(event as unknown as Event);
  const events = await withTheirApart(world.store, bare);
  const isInside = seat.role !== "UNIT" && seat.role !== "OBJECT";
  const before = await textBefore(world, process, task);
  const inWords = (lines: readonly Line[]) => wordedFor(process, lines, officers);
  return {
    background: isInside ? backgroundOf(process, state, officers) : [],
    earlier: earlierWords(events, { task, seat, officers, process }).map((said) => ({
      ...said,
      lines: inWords(said.lines),
    })),
    ...(before === undefined ? {} : { changed: changedLines(inWords(before), inWords(text)) }),
  };
}

function backgroundOf(
  { bars, background }: AnyProcess,
  state: unknown,
  officers: readonly Officer[],
): Line[] {
  const proposer = officers.find(({ id }) => id === bars?.(state).proposer);
  return [
    ...(proposer === undefined ? [] : [{ label: "提出人", value: proposer.name }]),
    ...(background?.(state) ?? []),
  ];
}

/** The last round of the same question; none where its askings are each about a thing of its own. */
export function lastRoundOf(
  { separate = [] }: Pick<AnyProcess, "separate">,
  { subject, stage, visit }: Pick<Task, "subject" | "stage" | "visit">,
): string | undefined {
  return visit < 2 || separate.includes(stage) ? undefined : taskIdOf(subject.id, stage, visit - 1);
}

/** What the same question showed in its last round. */
async function textBefore(world: World, process: AnyProcess, of: Task) {
  const last = lastRoundOf(process, of);
  if (last === undefined) return undefined;
  const item = await world.store.get(taskKey(last));
  const task = item?.state as Task | undefined;
  if (task === undefined) return undefined;
  const seal = (await world.store.get(sealKey(task.shown))) as SealedText | undefined;
  return seal?.text;
}
