import type { Day } from "../deadline/day.ts";

/** One paragraph of an official document's body; headings are 一、 and （一）. */
export type BodyPart = { level: "heading" | "subheading" | "text"; text: string };

/** The parts of an official document (GB/T 9704-2012), in the order in which they stand. */
export type OfficialDocument = {
  /** 密级, where it is marked. */
  classification?: string;
  /** 发文机关标志, one line an organ. */
  issuers: readonly string[];
  /** 发文字号 */
  number: string;
  title: string;
  /** 主送机关 */
  addressee: string;
  body: readonly BodyPart[];
  /** 成文日期 */
  date: Day;
  /** 抄送机关 */
  copies: readonly string[];
  /** 印发机关和印发日期 */
  printedBy: string;
  printedOn: Day;
};

/** A ledger: merged title with its 密级, frozen header, rows, and who filled it in. */
export type Ledger = {
  sheet: string;
  title: string;
  classification: string;
  columns: readonly string[];
  rows: readonly (readonly string[])[];
  /** 填表人 */
  filledBy: string;
  /** 审核人; empty until somebody signs. */
  checkedBy: string;
  date: Day;
};

/** A cell as a workbook holds it. */
export type Cell = string | number | boolean | Date | null | undefined;

/** A sheet of a workbook, all rows from the first. */
export type Sheet = { name: string; rows: readonly (readonly Cell[])[] };

/** Documents as files that people open, and workbooks as they send them back. */
export type Documents = {
  docx(document: OfficialDocument): Promise<Uint8Array>;
  xlsx(ledger: Ledger): Promise<Uint8Array>;
  /** All sheets of an .xlsx; undefined when it is none, or unpacks to more than a form can hold. */
  sheets(xlsx: Uint8Array): Promise<readonly Sheet[] | undefined>;
};

export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A file as an answer of the API, under a Chinese name. */
export function fileAnswer(bytes: Uint8Array, type: string, name: string): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "no-store",
    },
  });
}

/** `2026-09-04` as documents write it: 2026年9月4日. */
export function dateText(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
