import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import type { Context, Process } from "#kernel/record/process.ts";
import { own } from "#kernel/text/own.ts";
import { note } from "#kernel/text/text.ts";

/** One reading that carried data out. It names no person: ids and closed filters only. */
const Taken = z.object({
  /** Name of the operation, and what people call it. */
  route: note(100),
  name: note(200),
  /** Ids in the address: of which record, which paper. */
  of: z.record(z.string().check(z.maxLength(60)), note(200)),
  /** What narrowed it; words that somebody typed are kept as `*`. */
  filter: z.record(z.string().check(z.maxLength(60)), note(60)),
  /** How many rows left the house; a paper is one. */
  rows: z.int().check(z.nonnegative()),
});
export type Taken = z.infer<typeof Taken>;

const KeepReading = z.object({ type: z.literal("keep"), taken: Taken });
type KeepReading = z.infer<typeof KeepReading>;

/** What an officer has carried out in a month. */
type Readings = { officer: string; name: string; month: string; readings: number; rows: number };

/**
 * 查阅留痕: one record an officer and month, to whose chain each export, printed paper and list of
 * people is added before it is handed out. Nothing follows from it.
 */
export const reading: Process<Readings, KeepReading> = {
  kind: "reading",
  title: "查阅与导出留痕",
  statuses: { KEPT: "已留痕" },
  words: { "reading.taken": "查阅、导出" },
  said: { "reading.taken": saidOf },
  command: KeepReading,
  stages: {},
  decide: (_, { taken }, { actor, officers }: Context): Fact[] => {
    const officerName = officers.find(({ id }) => id === actor.id)?.name ?? "";
    return [{ type: "reading.taken", data: { ...taken, officerName } }];
  },
  evolve,
  keys: ({ officer, name, month, readings, rows }) => ({
    status: "KEPT",
    sort: `${month}#${officer}`,
    summary: { name, month, officer, readings, rows },
    about: [],
  }),
};

function evolve(state: Readings | undefined, { actor, at, data }: Event): Readings {
  const { officerName: name, rows } = data as Taken & { officerName: string };
  return {
    officer: actor,
    name,
    month: state?.month ?? dayOf(at).slice(0, 7),
    readings: (state?.readings ?? 0) + 1,
    rows: (state?.rows ?? 0) + rows,
  };
}

/** What people call the ids of an address and the filters of a list; older traces have pages' sizes too. */
export const fieldNames = {
  ...{
    id: "编号",
    n: "序号",
    paper: "文书",
    name: "图表",
    year: "年度",
    month: "月份",
    from: "自",
    to: "至",
  },
  ...{
    room: "监督检查室",
    class: "类别",
    town: "街镇",
    functions: "岗位职责",
    objects: "对象",
    kind: "种类",
  },
  ...{
    fundsInFen: "年度资金量",
    text: "查找",
    status: "状态",
    sheet: "表",
    version: "版本",
    key: "分类",
    sum: "汇总项",
    group: "分组",
    colour: "预警颜色",
    order: "排序",
  },
} as const;

/** How many rows a page holds narrows nothing. */
function filterOf({ limit: _size, ...filter }: Taken["filter"]): Taken["filter"] {
  return filter;
}

function saidOf(data: Event["data"]) {
  const { name, of, filter, rows } = data as Taken;
  const lineOf = (label: string, words: Readonly<Record<string, string>>) => {
    const value = Object.entries(words).map(([field, word]) => {
      const name = own<string>(fieldNames, field) ?? "其他";
      return word === "*" ? `${name}（已填写）` : `${name} ${word}`;
    });
    return value.length === 0 ? [] : [{ label, value: value.join("，") }];
  };
  return [
    { label: "内容", value: name },
    ...lineOf("对象", of),
    ...lineOf("条件", filterOf(filter)),
    { label: "行数", value: String(rows) },
  ];
}
