import { readFileSync } from "node:fs";
import { outcomes, type Stance, stances } from "#functions/documents/permissions.ts";
import { type Role, roles } from "#kernel/district/role.ts";

type Outcome = keyof typeof outcomes;

/** The committed page, as an auditor reads it. */
export const page = readFileSync(new URL("../../docs/permissions.md", import.meta.url), "utf8");

const lines = page.split("\n").filter((line) => line.startsWith("| "));
const cellsOf = (line: string) =>
  line
    .split("|")
    .map((cell) => cell.trim().replaceAll("`", ""))
    .slice(1, -1);
const rows = new Map(lines.map((line) => [cellsOf(line)[0] ?? "", cellsOf(line)]));

/** What the page says of a route, or a kind of records, for a role: a reach, or "—". */
export function reachOnPage(row: string, role: Role): string {
  const cells = rows.get(row);
  if (cells === undefined) throw new Error(`no row ${row}`);
  return cells[2 + roles.indexOf(role)] ?? "";
}

/** What the page says that the gate answers to somebody of this reach in this stance. */
export function answerOnPage(reach: string, stance: Stance): Outcome {
  const said = rows.get(reach)?.[1 + Object.keys(stances).indexOf(stance)];
  const found = (Object.keys(outcomes) as Outcome[]).find((each) => outcomes[each] === said);
  if (found === undefined) throw new Error(`no cell ${reach} ${stance}`);
  return found;
}
