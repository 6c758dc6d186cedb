import type { Day } from "../deadline/day.ts";
import type { Charted, Picture } from "./picture.ts";

/** A paragraph; headings are 一、 and （一）. `rest` goes on behind a heading on its own line. */
export type TextPart = { level: "heading" | "subheading" | "text"; text: string; rest?: string };

/** A table: header and rows; widths are shares of the type area. */
export type TablePart = {
  level: "table";
  columns: readonly { title: string; share: number }[];
  rows: readonly (readonly string[])[];
  /** How dark each cell of a row is, from 0 to 1; a row that ends sooner is not shaded further. */
  shades?: readonly (readonly number[])[];
};

/** A form (表): each row one or two labels with what is filled in. */
export type FormPart = { level: "form"; rows: readonly (readonly FormCell[])[] };
export type FormCell = { label: string; value: string };

/** A picture; the table of its numbers stands beside it. */
export type PicturePart = { level: "picture"; picture: Charted };

/** One part of an official document's body. The last is text: the page of the signature carries some. */
export type BodyPart = TextPart | TablePart | FormPart | PicturePart;

/** The parts of an official document (GB/T 9704-2012), in the order in which they stand. */
export type OfficialDocument = {
  /** 份号: the copy's number, of state secrets only. */
  copyNumber?: number;
  /** 密级和保密期限, where it is marked: 秘密★5年, 工作秘密. */
  classification?: string;
  /** 发文机关标志, one line an organ. */
  issuers: readonly string[];
  /** 发文字号; a paper without one has no line for it. */
  number?: string;
  /** 签发人, of a paper that goes upwards (上行文). */
  signer?: string;
  title: string;
  /** 主送机关 */
  addressee?: string;
  body: readonly BodyPart[];
  /** 附件说明: the names of what is enclosed. */
  enclosures?: readonly string[];
  /** §7.3.5: names and date stand where the seals will be, or without one. */
  signed: "sealed" | "unsealed";
  /** 成文日期 */
  date: Day;
  /** 附注, without its brackets. */
  note?: string;
  /** 抄送机关 */
  copies: readonly string[];
  /** 印发机关和印发日期 */
  printedBy: string;
  printedOn: Day;
};

/** The head of a ledger, above its header: numbers over its rows, typed by their titles as the rows are. */
export type Summary = {
  columns: readonly string[];
  /** Of each column, whether its numbers count rows. */
  counts?: readonly ("yes" | "no")[];
  rows: readonly (readonly string[])[];
};

/** Rows of a ledger in their order; an array of them, or something that makes them one by one. */
export type Rows = Iterable<readonly string[]> & { readonly length: number };

/** A ledger: merged title with its 密级, frozen header, rows, and who filled it in. */
export type Ledger = {
  sheet: string;
  title: string;
  classification: string;
  summary?: Summary;
  /** Titles; they say what the cells hold (`cellTypeOf`). */
  columns: readonly string[];
  rows: Rows;
  /** 填表人 */
  filledBy: string;
  /** 审核人; empty until somebody signs. */
  checkedBy: string;
  date: Day;
};

/** A cell whose value is not really there: an error, a lost formula, what lies under joined cells. */
export class WrongCell {
  /** Chinese, follows the column's name. */
  readonly problem: string;
  /** "covered": it shows nothing of its own, as it lies under another cell. */
  readonly kind: "wrong" | "covered";

  constructor(problem: string, kind: "wrong" | "covered" = "wrong") {
    this.problem = problem;
    this.kind = kind;
  }
}

/** Columns of a sheet that are read; the cell after the last tells of what lies beyond. */
export const mostColumns = 256;

/** A cell as a workbook holds it; a Date carries its wall-clock time as UTC. */
export type Cell = string | number | boolean | Date | WrongCell | null | undefined;

/** Longest number whose digits a workbook keeps (Excel specifications: number precision, 15 digits). */
const exactBelow = 1e15;

/** Whether a cell was text of digits once and has lost some of them as a number. */
export function hasLostDigits(cell: Cell): boolean {
  return typeof cell === "number"
    ? Math.abs(cell) >= exactBelow
    : typeof cell === "string" &&
        /^\s*\d(?:[.,]\d+(?:E\d{2,3}|E\+\d{1,3})|E\+\d{1,3})\s*$/i.test(cell);
}

/** What a person is told of such a cell. */
export const lostDigits = "须为文本格式，数字格式会丢失末位";

/** What a person is told of a text that Excel has made a day of, or a truth value. */
export const madeADate = "被 Excel 存成了日期，请把单元格改为文本格式后重新填写";
export const madeALogical = "是逻辑值（TRUE 或 FALSE），请改为文字";

/** Rows in which a header is looked for; titles and notes may stand above it. */
export const headerWithin = 30;

/** A sheet of a workbook, all rows from the first. */
export type Sheet = { name: string; rows: readonly (readonly Cell[])[] };

/**
 * What a workbook holds, or in Chinese why it cannot be read, or where the mark of a state secret stands in it:
 * a dotted path into its sheets, "" where nobody sees it among their cells.
 */
export type ReadWorkbook =
  | { sheets: readonly Sheet[] }
  | { problem: string }
  | { secretAt: string };

/** Documents as files that people open, and workbooks as they send them back. */
export type Documents = {
  docx(document: OfficialDocument): Promise<Uint8Array>;
  /** A sheet a ledger. */
  xlsx(...ledgers: readonly Ledger[]): Promise<Uint8Array>;
  /** A picture as SVG text. */
  svg(picture: Picture): Promise<string>;
  /** All sheets of an .xlsx; a problem when it is none, or unpacks to more than a form can hold. */
  sheets(xlsx: Uint8Array): Promise<ReadWorkbook>;
};

export const docxType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
export const svgType = "image/svg+xml";
export const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** In the headers of a file: how many rows it holds, which its trace says. */
export const rowsHeader = "x-rows";

/** A file as an answer of the API, under a Chinese name; a paper is one row. */
export function fileAnswer(bytes: Uint8Array, type: string, name: string, rows = 1): Response {
  return new Response(Buffer.from(bytes), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
      "cache-control": "no-store",
      [rowsHeader]: String(rows),
    },
  });
}

/** `2026-09-04` as documents write it: 2026年9月4日. */
export function dateText(day: Day): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}
