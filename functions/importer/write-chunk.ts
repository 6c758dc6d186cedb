import * as z from "zod/mini";
import { StepRefused } from "#kernel/conduct/workflow/retry.ts";
import { districtOf } from "#kernel/district/read.ts";
import { systemActor } from "#kernel/record/event.ts";
import type { Context, Rec } from "#kernel/record/process.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { chunkKey } from "#registry/import/file-keys.ts";
import { CheckedRow, type Counts } from "#registry/import/schema.ts";
import { getSealed } from "#registry/import/sealed-files.ts";
import type { Person } from "#registry/person/schema.ts";
import type { Unit } from "#registry/unit/schema.ts";
import { command, readImport, type Standing, type Subject, standingOf } from "./command.ts";
import { keepEntries } from "./entries.ts";
import { pack } from "./pack.ts";
import { personWrites, unitWrites, type Written } from "./row-writes.ts";

/**
 * Transactions under way at a time. A new table takes 4,000 write units a second and one key of an
 * index 1,000 (Amazon DynamoDB Developer Guide, "Warm throughput"): more lanes only wait.
 */
const lanes = 2;
const attempts = 5;

/** Writes one chunk and notes it; what an earlier try has written already counts the same again. */
export async function writeChunk(
  world: World,
  subject: Subject & { chunk: number },
): Promise<Standing> {
  const found = await readImport(world, subject);
  if (found.status !== "WRITING" || subject.chunk !== found.done) return standingOf(found);
  const text = await getSealed(world, chunkKey(subject.id, subject.chunk));
  if (text === undefined) throw new StepRefused("import.file");
  const rows = z.array(CheckedRow).parse(JSON.parse(text));
  const counts: Counts = { created: 0, updated: 0, unchanged: 0 };
  const done = await writeRows(world, subject, rows);
  for (const { outcome } of done) counts[outcome] += 1;
  await keepEntries(
    world,
    subject,
    done.flatMap(({ entry }) => (entry === undefined ? [] : [entry])),
  );
  return command(world, subject, { type: "note-chunk", chunk: subject.chunk, counts });
}

type Done = Pick<Written, "outcome" | "entry">;

/** Writes rows in packed transactions; a lost race is decided again on what is there then. */
async function writeRows(
  world: World,
  subject: Subject,
  rows: readonly CheckedRow[],
): Promise<Done[]> {
  const outcomes: Done[] = [];
  let left = rows;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > attempts) throw new TransientError("Rows are being changed by others");
    const planned = await plan(world, subject, left);
    outcomes.push(...planned.filter(({ writes }) => writes.length === 0));
    const packs = pack(planned.filter(({ writes }) => writes.length > 0));
    const again: CheckedRow[] = [];
    const run = async () => {
      for (let next = packs.shift(); next !== undefined; next = packs.shift()) {
        const lost = await world.store.transact(next.flatMap(({ writes }) => writes));
        if (lost === undefined) outcomes.push(...next);
        else again.push(...next.map(({ row }) => row));
      }
    };
    // A lane that fails must not leave another one at work behind the function's answer.
    const ends = await Promise.allSettled(Array.from({ length: lanes }, run));
    for (const end of ends) if (end.status === "rejected") throw end.reason;
    left = again;
  }
  return outcomes;
}

async function plan(
  world: World,
  subject: Subject,
  rows: readonly CheckedRow[],
): Promise<(Written & { row: CheckedRow })[]> {
  const [districtItem, ...items] = await world.store.getMany([
    recordKey("district", subject.district),
    ...rows.map(({ kind, id }) => recordKey(kind, id)),
  ]);
  const base = {
    ...districtOf(districtItem),
    now: world.clock(),
    actor: systemActor,
    district: subject.district,
    tasks: [],
  };
  return Promise.all(
    rows.map(async (row, index) => {
      const context: Context = { ...base, record: row.id };
      const item = items[index];
      const written =
        row.kind === "unit"
          ? unitWrites(subject.id, row, item as (Rec<Unit> & Item) | undefined, context)
          : await personWrites(
              world,
              subject.id,
              row,
              item as (Rec<Person> & Item) | undefined,
              context,
            );
      return { ...written, row };
    }),
  );
}
