import { stateSecret } from "#kernel/text/marks.ts";
import type { World } from "#kernel/world.ts";
import { checkWorkbook } from "#registry/import/check/check.ts";
import { knownUnits } from "#registry/import/check/known-units.ts";
import { type Supervised, supervisedPeople } from "#registry/import/check/supervised.ts";
import { chunkKey } from "#registry/import/file-keys.ts";
import {
  type CheckedRow,
  chunkRows,
  type Import,
  type RowError,
  shownErrors,
} from "#registry/import/schema.ts";
import { getSealed, putSealed } from "#registry/import/sealed-files.ts";
import { readDirectory } from "#registry/search/directory.ts";
import { printOf } from "#registry/search/entry.ts";
import { command, readImport, type Standing, type Subject, standingOf } from "./command.ts";
import { readWorkbook } from "./workbook.ts";

/** Checks the whole workbook and lays what is to be written ready in chunks; repeatable. */
export async function check(world: World, subject: Subject): Promise<Standing> {
  const found = await readImport(world, subject);
  if (isMarked(found)) return destroyMarked(world, subject, found);
  if (found.status !== "UPLOADED" && found.status !== "CHECKING") return standingOf(found);
  await command(world, subject, { type: "start-check" });

  const file = await getSealed(world, found.file.key);
  const read =
    file === undefined
      ? { problem: "上传的文件已不在，请重新上传" }
      : await readWorkbook(Buffer.from(file, "base64"));
  const refuseAll = (error: RowError) =>
    command(world, subject, { type: "refuse", errors: [error], errorCount: 1 });
  if ("problem" in read) return refuseAll({ sheet: "", message: `无法读取：${read.problem}` });
  if ("secretAt" in read) {
    await refuseAll(markedAt(read.secretAt));
    return destroyMarked(world, subject, found);
  }
  const supervised = await supervisedPeople(world, subject.district);
  const { units, people, errors, isUnusable } = checkWorkbook(read.sheets, {
    district: subject.district,
    units: await knownUnits(world, subject.district),
    supervised,
    blindIndex: world.vault.blindIndex,
  });
  const findings = { errors: errors.slice(0, shownErrors), errorCount: errors.length };
  if (isUnusable || (errors.length > 0 && found.mode === "all"))
    return command(world, subject, { type: "refuse", ...findings });

  const all = [...units, ...people];
  const rows = await newsOf(world, subject, all, supervised);
  const chunks = Math.ceil(rows.length / chunkRows);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const part = rows.slice(chunk * chunkRows, (chunk + 1) * chunkRows);
    await putSealed(world, chunkKey(subject.id, chunk), JSON.stringify(part));
  }
  return command(world, subject, {
    type: "accept",
    units: units.length,
    people: people.length,
    unchanged: all.length - rows.length,
    chunks,
    ...findings,
  });
}

const secret = "input.state-secret";

function isMarked({ errors }: Import): boolean {
  return errors.some(({ code }) => code === secret);
}

/**
 * A system that may hold no state secret keeps no copy of one either (保密法 2024, Art. 31): what stays
 * is who has sent it, when, and that it was destroyed.
 */
async function destroyMarked(world: World, subject: Subject, { file }: Import): Promise<Standing> {
  await world.files.destroy(file.key);
  return command(world, subject, { type: "note-destroyed" });
}

/** The refusal of a state secret, with which sheet and row bear its mark; a sheet's name may tell of it. */
function markedAt(path: string): RowError {
  const [sheet = "", part, row] = path.split(".");
  return {
    sheet: sheet === "" ? "" : `第 ${Number(sheet) + 1} 张工作表`,
    ...(part === "rows" ? { row: Number(row) + 1 } : {}),
    message: stateSecret,
    code: secret,
  };
}

/**
 * Rows that say something new, by the prints of the directory: what says the same costs neither a read
 * nor a write. Where the directory knows no print, the record itself is compared, when it is written.
 */
async function newsOf(
  world: World,
  { district }: Subject,
  rows: readonly CheckedRow[],
  supervised: Supervised,
): Promise<CheckedRow[]> {
  const directory = await readDirectory(world, district);
  const prints = new Map(directory.map(({ id, print }) => [id, print]));
  return rows.filter((row) => {
    const known = prints.get(row.id);
    return known === undefined || known !== printOfRow(world, row, supervised);
  });
}

function printOfRow({ vault }: World, row: CheckedRow, supervised: Supervised): string {
  if (row.kind === "unit") return printOf.unit(row.content);
  const { id, content, left, idNumber } = row;
  const { isKeyObject, supervision } = supervised.get(id) ?? content;
  return printOf.person({
    content: { ...content, isKeyObject, supervision },
    left,
    idNumberIndex: idNumber === undefined ? undefined : vault.blindIndex(idNumber),
  });
}
