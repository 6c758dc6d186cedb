import { readDistrict } from "#kernel/district/read.ts";
import { readAll } from "#kernel/permission/reader.ts";
import type { Route } from "#kernel/route/route.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { letterColumns, letterRow } from "#process/letter/paper/ledger.ts";
import type { Letter } from "#process/letter/schema.ts";
import { organs } from "#process/letter/terms.ts";
import { sourceRemarks } from "./common.ts";
import { linesIn } from "./lines.ts";
import { type Line, ledgerRoutes } from "./printed.ts";
import { count } from "./sums.ts";

/** What the inspections say that letters came of, read together. */
async function sourcesOf(world: World, letters: readonly Letter[]) {
  const sources = new Map(
    letters.flatMap(({ source }) => (source === undefined ? [] : [[source.id, source.kind]])),
  );
  const keys = [...sources].map(([id, kind]) => recordKey(kind, id));
  const records = await world.store.getMany(keys);
  return ({ source }: Letter): string[] => {
    const found = records.find((record) => record?.id === source?.id);
    return found === undefined ? [] : sourceRemarks(found.state as object);
  };
}

/** Ledger L7 建议书台账 of the letters that were signed in a year, by day, room and kind of letter. */
export const letterLedgerRoutes: Route[] = ledgerRoutes({
  path: "letters",
  name: "建议书台账",
  tag: "台账",
  summary: "建议书台账（L7）",
  action: "letter.follow",
  columns: letterColumns,
  classes: { title: "被建议的", labels: organs },
  sums: {
    of: [
      ["签发", count(letterColumns, "签发")],
      ["送达", count(letterColumns, "送达")],
      ["提出异议", count(letterColumns, "异议")],
      ["报送方案", count(letterColumns, "方案")],
      ["延期", count(letterColumns, "延期")],
      ["反馈", count(letterColumns, "反馈")],
      ["逾期反馈", count(letterColumns, "反馈", (text) => text.includes("逾期"))],
      ["销号", count(letterColumns, "销号")],
      ["整改中", count(letterColumns, "销号", (text) => text === "")],
      ["回访", count(letterColumns, "回访")],
    ],
  },
  lines: async (call, year) => {
    const { rules } = await readDistrict(call.world, call.caller.district);
    const read = readAll(call, { kind: "letter", right: "letter.follow" });
    const linesOf = async (items: readonly Item[]) => {
      const found = items
        .map(({ id, state }) => ({ record: String(id), letter: state as Letter }))
        .filter(({ letter }) => letter.signedOn?.startsWith(`${year}-`));
      const remarksOf = await sourcesOf(
        call.world,
        found.map(({ letter }) => letter),
      );
      return found.map(({ record, letter }): Line => {
        const { signedOn, room, content } = letter;
        const cells = letterRow(letter, rules, remarksOf(letter));
        const on = signedOn === undefined ? {} : { on: signedOn };
        return { cells, record, ...on, room, class: content.addressee.organs };
      });
    };
    return linesIn(read, linesOf, ({ on = "" }) => on);
  },
});
