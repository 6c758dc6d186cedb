import { printable } from "#kernel/text/clean.ts";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageOf = "http://schemas.openxmlformats.org/package/2006";

/** Places of the cell formats in `xl/styles.xml`. */
export const styles = {
  title: 1,
  mark: 2,
  plain: 3,
  header: 4,
  text: 5,
  number: 6,
  amount: 7,
  percent: 8,
  day: 9,
} as const;
export type Style = keyof typeof styles;

/** Text as XML holds it; what looks like an escaped character stays what it is (ECMA-376, 22.9.2.19). */
function escaped(text: string): string {
  return printable(text)
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** The files of an .xlsx beside its sheets: name and content (ECMA-376 Part 1, 12.3). */
export function packageParts(
  sheets: readonly { name: string; header: number }[],
): Readonly<Record<string, string>> {
  const sheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const numbered = sheets.map((sheet, at) => ({ ...sheet, n: at + 1 }));
  const titles = numbered
    .map(
      ({ name, header, n }) =>
        `<definedName name="_xlnm.Print_Titles" localSheetId="${n - 1}">'${escaped(name.replaceAll("'", "''"))}'!$${header}:$${header}</definedName>`,
    )
    .join("");
  return {
    "[Content_Types].xml": `${head}<Types xmlns="${packageOf}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>${numbered.map(({ n }) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${packageOf}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${numbered.map(({ name, n }) => `<sheet name="${escaped(name)}" sheetId="${n}" r:id="rId${n}"/>`).join("")}</sheets><definedNames>${titles}</definedNames></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${packageOf}/relationships">${numbered.map(({ n }) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}<Relationship Id="rId${numbered.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": stylesPart(),
  };
}

function stylesPart(): string {
  const side = (name: string) => `<${name} style="thin"><color rgb="FF000000"/></${name}>`;
  const framed = ["left", "right", "top", "bottom"].map(side).join("");
  const middle = (across: string, wrap: "0" | "1") =>
    `<alignment horizontal="${across}" vertical="center" wrapText="${wrap}"/>`;
  const format = (
    at: { number?: number; font?: number; fill?: number; border?: number },
    align: string,
  ) =>
    `<xf numFmtId="${at.number ?? 0}" fontId="${at.font ?? 0}" fillId="${at.fill ?? 0}" borderId="${at.border ?? 0}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${align}</xf>`;
  const border = 1;
  const formats: Readonly<Record<Style, string>> = {
    title: format({ font: 2 }, middle("center", "1")),
    mark: format({ font: 1 }, middle("right", "0")),
    plain: format({}, middle("left", "1")),
    header: format({ font: 1, fill: 2, border }, middle("center", "1")),
    text: format({ border }, middle("left", "1")),
    number: format({ border }, middle("right", "0")),
    amount: format({ number: 4, border }, middle("right", "0")),
    percent: format({ number: 165, border }, middle("right", "0")),
    day: format({ number: 164, border }, middle("center", "0")),
  };
  const font = (size: number, bold: string) =>
    `<font>${bold}<sz val="${size}"/><name val="宋体"/></font>`;
  return `${head}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="0.0%"/></numFmts><fonts count="3">${font(11, "")}${font(11, "<b/>")}${font(16, "<b/>")}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEFEF"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${framed}<diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="10"><xf/>${(Object.keys(styles) as Style[]).map((style) => formats[style]).join("")}</cellXfs></styleSheet>`;
}

/** How a sheet is looked at and printed. */
export type SheetFrame = {
  widths: readonly number[];
  /** Rows that stay in sight; the last of them stands on every printed page. */
  header: number;
  paper: "A4" | "A3";
  /** 密级, on every page. */
  mark: string;
};

/** What stands before the rows of a sheet. */
export function sheetStart({ widths, header }: SheetFrame): string {
  const columns = widths
    .map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`)
    .join("");
  return `${head}<worksheet xmlns="${main}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`;
}

/** Codes of paper sizes (ECMA-376 Part 1, 18.3.1.63). */
const papers = { A3: 8, A4: 9 } as const;

/** What stands behind the rows: joined cells, and the page: landscape, as wide as the paper. */
export function sheetEnd({ paper, mark }: SheetFrame, joined: readonly string[]): string {
  const merged = joined.map((range) => `<mergeCell ref="${range}"/>`).join("");
  return `</sheetData>${joined.length === 0 ? "" : `<mergeCells count="${joined.length}">${merged}</mergeCells>`}<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="${papers[paper]}" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddHeader>&amp;R${escaped(mark)}</oddHeader><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter></headerFooter></worksheet>`;
}

/** Letters of a column, from 0: A, Z, AA. */
export function letters(column: number): string {
  const rest = Math.floor(column / 26) - 1;
  return `${rest < 0 ? "" : letters(rest)}${String.fromCharCode(65 + (column % 26))}`;
}

/** A text cell; an empty one has its frame only. */
export function textCell(at: string, text: string, style: Style): string {
  return text === ""
    ? `<c r="${at}" s="${styles[style]}"/>`
    : `<c r="${at}" s="${styles[style]}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** A cell that can be calculated with. */
export function numberCell(at: string, value: number, style: Style): string {
  return `<c r="${at}" s="${styles[style]}"><v>${value}</v></c>`;
}
