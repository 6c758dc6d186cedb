import { execute } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal, refusals, refuse } from "#kernel/refusal.ts";
import type { Caller } from "#kernel/route/route.ts";
import { claimKey } from "#kernel/store/keys.ts";
import { sha256 } from "#kernel/text/hash.ts";
import { stateSecret } from "#kernel/text/marks.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { enrollment, postClaimOf } from "#process/enrollment/process.ts";
import { readSheet } from "../import/check/sheet.ts";
import type { RowError } from "../import/schema.ts";
import { type CheckedNomination, checkNominations } from "./check.ts";
import { maxNominations, nominationColumns, nominationSheet } from "./columns.ts";
import { libraryFor } from "./library.ts";

/** What became of a workbook's rows, each by its number in Excel. */
export type Nominated = {
  /** SHA-256 of the workbook; each matter's first event names it. */
  file: string;
  nominated: { row: number; id: string; status: string }[];
  /** Rows that said the same before: nothing was done for them again. */
  known: { row: number; id: string; status: string }[];
  errors: RowError[];
};

/** Rows under way at a time. */
const lanes = 8;

/**
 * Drafts a nomination of each row, in a transaction of its own (process sheet §4.1, SCREENING to
 * DRAFT); `/enrollments/submissions` submits the list. Repeating it does what is still to do: a row's matter has an id that follows from the
 * row. Refused as a whole: `import.file`, `input.state-secret`, `import.rows` (sheet, columns, too many rows).
 */
export async function nominateRows(
  world: World,
  caller: Caller,
  workbook: Uint8Array,
): Promise<Nominated | Refusal> {
  const found = await world.documents.sheets(workbook);
  if ("problem" in found) return refuse("import.file", found.problem);
  if ("secretAt" in found) return refuse("input.state-secret", stateSecret);
  const read = readSheet(nominationSheet, nominationColumns, found.sheets);
  if (read.header === "wrong") return unusable(read.errors);
  const count = read.rows.length + new Set(read.errors.map(({ row }) => row)).size;
  if (count > maxNominations)
    return refuse("import.rows", `一次最多提名 ${maxNominations} 行，本工作簿有 ${count} 行`);
  const library = await libraryFor(world, caller.district, read.rows);
  const { rows, errors } = checkNominations(read.rows, caller.district, library);
  const done: Nominated = {
    file: sha256(workbook),
    nominated: [],
    known: [],
    errors: [...read.errors, ...errors],
  };
  const waiting = await unclaimed(world, caller.district, rows, done);
  const run = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await nominateOne(world, caller, next, done);
  };
  await Promise.all(Array.from({ length: lanes }, run));
  const byRow = (one: { row?: number | undefined }, other: { row?: number | undefined }) =>
    (one.row ?? 0) - (other.row ?? 0);
  for (const list of [done.nominated, done.known, done.errors]) list.sort(byRow);
  return done;
}

/**
 * The rows whose person is not held on that post by another matter, which would stop the row at its
 * submission only. Who was rejected and may come again goes on: the submission looks at the grounds.
 */
async function unclaimed(
  world: World,
  district: string,
  rows: readonly CheckedNomination[],
  done: Nominated,
): Promise<CheckedNomination[]> {
  const claims = await world.store.getMany(
    rows.map(({ candidate }) => claimKey(`${district}#${postClaimOf(candidate)}`)),
  );
  return rows.filter(({ row, id }, place) => {
    const claim = claims[place];
    const isFree = claim === undefined || claim.holder === id || claim.barredUntil !== undefined;
    if (!isFree)
      done.errors.push(
        refusedRow(
          row,
          refuse("enrollment.duplicate", `在办事项 ${shortNumber(String(claim.holder))}`),
        ),
      );
    return isFree;
  });
}

async function nominateOne(
  world: World,
  { district, actor, officer }: Caller,
  { row, id, ...proposed }: CheckedNomination,
  done: Nominated,
): Promise<void> {
  const answer = await execute(world, {
    process: enrollment,
    id,
    district,
    actor,
    right: "enrollment.propose",
    decide: ({ state }, context) =>
      enrollment.decide(
        state,
        {
          type: "nominate",
          ...proposed,
          proposer: officer.id,
          room: officer.room ?? "",
          source: { file: done.file, row },
        },
        context,
      ),
  });
  if (isRefusal(answer)) done.errors.push(refusedRow(row, answer));
  else
    (answer.events.length === 0 ? done.known : done.nominated).push({
      row,
      id,
      status: answer.status,
    });
}

function refusedRow(row: number, { refused, detail }: Refusal): RowError {
  const why = detail === undefined ? refusals[refused][1] : `${refusals[refused][1]}：${detail}`;
  return { sheet: nominationSheet, row, message: `第 ${row} 行${why}` };
}

function unusable(errors: readonly RowError[]): Refusal {
  const fields = errors.map(({ sheet, message }) => ({ path: sheet, message }));
  return { ...refuse("import.rows"), fields };
}
