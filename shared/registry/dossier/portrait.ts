import type { Day } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import type { BodyPart, OfficialDocument } from "#kernel/document/documents.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import type { Dossier } from "#process/dossier/schema.ts";
import { supervisionLines } from "../ledger/objects/supervision.ts";
import { ledgerColumns } from "../ledger/row.ts";
import type { Person } from "../person/schema.ts";
import { objectClassLabels, standings } from "../terms.ts";
import { type FileView, viewOf } from "./view.ts";

/** 对象画像 (§5.1): what the library, the ledger and the file say of one object, on a page. */
export type Portrait = {
  name: string;
  basics: readonly { label: string; value: string }[];
  supervision: readonly { label: string; value: string }[];
  /** Lines of ledger L2, the latest first; columns as there. */
  timeline: { columns: readonly string[]; rows: readonly (readonly string[])[] };
  /** How much the file holds in each of its sections, and the day of the latest line. */
  digest: readonly { title: string; lines: number; last: string }[];
};

/** What of ledger L2 a portrait shows. */
const shown = ["day", "type", "theme", "findings", "handling", "closedOn"] as const;
const columns = shown.map((field) => ledgerColumns[field]);
const places = shown.map((field) => Object.keys(ledgerColumns).indexOf(field));

/** Inspections that a page has room for; the ledger has all. */
const mostInspections = 12;

/** The portrait of whom an integrity file is about, for who may open the file. */
export async function portraitOf(world: World, id: string): Promise<Portrait | Refusal> {
  const [view, item] = await Promise.all([
    viewOf(world, id),
    world.store.get(recordKey("dossier", id)),
  ]);
  if (isRefusal(view)) return view;
  if (item === undefined) return refuse("record.unknown");
  const { personId, name } = item.state as Dossier;
  const district = String(item.district);
  const [person, known] = await Promise.all([
    world.store.get(recordKey("person", personId)),
    readDistrict(world, district),
  ]);
  const inspections: Item[] = [];
  for await (const record of readAbout(world, personId, ["quarterly", "targeted"]))
    if (record.district === district) inspections.push(record);
  const lines = supervisionLines(inspections, known).filter(({ on }) => on !== "");
  return {
    name,
    basics: view.basics,
    supervision: supervisionOf(person?.state as Person | undefined),
    timeline: {
      columns,
      rows: lines
        .map(({ cells }) => places.map((place) => cells[place] ?? ""))
        .toReversed()
        .slice(0, mostInspections),
    },
    digest: digestOf(view),
  };
}

function supervisionOf(person: Person | undefined): Portrait["supervision"] {
  const { objectClass, standing, ...said } = person?.content.supervision ?? {};
  const lines: [string, string | undefined][] = [
    ["对象类别", objectClass && objectClassLabels[objectClass]],
    ["纳入依据", said.basis],
    ["纳入标准", said.criteria],
    ["有关事项范围", said.scope],
    ["研究日期及纪要号", said.study],
    ["区委同意日期及文号", said.consent],
    ["生效日期", said.effectiveOn],
    ["下次评估日期", said.reviewOn],
    ["状态", standing && standings[standing]],
    ["退出日期", said.removedOn],
  ];
  return lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}

function digestOf({ sections }: FileView): Portrait["digest"] {
  return sections.flatMap(({ title, lines }) =>
    lines.length === 0
      ? []
      : [
          {
            title,
            lines: lines.length,
            last:
              lines
                .map(({ on }) => on)
                .toSorted()
                .at(-1) ?? "",
          },
        ],
  );
}

/** The portrait as a paper of one page. */
export function portraitPaper(
  { name, basics, supervision, timeline, digest }: Portrait,
  district: string,
  today: Day,
): OfficialDocument {
  return {
    classification: "工作秘密",
    issuers: [`中共${district}纪律检查委员会`],
    title: `${name}同志监督画像`,
    body: [
      ...form("一、基本信息", basics),
      ...form("二、提级监督情况", supervision),
      ...table("三、监督检查", timeline.columns, timeline.rows),
      ...table(
        "四、档案摘要",
        ["类别", "条数", "最近日期"],
        digest.map(({ title, lines, last }) => [title, String(lines), last]),
      ),
      { level: "text", text: "本画像由信息库、监督台账和廉政档案汇集，打印即为一次查阅。" },
    ],
    signed: "unsealed",
    date: today,
    copies: [],
    printedBy: `${district}纪委监委`,
    printedOn: today,
  };
}

function form(heading: string, cells: Portrait["basics"]): BodyPart[] {
  const given = cells.length === 0 ? [{ label: "情况", value: "信息库无记载" }] : cells;
  const rows = Array.from({ length: Math.ceil(given.length / 2) }, (_, row) =>
    given.slice(row * 2, row * 2 + 2),
  );
  return [
    { level: "heading", text: heading },
    { level: "form", rows },
  ];
}

function table(
  heading: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
): BodyPart[] {
  return [
    { level: "heading", text: heading },
    {
      level: "table",
      columns: titles.map((title) => ({ title, share: 1 })),
      rows: rows.length === 0 ? [titles.map((_, at) => (at === 0 ? "无" : ""))] : rows,
    },
  ];
}
