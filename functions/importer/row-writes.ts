import { StepRefused } from "#kernel/conduct/workflow/retry.ts";
import { type Applied, applyFacts } from "#kernel/record/apply.ts";
import type { Context, Rec } from "#kernel/record/process.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import type { Vault } from "#kernel/secret/vault.ts";
import type { Write } from "#kernel/store/write.ts";
import type { Source } from "#registry/fields.ts";
import { maskIdNumber } from "#registry/import/check/id-number.ts";
import type { CheckedPerson, CheckedUnit, Counts } from "#registry/import/schema.ts";
import { isSamePerson } from "#registry/person/decide.ts";
import { person } from "#registry/person/process.ts";
import type { Person } from "#registry/person/schema.ts";
import { type Entry, personEntry, unitEntry } from "#registry/search/entry.ts";
import { unit } from "#registry/unit/process.ts";
import type { Unit } from "#registry/unit/schema.ts";

/** What becomes of a row: how it is counted, and the writes that make it so. */
export type Outcome = keyof Counts;
export type Written = {
  outcome: Outcome;
  writes: Write[];
  /** The line as the directory is to find it. */
  entry?: Entry;
};

/** The writes of a unit's row; none when the record says the same already. */
export function unitWrites(
  importId: string,
  { id, row, content }: CheckedUnit,
  before: Rec<Unit> | undefined,
  context: Context,
): Written {
  const as = before === undefined ? "created" : "updated";
  const source = { import: importId, row, as } as const;
  const facts = unit.decide(before?.state, { type: "record", content, source }, context);
  if (isRefusal(facts)) throw new StepRefused(facts.refused);
  if (facts.length === 0) return unchanged(importId, before, unitEntry);
  return written(as, applyFacts(unit, id, before, facts, context), unitEntry);
}

/** What an import seals its rows' ID numbers with: one data key for many of them. */
export type RowVault = Pick<Vault, "blindIndex"> & { seal: (text: string) => string };

/** The writes of a person's row; the ID number is sealed only when something is written. */
export function personWrites(
  vault: RowVault,
  importId: string,
  { id, row, content, left, idNumber }: CheckedPerson,
  before: Rec<Person> | undefined,
  context: Context,
): Written {
  const idNumberIndex = idNumber === undefined ? undefined : vault.blindIndex(idNumber);
  if (before !== undefined && isSamePerson(before.state, { content, left, idNumberIndex }))
    return unchanged(importId, before, personEntry);
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
              idNumber: vault.seal(idNumber),
              idNumberIndex,
              idNumberMasked: maskIdNumber(idNumber),
            },
          }),
    },
    context,
  );
  if (isRefusal(facts)) throw new StepRefused(facts.refused);
  return written(as, applyFacts(person, id, before, facts, context), personEntry);
}

type ToEntry<S> = (id: string, version: number, state: S) => Entry;

/** Unchanged, unless this very import wrote it at an earlier try. */
function unchanged<S extends { source?: Source }>(
  importId: string,
  before: Rec<S> | undefined,
  toEntry: ToEntry<S>,
): Written {
  const source = before?.state.source;
  if (before === undefined) return { outcome: "unchanged", writes: [] };
  const { id, version, state } = before;
  const entry = toEntry(id, version, state);
  return { outcome: source?.import === importId ? source.as : "unchanged", writes: [], entry };
}

function written<S>(as: Outcome, applied: Applied<S> | Refusal, toEntry: ToEntry<S>): Written {
  if (isRefusal(applied)) throw new StepRefused(applied.refused);
  const { id, version, state } = applied.record;
  return { outcome: as, writes: applied.writes, entry: toEntry(id, version, state) };
}
