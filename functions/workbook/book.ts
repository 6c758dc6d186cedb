import { posix } from "node:path";
import { type DateSystem, type Format, formatOf } from "./formats.ts";
import { damaged, UnreadableWorkbook } from "./limits.ts";
import { readXml } from "./xml.ts";
import type { Archive } from "./zip.ts";

/** A sheet that people see, and the part that holds it. */
export type SheetPart = { name: string; part: string };

/** What all sheets of a workbook share. */
export type Book = {
  sheets: SheetPart[];
  dates: DateSystem;
  strings: readonly string[];
  /** By the number of a cell's style: how its numbers are shown. */
  formats: readonly Format[];
};

/**
 * Reads what the parts of a workbook are (ECMA-376 part 1). A hidden sheet is none of what its sender
 * sees, so it is not there; whoever looks for marks wants it too.
 */
export function readBook(archive: Archive, wanted: "visible" | "hidden-too" = "visible"): Book {
  const root = targetsOf(archive, "_rels/.rels", "");
  const main = [...root.values()].find(({ type }) => type.endsWith("/officeDocument"));
  const part = main?.target ?? "xl/workbook.xml";
  const bytes = archive.part(part);
  if (bytes === undefined || !part.endsWith(".xml"))
    throw new UnreadableWorkbook("不是 .xlsx 工作簿，请另存后重试");
  const folder = posix.dirname(part);
  const targets = targetsOf(archive, `${folder}/_rels/${posix.basename(part)}.rels`, folder);
  const sheets: SheetPart[] = [];
  let dates: DateSystem = 1900;
  readXml(bytes, {
    open: (name, attribute) => {
      if (name === "workbookPr" && isTrue(attribute("date1904"))) dates = 1904;
      if (name !== "sheet") return;
      if (wanted === "visible" && (attribute("state") ?? "visible") !== "visible") return;
      const found = targets.get(attribute("id") ?? "");
      if (found?.type.endsWith("/worksheet"))
        sheets.push({ name: attribute("name") ?? "", part: found.target });
    },
  });
  const shared = (kind: string) =>
    [...targets.values()].find(({ type }) => type.endsWith(`/${kind}`))?.target;
  return {
    sheets,
    dates,
    strings: stringsOf(archive, shared("sharedStrings")),
    formats: stylesOf(archive, shared("styles")),
  };
}

type Target = { type: string; target: string };

/** What a part refers to, by id; addresses outside the workbook are left out. */
function targetsOf(archive: Archive, part: string, folder: string): Map<string, Target> {
  const targets = new Map<string, Target>();
  const bytes = archive.part(part);
  if (bytes === undefined) return targets;
  readXml(bytes, {
    open: (name, attribute) => {
      if (name !== "Relationship" || attribute("TargetMode") === "External") return;
      const target = attribute("Target") ?? "";
      const path = target.startsWith("/") ? target.slice(1) : posix.join(folder, target);
      targets.set(attribute("Id") ?? "", { type: attribute("Type") ?? "", target: path });
    },
  });
  return targets;
}

/** Shared texts; readings of characters (rPh) are none of the text. */
function stringsOf(archive: Archive, part: string | undefined): string[] {
  const bytes = part === undefined ? undefined : archive.part(part);
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  let said = "";
  let isText = false;
  let isReading = false;
  readXml(bytes, {
    open: (name) => {
      if (name === "si") said = "";
      if (name === "rPh") isReading = true;
      isText = name === "t" && !isReading;
    },
    close: (name) => {
      isText = false;
      if (name === "rPh") isReading = false;
      if (name === "si") strings.push(unescaped(said));
    },
    text: (text) => {
      if (isText) said += text;
    },
  });
  return strings;
}

function stylesOf(archive: Archive, part: string | undefined): Format[] {
  const bytes = part === undefined ? undefined : archive.part(part);
  const codes = new Map<number, string>();
  const styles: Format[] = [];
  if (bytes === undefined) return styles;
  let isCellStyle = false;
  readXml(bytes, {
    open: (name, attribute) => {
      if (name === "numFmt")
        codes.set(Number(attribute("numFmtId")), attribute("formatCode") ?? "");
      if (name === "cellXfs") isCellStyle = true;
      if (name !== "xf" || !isCellStyle) return;
      const id = Number(attribute("numFmtId") ?? 0);
      styles.push(formatOf(id, codes.get(id)));
    },
    close: (name) => {
      if (name === "cellXfs") isCellStyle = false;
    },
  });
  return styles;
}

/** Characters that XML cannot hold are written `_x0008_` (ECMA-376 part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes("_x")
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
    : text;
}

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** The shared text of a number. @throws UnreadableWorkbook where there is none. */
export function stringAt({ strings }: Book, at: string): string {
  const text = strings[Number(at)];
  if (text === undefined) throw damaged();
  return text;
}
