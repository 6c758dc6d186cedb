import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { xlsxType } from "#kernel/document/documents.ts";
import { readAll } from "#kernel/permission/reader.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { eventKey, type Item } from "#kernel/store/keys.ts";
import { Code, DayText } from "#kernel/text/text.ts";
import type { World } from "#kernel/world.ts";
import { bodyClasses } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import type { Person } from "../../person/schema.ts";
import { staffClasses, unitClasses } from "../../terms.ts";
import type { Unit, UnitContent } from "../../unit/schema.ts";
import { linesIn } from "../lines.ts";
import { filed, LedgerFile, PartQuery, partOf } from "../parts.ts";
import { classOf, printed } from "../printed.ts";
import { count, every, type Sums, total } from "../sums.ts";
import { behindOf, type Content, contentBehind, Table } from "../table.ts";
import { libraryBodyColumns, libraryBodyRow } from "./bodies.ts";
import {
  libraryPersonColumns,
  libraryPersonRow,
  libraryUnitColumns,
  libraryUnitRow,
  type UnitLine,
} from "./library.ts";

const tag = "台账";
const action = "library.read";
/** Which sheet, and of it the lines of a room, a class or a town, changed from one day to another. */
const Wanted = z.object({
  sheet: z._default(z.enum(["units", "people", "bodies"]), "people"),
  room: z.optional(Code),
  ...classOf({ title: "类别", labels: { ...unitClasses, ...staffClasses, ...bodyClasses } }),
  town: z.optional(Code),
  from: z.optional(DayText),
  to: z.optional(DayText),
  ...behindOf,
});
type Wanted = z.output<typeof Wanted>;

/** Ledger L1 提级监督对象信息库: as a workbook to print, and as a table for pages. */
export const libraryRoutes: Route[] = [
  route({
    method: "get",
    path: "/ledgers/library.xlsx",
    tag,
    summary: "提级监督对象信息库（L1，单位表、人员表或班子组织表）",
    right: action,
    query: Wanted,
    produces: xlsxType,
    answer: z.string(),
    handle: async (call) => {
      const { name, ...content } = await sheetOf(call, call.query);
      return printed(call, name, content);
    },
  }),
  route({
    method: "get",
    path: "/ledgers/library",
    tag,
    summary: "提级监督对象信息库（L1），按表格读取",
    right: action,
    query: z.extend(Wanted, PartQuery),
    traced: "yes",
    answer: Table,
    handle: async (call) => {
      const { limit, cursor, ...wanted } = call.query;
      const { name, ...content } = await sheetOf(call, wanted);
      return partOf(call, name, { content, part: { limit, cursor } });
    },
  }),
  route({
    method: "get",
    path: "/ledgers/library/file",
    tag,
    summary: "提级监督对象信息库（L1），生成文件供下载（不限大小）",
    right: action,
    query: Wanted,
    traced: "yes",
    answer: LedgerFile,
    handle: async (call) => {
      const { name, ...content } = await sheetOf(call, call.query);
      return filed(call, name, content);
    },
  }),
];

type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "processOf"
>;
type Sheet = Content & { name: string };
type Sheeted = { cells: readonly string[]; record: string };

/** A row of the head for each class, as the column of that title writes it. */
function byClass(
  title: string,
  classes: Readonly<Record<string, string>>,
  columns: readonly string[],
): Pick<Sums<Sheeted>, "by"> {
  const groups = Object.fromEntries(Object.values(classes).map((label) => [label, label]));
  const at = columns.indexOf(title);
  return { by: { title, groups, of: ({ cells }) => cells[at] ?? "" } };
}

async function sheetOf(call: AnyCall, wanted: Wanted): Promise<Sheet> {
  const sheets = { units: unitsOf, people: peopleOf, bodies: bodiesOf };
  return sheets[wanted.sheet](call, wanted);
}

async function peopleOf(call: AnyCall, wanted: Wanted): Promise<Sheet> {
  const isByUnit = wanted.room !== undefined || wanted.town !== undefined;
  const units = isByUnit ? await unitContents(call) : new Map<string, UnitContent>();
  const lineOf = ({ id, state, updatedAt }: Item): Sheeted[] => {
    const person = state as Person;
    const { unitId, establishment } = person.content;
    const { room, town } = units.get(unitId) ?? {};
    const line = { room, town, class: establishment.class, on: dayOf(String(updatedAt)) };
    return isWantedLine(line, wanted)
      ? [{ cells: libraryPersonRow(person), record: String(id) }]
      : [];
  };
  const read = readAll(call, { kind: "person", right: action });
  const lines = await linesIn(read, (items) => items.flatMap(lineOf));
  const columns = libraryPersonColumns;
  const sums: Sums<Sheeted> = {
    ...byClass("人员类别", staffClasses, columns),
    of: [
      ["人数", every],
      ["提级监督对象", count(columns, "是否提级监督对象", (text) => text === "是")],
      ["已离岗或退出", count(columns, "退出日期")],
    ],
  };
  return {
    name: "提级监督对象信息库（人员）",
    ...contentBehind(lines, wanted, { columns, sums }),
  };
}

/** Committees and organizations as objects; who may not read an enrollment has no line of it. */
async function bodiesOf(call: AnyCall, wanted: Wanted): Promise<Sheet> {
  const { rules } = await readDistrict(call.world, call.caller.district);
  const towns = wanted.town === undefined ? new Map() : await unitContents(call);
  const lineOf = (item: Item): Sheeted[] => {
    const state = item.state as Enrollment;
    const row = libraryBodyRow(state, rules);
    const { town } = towns.get(state.candidate.unitId) ?? {};
    const on = dayOf(String(item.updatedAt));
    const line = { room: state.room, town, class: state.candidate.body?.class, on };
    return row !== undefined && isWantedLine(line, wanted)
      ? [{ cells: row, record: String(item.id) }]
      : [];
  };
  const read = readAll(call, { kind: "enrollment", right: "enrollment.read" });
  const lines = await linesIn(read, (items) => items.flatMap(lineOf));
  const columns = libraryBodyColumns;
  const sums: Sums<Sheeted> = {
    ...byClass("对象类别", bodyClasses, columns),
    of: [
      ["对象数", every],
      ["人数", total(columns, "人数")],
      ["在管", count(columns, "退出日期", (text) => text === "")],
      ["已退出", count(columns, "退出日期")],
    ],
  };
  return {
    name: "提级监督对象信息库（班子、组织）",
    ...contentBehind(lines, wanted, { columns, sums }),
  };
}

async function unitContents(call: AnyCall): Promise<Map<string, UnitContent>> {
  const found = new Map<string, UnitContent>();
  for await (const { id, state } of readAll(call, { kind: "unit", right: action }))
    found.set(String(id), (state as Unit).content);
  return found;
}

async function unitsOf(call: AnyCall, wanted: Wanted): Promise<Sheet> {
  const items: Item[] = [];
  for await (const item of readAll(call, { kind: "unit", right: action })) items.push(item);
  const names = new Map(items.map(({ id, state }) => [id, (state as Unit).content.name]));
  const kept = items.filter(({ state, updatedAt }) =>
    isWantedLine({ ...(state as Unit).content, on: dayOf(String(updatedAt)) }, wanted),
  );
  const written = await withAuthors(call.world, call.caller.district, kept);
  const lines = written.map(
    (line, at): Sheeted => ({
      cells: libraryUnitRow(line, (id) => names.get(id) ?? ""),
      record: String(kept[at]?.id ?? ""),
    }),
  );
  const columns = libraryUnitColumns;
  const sums: Sums<Sheeted> = {
    ...byClass("类别", unitClasses, columns),
    of: [
      ["单位数", every],
      ["核定编制数", total(columns, "核定编制数")],
      ["实有人数", total(columns, "实有人数")],
      ["党员数", total(columns, "党员数")],
      ["年度资金量(万元)", total(columns, "年度资金量(万元)")],
      ["年集体收入", total(columns, "年集体收入")],
    ],
  };
  return {
    name: "提级监督对象信息库（单位）",
    ...contentBehind(lines, wanted, { columns, sums }),
  };
}

type Line = { on: string } & { [K in "room" | "town" | "class"]?: string | undefined };

/** A line without a room, a town or a class is found by no filter of these. */
export function isWantedLine(line: Line, wanted: Omit<Wanted, "sheet" | "sum" | "group">): boolean {
  const { from = "", to = "9999" } = wanted;
  const isOf = (name: "room" | "town" | "class") =>
    wanted[name] === undefined || line[name] === wanted[name];
  return line.on >= from && line.on <= to && isOf("room") && isOf("town") && isOf("class");
}

/** Who changed each line last: the actors of the last events, a hundred a read. */
async function withAuthors(
  world: World,
  district: string,
  items: readonly Item[],
): Promise<UnitLine[]> {
  const { officers } = await readDistrict(world, district);
  const heads = await world.store.getMany(
    items.map(({ id, head }) => eventKey("unit", String(id), (head as { seq: number }).seq)),
  );
  return items.map(({ state, updatedAt, version }, place) => {
    const actor = String(heads[place]?.actor ?? "");
    return {
      state: state as Unit,
      updatedAt: String(updatedAt),
      version: Number(version),
      updatedBy: officers.find(({ id }) => id === actor)?.name ?? "系统",
    };
  });
}
