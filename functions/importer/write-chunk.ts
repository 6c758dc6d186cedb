import * as z from "zod";
import { type Applied, applyFacts } from "#kernel/apply.ts";
import { districtOf } from "#kernel/district/read.ts";
import { systemActor } from "#kernel/event.ts";
import type { Context, Rec } from "#kernel/process.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import type { Write } from "#kernel/store/store.ts";
import type { World } from "#kernel/world.ts";
import { chunkKey } from "#registry/import/file-keys.ts";
import { maskIdNumber } from "#registry/import/id-number.ts";
import {
  type CheckedPerson,
  CheckedRow,
  type CheckedUnit,
  type Counts,
} from "#registry/import/schema.ts";
import { getSealed } from "#registry/import/sealed-files.ts";
import { isSamePerson, person } from "#registry/person/process.ts";
import type { Person } from "#registry/person/schema.ts";
import { unit } from "#registry/unit/process.ts";
import type { Unit } from "#registry/unit/schema.ts";
import {
  command,
  readImport,
  type Standing,
  StepRefused,
  type Subject,
  standingOf,
  TransientError,
} from "./command.ts";
import { pack } from "./pack.ts";

type Outcome = keyof Counts;
type Written = { outcome: Outcome; writes: Write[] };

/** Transactions under way at a time. */
const lanes = 4;
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
  for (const outcome of await writeRows(world, subject, rows)) counts[outcome] += 1;
  return command(world, subject, { type: "note-chunk", chunk: subject.chunk, counts });
}

/** Writes rows in packed transactions; a lost race is decided again on what is there then. */
async function writeRows(
  world: World,
  subject: Subject,
  rows: readonly CheckedRow[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let left = rows;
  for (let attempt = 1; left.length > 0; attempt += 1) {
    if (attempt > attempts) throw new TransientError("Rows are being changed by others");
    const planned = await plan(world, subject, left);
    outcomes.push(
      ...planned.filter(({ writes }) => writes.length === 0).map(({ outcome }) => outcome),
    );
    const packs = pack(planned.filter(({ writes }) => writes.length > 0));
    const again: CheckedRow[] = [];
    const run = async () => {
      for (let next = packs.shift(); next !== undefined; next = packs.shift()) {
        const lost = await world.store.transact(next.flatMap(({ writes }) => writes));
        if (lost === undefined) outcomes.push(...next.map(({ outcome }) => outcome));
        else again.push(...next.map(({ row }) => row));
      }
    };
    await Promise.all(Array.from({ length: lanes }, run));
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

function unitWrites(
  importId: string,
  { id, row, content }: CheckedUnit,
  before: Rec<Unit> | undefined,
  context: Context,
): Written {
  const as = before === undefined ? "created" : "updated";
  const source = { import: importId, row, as } as const;
  const facts = unit.decide(before?.state, { type: "record", content, source }, context);
  if (isRefusal(facts)) throw new StepRefused(facts.refused);
  if (facts.length === 0) return unchanged(importId, before?.state.source);
  return { outcome: as, writes: writesOf(applyFacts(unit, id, before, facts, context)) };
}

async function personWrites(
  world: World,
  importId: string,
  { id, row, content, left, idNumber }: CheckedPerson,
  before: Rec<Person> | undefined,
  context: Context,
): Promise<Written> {
  const idNumberIndex = idNumber === undefined ? undefined : world.vault.blindIndex(idNumber);
  if (before !== undefined && isSamePerson(before.state, { content, left, idNumberIndex }))
    return unchanged(importId, before.state.source);
  const as = before === undefined ? "created" : "updated";
  const facts = person.decide(
    before?.state,
    {
      type: "record",
      content,
      left,
      source: { import: importId, row, as },
      ...(idNumber === undefined || idNumberIndex === undefined
        ? {}
        : {
            secret: {
              idNumber: await world.vault.seal(idNumber),
              idNumberIndex,
              idNumberMasked: maskIdNumber(idNumber),
            },
          }),
    },
    context,
  );
  if (isRefusal(facts)) throw new StepRefused(facts.refused);
  return { outcome: as, writes: writesOf(applyFacts(person, id, before, facts, context)) };
}

/** Unchanged, unless this very import wrote it at an earlier try. */
function unchanged(
  importId: string,
  source: { import: string; as: "created" | "updated" } | undefined,
): Written {
  return { outcome: source?.import === importId ? source.as : "unchanged", writes: [] };
}

function writesOf<S>(applied: Applied<S> | Refusal): Write[] {
  if (isRefusal(applied)) throw new StepRefused(applied.refused);
  return applied.writes;
}
