import * as z from "zod/mini";
import { choice, day, field, form, lines, maybe, words } from "#kernel/route/form.ts";
import { own } from "#kernel/text/own.ts";
import { type EntrySection, entrySections } from "./schema.ts";

const relations = {
  SPOUSE: "配偶",
  CHILD: "子女",
  CHILD_SPOUSE: "子女的配偶",
  PARENT: "父母",
  SPOUSE_PARENT: "配偶的父母",
  SIBLING: "兄弟姐妹",
  OTHER: "其他",
} as const;

/** What is looked at in a personnel file: 三龄、两历、一身份. */
const audited = {
  WHOLE: "全卷",
  BIRTH: "出生日期",
  WORK: "参加工作时间",
  PARTY: "入党时间",
  EDUCATION: "学历学位",
  CAREER: "工作经历",
  IDENTITY: "干部身份",
} as const;
const conclusions = { CLEAR: "无疑点", DOUBT: "有疑点待核", SETTLED: "已认定" } as const;

const plain = { text: lines("内容", 1000) };

/** What each section asks for (ledger L4). */
const fieldsOf = {
  FAMILY: {
    relation: choice("称谓", relations),
    name: words("姓名", 50),
    born: maybe(words("出生年月", 20)),
    politics: maybe(words("政治面貌", 20)),
    work: words("工作单位及职务", 200),
  },
  PERSONNEL: {
    item: choice("审核内容", audited),
    conclusion: choice("审核结论", conclusions),
    found: lines("审核情况", 1000),
  },
  REWARDS: plain,
  GIFTS: plain,
  MATERIALS: {
    title: words("材料名称", 200),
    pages: words("份数页数", 50),
    place: words("存放处", 100),
  },
  PARTY_LIFE: {
    meeting: words("会议名称", 200),
    matter: words("说明事项", 200),
    said: lines("本人说明情况", 1000),
  },
  OTHER: plain,
} satisfies Readonly<Record<EntrySection, Readonly<Record<string, z.ZodMiniType>>>>;

function entryOf<S extends EntrySection>(section: S) {
  const labels = { [section]: entrySections[section] };
  return z.object({
    section: field("档案栏目", z.literal(section), { labels }),
    on: day("日期"),
    ...fieldsOf[section],
    basis: words("登记依据和事由", 200),
  });
}

/** One entry as the room that keeps the file writes it. */
export const Entry = z.discriminatedUnion("section", [
  entryOf("FAMILY"),
  entryOf("PERSONNEL"),
  entryOf("REWARDS"),
  entryOf("GIFTS"),
  entryOf("MATERIALS"),
  entryOf("PARTY_LIFE"),
  entryOf("OTHER"),
]);
export type Entry = z.infer<typeof Entry>;

/** What an entry says, as a line of the file; `name` of a choice is its Chinese one. */
export function textOf(entry: Entry): string {
  const said = form(fieldsOf[entry.section]).fields.flatMap(({ name, label, options }) => {
    const value = own<string>(entry as Readonly<Record<string, string>>, name);
    if (value === undefined) return [];
    const shown = options?.find((option) => option.value === value)?.label ?? value;
    return name === "text" ? [shown] : [`${label} ${shown}`];
  });
  return said.join("，");
}
