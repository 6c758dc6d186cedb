import { type Day, instantText } from "#kernel/deadline/day.ts";
import type { BodyPart, FormCell, OfficialDocument } from "#kernel/document/documents.ts";
import type { FileView } from "./view.ts";

/** 一 to 二十 and on, as headings of a file count. */
const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
function ordinal(n: number): string {
  const tens = Math.floor(n / 10);
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${digits[n % 10]}`;
}

/**
 * The file as 活页: cover and basics as forms, one table a section in the order of ledger L4, empty
 * ones as well, and last who has opened it. `today` is the day on which it is printed.
 */
export function printedFile(view: FileView, district: string, today: Day): OfficialDocument {
  const name = view.cover.find(({ label }) => label === "姓名")?.value ?? "";
  const headings = ["封面", "基本信息", ...view.sections.map(({ title }) => title), "查阅记录"];
  const heading = (place: number): BodyPart => ({
    level: "heading",
    text: `${ordinal(place + 1)}、${headings[place]}`,
  });
  return {
    classification: "工作秘密",
    issuers: [`中共${district}纪律检查委员会`],
    title: `${name}同志廉政档案`,
    body: [
      heading(0),
      { level: "form", rows: pairs(view.cover) },
      heading(1),
      { level: "form", rows: pairs(view.basics) },
      ...view.sections.flatMap(({ lines }, place): BodyPart[] => [
        heading(place + 2),
        table(
          ["日期", "内容"],
          lines.map(({ on, text }) => [on, text]),
        ),
      ]),
      heading(headings.length - 1),
      table(
        ["时间", "查阅人", "事由", "批准人"],
        view.readings.map(({ at, officer, reason, approvedBy }) => [
          instantText(at),
          officer,
          reason,
          approvedBy,
        ]),
      ),
      { level: "text", text: "本档案由系统按记载自动汇集，打印即为一次查阅。" },
    ],
    signed: "unsealed",
    date: today,
    copies: [],
    printedBy: `${district}纪委监委`,
    printedOn: today,
  };
}

/** Two labels a row. */
function pairs(cells: readonly FormCell[]): FormCell[][] {
  const given = cells.length === 0 ? [{ label: "情况", value: "信息库无记载" }] : cells;
  return Array.from({ length: Math.ceil(given.length / 2) }, (_, row) =>
    given.slice(row * 2, row * 2 + 2),
  );
}

function table(titles: readonly string[], rows: readonly (readonly string[])[]): BodyPart {
  const share = (place: number) => (titles.length === 2 ? [1, 4][place] : 1) ?? 1;
  return {
    level: "table",
    columns: titles.map((title, place) => ({ title, share: share(place) })),
    rows: rows.length === 0 ? [titles.map((_, place) => (place === 0 ? "无" : ""))] : rows,
  };
}
