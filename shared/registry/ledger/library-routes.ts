import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import { xlsxType } from "#kernel/document/documents.ts";
import { readAll } from "#kernel/permission/reader.ts";
import { type Call, type Route, route } from "#kernel/route.ts";
import { eventKey, type Item } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { Person } from "../person/schema.ts";
import type { Unit } from "../unit/schema.ts";
import {
  libraryPersonColumns,
  libraryPersonRow,
  libraryUnitColumns,
  libraryUnitRow,
  type UnitLine,
} from "./library.ts";
import { printed } from "./printed.ts";

const tag = "台账";
const action = "library.read";
const Sheet = z.object({ sheet: z._default(z.enum(["units", "people"]), "people") });

/** Ledger L1 提级监督对象信息库, and how many the library holds on each level. */
export const libraryRoutes: Route[] = [
  route({
    method: "get",
    path: "/ledgers/library.xlsx",
    tag,
    summary: "提级监督对象信息库（L1，单位表或人员表）",
    action,
    query: Sheet,
    produces: xlsxType,
    answer: z.string(),
    handle: (call) => (call.query.sheet === "units" ? printUnits(call) : printPeople(call)),
  }),
];

type AnyCall = Pick<
  Call<Record<string, string>, unknown, unknown>,
  "world" | "caller" | "processOf"
>;

async function printPeople(call: AnyCall) {
  const rows: string[][] = [];
  for await (const { state } of readAll(call, { kind: "person", right: action }))
    rows.push(libraryPersonRow(state as Person));
  return printed(call, "提级监督对象信息库（人员）", libraryPersonColumns, rows);
}

async function printUnits(call: AnyCall) {
  const items: Item[] = [];
  for await (const item of readAll(call, { kind: "unit", right: action })) items.push(item);
  const names = new Map(items.map(({ id, state }) => [id, (state as Unit).content.name]));
  const lines = await withAuthors(call.world, call.caller.district, items);
  const rows = lines.map((line) => libraryUnitRow(line, (id) => names.get(id) ?? ""));
  return printed(call, "提级监督对象信息库（单位）", libraryUnitColumns, rows);
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
