import { strToU8, zipSync } from "fflate";

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** One sheet as its XML, so that a test can write what no library would. */
export type RawSheet = { name: string; data: string; state?: string };

/** A workbook of raw sheets; `formats` are number formats of the cell styles 1, 2 … */
export function rawBook(
  sheets: readonly RawSheet[],
  {
    formats = [],
    date1904 = false,
    strings = [],
    more = {},
  }: {
    formats?: readonly (number | string)[];
    date1904?: boolean;
    strings?: readonly string[];
    more?: Readonly<Record<string, string>>;
  } = {},
): Uint8Array {
  const own = formats.map((format, at) => (typeof format === "string" ? 164 + at : format));
  const codes = formats.map((format, at) =>
    typeof format === "string" ? `<numFmt numFmtId="${164 + at}" formatCode="${format}"/>` : "",
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"/>`;
  const files: Record<string, string> = {
    "_rels/.rels": `<Relationships>${relation("r1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="r">${date1904 ? '<workbookPr date1904="1"/>' : ""}<sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at}"${state === undefined ? "" : ` state="${state}"`}/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${sheets
      .map((_, at) => relation(`s${at}`, "worksheet", `worksheets/sheet${at}.xml`))
      .join(
        "",
      )}${relation("st", "styles", "styles.xml")}${relation("ss", "sharedStrings", "sharedStrings.xml")}</Relationships>`,
    "xl/styles.xml": `<styleSheet><numFmts>${codes.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${own
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join("")}</cellXfs></styleSheet>`,
    "xl/sharedStrings.xml": `<sst>${strings.map((one) => `<si>${one}</si>`).join("")}</sst>`,
    ...Object.fromEntries(
      sheets.map(({ data }, at) => [
        `xl/worksheets/sheet${at}.xml`,
        data.startsWith("<worksheet")
          ? data
          : `<worksheet><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    ...more,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(head + text)])),
  );
}

/** What a directory claims of its entries, changed: bytes unpacked by the name of the part. */
export function withClaim(bytes: Uint8Array, part: string, claimed: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (
    let at = copy.indexOf("PK\u0001\u0002");
    at >= 0;
    at = copy.indexOf("PK\u0001\u0002", at + 4)
  )
    if (copy.subarray(at + 46, at + 46 + part.length).toString() === part)
      copy.writeUInt32LE(claimed, at + 24);
  return copy;
}
