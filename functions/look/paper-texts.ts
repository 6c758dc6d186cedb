import { readXml } from "../workbook/xml.ts";
import type { Archive } from "../workbook/zip.ts";

/** What a page of A4 holds at most in the type of official documents (GB/T 9704-2012: 22 lines), twice. */
const firstParagraphs = 44;

/** A mark stands in a line of its own, beside a copy's number or a degree of haste; prose is longer. */
const longestLine = 60;

/** Tables and shapes within one another; Word itself gives up far below. */
const deepest = 1000;

/** Where Word keeps what every page shows, and titles that programs show. */
const marginal = /^word\/(?:header|footer)\d*\.xml$/;
const titles = "docprops/core.xml";

/** Texts of a Word file in which a mark would stand. */
export function* paperTexts({ names, part }: Archive): Generator<string, void> {
  for (const name of names.filter((one) => marginal.test(one)))
    yield* paragraphsOf(part(name), Number.POSITIVE_INFINITY);
  yield* titlesIn(part(titles));
  // Some programs call the main part document2.xml.
  for (const name of names.filter((one) => /^word\/document\d*\.xml$/.test(one)))
    for (const text of paragraphsOf(part(name), firstParagraphs))
      if (text.length <= longestLine) yield text;
}

/** Title, keywords and the like of a document. */
export function titlesIn(bytes: Uint8Array | undefined): string[] {
  const said: string[] = [];
  if (bytes !== undefined) readXml(bytes, { open: () => {}, text: (text) => said.push(text) });
  return said;
}

/**
 * The first paragraphs that say something, of text and of shapes, in Word (`w:`) and in drawings (`a:`);
 * watermarks of the old kind are an attribute (`v:textpath`).
 */
export function paragraphsOf(bytes: Uint8Array | undefined, most: number): string[] {
  const found: string[] = [];
  const open: string[] = [];
  let isText = false;
  const say = (text: string) => {
    if (text.trim() !== "" && found.length < most) found.push(text.trim());
  };
  if (bytes === undefined) return found;
  readXml(
    bytes,
    {
      open: (name, attribute) => {
        isText = name === "t";
        if (name === "p") open.push("");
        if (name === "textpath") say(attribute("string") ?? "");
        if (name === "br" || name === "tab" || name === "cr") add(" ");
      },
      close: (name) => {
        isText = false;
        if (name === "p") say(open.pop() ?? "");
      },
      text: (text) => {
        if (isText) add(text);
      },
    },
    deepest,
  );
  return found;

  function add(text: string): void {
    const last = open.pop();
    if (last !== undefined) open.push(last + text);
  }
}
