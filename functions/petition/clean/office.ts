import { strFromU8, strToU8, zip } from "fflate";
import { cleanJpeg } from "./jpeg.ts";
import { cleanPng } from "./png.ts";

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const coreProperties = `${xml}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`;
const appProperties = `${xml}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`;
const customProperties = `${xml}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`;

/** Parts that say who wrote a document and on which machine (ECMA-376), emptied. */
const emptied: readonly (readonly [RegExp, string])[] = [
  [/^docProps\/core\.xml$/, coreProperties],
  [/^docProps\/app\.xml$/, appProperties],
  [/^docProps\/custom\.xml$/, customProperties],
];

/** Attributes and elements that name people, machines and paths inside the other parts. */
const names: readonly (readonly [RegExp, string])[] = [
  [/(\s(?:w|w15|w16du|p|c):(?:author|initials|userId|providerId)=)"[^"]*"/g, '$1""'],
  [/(\s(?:displayName|userId|providerId|userName|lastEdited|author|initials)=)"[^"]*"/g, '$1""'],
  [/(<author>)[^<]*(<\/author>)/g, "$1$2"],
  [/<(?:\w+:)?absPath\b[^>]*\/>/g, ""],
  [/(<w:rsid\w*\b[^>]*w:val=)"[^"]*"/g, '$1"00000000"'],
  [/\sw:rsid\w*="[^"]*"/g, ""],
];

/**
 * A Word or Excel file without author, company, paths, editing marks and thumbnail, and with clean
 * pictures. The caller has unpacked it within bounds. The text itself, and what people typed into
 * it, is not touched. Undefined when a part cannot be cleaned: evidence is never left out in silence.
 */
export async function cleanOffice(
  parts: Readonly<Record<string, Uint8Array>>,
): Promise<Uint8Array | undefined> {
  const cleaned: [string, Uint8Array][] = [];
  for (const [name, content] of Object.entries(parts)) {
    if (left.some((pattern) => pattern.test(name))) continue;
    const clean = cleanPart(name, content);
    if (clean === undefined) return undefined;
    cleaned.push([name, clean]);
  }
  return new Promise((resolve, reject) => {
    zip(Object.fromEntries(cleaned), { level: 6, mtime: "1980-01-01T00:00:00" }, (error, bytes) =>
      error === null ? resolve(bytes) : reject(error),
    );
  });
}

/** What only machines need: a preview of the first page, and settings of the maker's printer. */
const left = [/^docProps\/thumbnail\./, /(?:^|\/)printerSettings\d*\.bin$/];

/** Pictures that Office draws itself, and fonts: nothing of them comes from a camera. */
const drawn = /\.(?:emf|wmf|gif|bmp|odttf|fntdata)$/i;

function cleanPart(name: string, content: Uint8Array): Uint8Array | undefined {
  const empty = emptied.find(([pattern]) => pattern.test(name));
  if (empty !== undefined) return strToU8(empty[1]);
  // By what it is: a photograph may have any name.
  if (content[0] === 0xff && content[1] === 0xd8) return cleanJpeg(content);
  if (content[0] === 0x89 && content[1] === 0x50) return cleanPng(content);
  if (drawn.test(name)) return content;
  if (!/\.(?:xml|rels|vml|svg)$/i.test(name)) return name.endsWith("/") ? content : undefined;
  const text = strFromU8(content);
  return strToU8(names.reduce((kept, [pattern, by]) => kept.replace(pattern, by), text));
}
