import { seatItem, trayKey, trayOf } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { isSame } from "#kernel/verify/chain.ts";
import type { Finding } from "#kernel/verify/finding.ts";
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
  const tray = seat === undefined ? undefined : trayOf(task, seat);
  // What closed before such rows were kept has none.
  if (tray === "ended" && row === undefined) return true;
  if (seat === undefined || tray === undefined || row === undefined)
    return tray === undefined && row === undefined;
  const ballot = seat?.ballot;
  const decided = ballot === undefined ? undefined : { action: ballot.action, at: ballot.at };
  return (
    row.todoKey === trayKey(person, tray) &&
    row.taskId === task.id &&
    isSame(row.subject, task.subject) &&
    isSame(row.decided, decided) &&
    row.title === task.title &&
    row.stage === task.stage &&
    row.expiresAt === undefined &&
    (tray !== "waiting" || row.todoSort === seatItem(task, seat, tray).todoSort)
  );
}
