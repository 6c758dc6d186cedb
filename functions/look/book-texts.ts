import { readBook } from "../workbook/book.ts";
import { readXml } from "../workbook/xml.ts";
import type { Archive } from "../workbook/zip.ts";
import { paragraphsOf, titlesIn } from "./paper-texts.ts";

/** About what a printed page of a sheet shows. */
const firstRows = 40;

/** Texts of a workbook in which a mark would stand, of hidden sheets too. */
export function* bookTexts(archive: Archive): Generator<string, void> {
  const { sheets, strings } = readBook(archive, "hidden-too");
  yield* titlesIn(archive.part("docprops/core.xml"));
  for (const { name, part } of sheets) {
    yield name;
    yield* sheetTexts(archive.part(part), strings);
  }
  for (const name of archive.names)
    if (/^xl\/drawings\/drawing\d*\.xml$/.test(name))
      yield* paragraphsOf(archive.part(name), Number.POSITIVE_INFINITY);
}

/** Heads and feet of the pages, and what stands in the first rows. */
function sheetTexts(bytes: Uint8Array | undefined, strings: readonly string[]): string[] {
  const found: string[] = [];
  let row = 0;
  let type = "";
  let within = "";
  let said = "";
  if (bytes === undefined) return found;
  readXml(bytes, {
    open: (name, attribute) => {
      within = name;
      if (name === "row") row += 1;
      if (name === "c") type = attribute("t") ?? "n";
      if (name === "c" || isMarginal(name)) said = "";
    },
    close: (name) => {
      within = "";
      if (isMarginal(name)) found.push(...said.split(marginCodes));
      if (name === "c" && row <= firstRows)
        found.push(type === "s" ? (strings[Number(said)] ?? "") : said);
    },
    text: (text) => {
      if (isMarginal(within) || within === "v" || within === "t") said += text;
    },
  });
  return found.filter((text) => text !== "");
}

function isMarginal(name: string): boolean {
  return /^(?:odd|even|first)(?:Header|Footer)$/.test(name);
}

/** Codes of place, type and size in heads and feet (ECMA-376 part 1, 18.3.1.46). */
const marginCodes = /&(?:"[^"]*"|\d{1,3}|K[0-9A-F]{6}|[A-Za-z])|\n/;
