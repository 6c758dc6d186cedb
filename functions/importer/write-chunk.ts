import * as z from "zod/mini";
import { StepRefused } from "#kernel/conduct/workflow/retry.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { systemActor } from "#kernel/record/event.ts";
import type { Context, Rec } from "#kernel/record/process.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import { TransientError } from "#kernel/transient.ts";
import type { World } from "#kernel/world.ts";
import { chunkKey } from "#registry/import/file-keys.ts";
import { CheckedRow, type Counts } from "#registry/import/schema.ts";
import { getSealed } from "#registry/import/sealed-files.ts";
import type { Person } from "#registry/person/schema.ts";
import { readDirectory } from "#registry/search/directory.ts";
import type { Unit } from "#registry/unit/schema.ts";
import { command, readImport, type Standing, type Subject, standingOf } from "./command.ts";
import { keepEntries } from "./entries.ts";
import { pack } from "./pack.ts";
import { personWrites, type RowVault, unitWrites, type Written } from "./row-writes.ts";

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

/** Rows of one transaction, with a record and an event each. */
const sliceRows = 50;

/** What every row of a chunk is decided with; people and units that the directory knows. */
type Base = {
  context: Omit<Context, "recordId">;
  known: ReadonlySet<string>;
  vault: RowVault;
};

/** Writes rows slice by slice, a lane each: while one waits for the table, another seals. */
async function writeRows(
  world: World,
  subject: Subject,
  rows: readonly CheckedRow[],
): Promise<Done[]> {
  const { district } = subject;
  const directory = await readDirectory(world, district);
  const base: Base = {
    context: {
      ...(await readDistrict(world, district)),
      now: world.clock(),
      actor: systemActor,
      district,
      tasks: [],
    },
    known: new Set(directory.map(({ id }) => id)),
    vault: { seal: await world.vault.batch(), blindIndex: world.vault.blindIndex },
  };
  const slices = Array.from({ length: Math.ceil(rows.length / sliceRows) }, (_, at) =>
    rows.slice(at * sliceRows, (at + 1) * sliceRows),
  );
  const done: Done[] = [];
  const run = async () => {
    for (let next = slices.shift(); next !== undefined; next = slices.shift())
      done.push(...(await writeSlice(world, subject, next, base)));
  };
  // A lane that fails must not leave another one at work behind the function's answer.
  const ends = await Promise.allSettled(Array.from({ length: lanes }, run));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
  return done;
}

/**
 * Writes rows in packed transactions. Whom the directory does not know is taken as new without a look:
 * a row that is there after all, and any lost race, is decided again on what is there then.
 */
async function writeSlice(
  world: World,
  subject: Subject,
  rows: readonly CheckedRow[],
  { known, ...base }: Base,
): Promise<Done[]> {
  const done: Done[] = [];
  let left = rows;
  let read = rows.filter(({ id }) => known.has(id));
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > attempts) throw new TransientError("Rows are being changed by others");
    const planned = await plan(world, subject, { ...base, rows: left, read });
    done.push(...planned.filter(({ writes }) => writes.length === 0));
    const again: CheckedRow[] = [];
    for (const next of pack(planned.filter(({ writes }) => writes.length > 0))) {
      const lost = await world.store.transact(next.flatMap(({ writes }) => writes));
      if (lost === undefined) done.push(...next);
      else again.push(...next.map(({ row }) => row));
    }
    left = again;
    read = again;
  }
  return done;
}

async function plan(
  world: World,
  subject: Subject,
  {
    rows,
    read,
    context: base,
    vault,
  }: Omit<Base, "known"> & { rows: readonly CheckedRow[]; read: readonly CheckedRow[] },
): Promise<(Written & { row: CheckedRow })[]> {
  const items = await world.store.getMany(read.map(({ kind, id }) => recordKey(kind, id)));
  const found = new Map(read.map(({ id }, place) => [id, items[place]]));
  return rows.map((row) => {
    const context: Context = { ...base, recordId: row.id };
    const item = found.get(row.id);
    const written =
      row.kind === "unit"
        ? unitWrites(subject.id, row, item as (Rec<Unit> & Item) | undefined, context)
        : personWrites(vault, subject.id, row, item as (Rec<Person> & Item) | undefined, context);
    return { ...written, row };
  });
}
