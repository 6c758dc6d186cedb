import type { Task } from "#kernel/task/schema.ts";
import { isSame } from "#kernel/verify/chain.ts";
import type { Finding } from "#kernel/verify/finding.ts";
import { drawerKey, drawerOf, dueDayOf } from "#kernel/verify/layout.ts";
import type { Source, Stored } from "#kernel/verify/source.ts";

/** The rows by which people find a task in their trays: those that its seats ask for, and no other. */
export async function checkSeats(
  source: Source,
  task: Task,
  at: { kind: string; id: string },
): Promise<Finding[]> {
  const rows = new Map<string, Stored>();
  for await (const row of source.range(`task#${task.id}`, "seat#"))
    rows.set(row.sk.slice("seat#".length), row);
  const people = new Set([...rows.keys(), ...task.seats.map(({ person }) => person)]);
  return [...people]
    .filter((person) => !isAsTold(task, person, rows.get(person)))
    .map((person) => ({ code: "seat.differs", ...at, what: `${task.id} ${person}` }));
}

function isAsTold(task: Task, person: string, row: Stored | undefined): boolean {
  const seat = task.seats.find((one) => one.person === person);
  const drawer = seat === undefined ? "none" : drawerOf(task, seat);
  // What closed before such rows were kept has none.
  if (drawer === "ended" && row === undefined) return true;
  if (seat === undefined || drawer === "none" || row === undefined)
    return drawer === "none" && row === undefined;
  const ballot = seat.ballot;
  const decided = ballot === undefined ? undefined : { action: ballot.action, at: ballot.at };
  return (
    row.todoKey === drawerKey(person, drawer) &&
    row.taskId === task.id &&
    isSame(row.subject, task.subject) &&
    isSame(row.decided, decided) &&
    row.title === task.title &&
    row.stage === task.stage &&
    row.expiresAt === undefined &&
    row.todoSort ===
      `${drawer === "waiting" ? dueDayOf(task) : (ballot?.at ?? task.openedAt)}#${task.id}`
  );
}
