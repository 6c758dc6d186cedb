import { decoded, fontsOf, type Reading } from "./pdf-fonts.ts";
import { openPdf } from "./pdf-objects.ts";
import { type Shown, shownIn } from "./pdf-shown.ts";

/** What one page shows at its head, twice (GB/T 9704-2012: 22 lines). */
const firstLines = 44;

/** So many pages, shapes and watermarks are looked at. */
const mostStreams = 400;

/** Streams that are no page, shape or watermark. */
const noText =
  /\/Subtype\s*\/Image\b|\/Type\s*\/(?:ObjStm|XRef|Metadata)\b|\/Length1\b|\/FunctionType\b/;

/**
 * Texts of a PDF in which a mark would stand: its title, and of each page, shape and watermark the
 * first lines, as far as its fonts tell which signs their glyphs are. A scan has none.
 */
export function* pdfTexts(bytes: Uint8Array): Generator<string, void> {
  const pdf = openPdf(bytes);
  const fonts = fontsOf(pdf);
  let left = mostStreams;
  for (const object of pdf.objects.values()) {
    yield* titlesIn(object.dictionary);
    if (object.stream === undefined || noText.test(object.dictionary) || left === 0) continue;
    const content = pdf.unpack(object);
    if (content === undefined || !/T[jJ]|['"]/.test(content)) continue;
    left -= 1;
    const shown = shownIn(content);
    const used = new Set(shown.map(({ font }) => font));
    const most = Math.max(1, ...[...used].map((font) => fonts.get(font)?.length ?? 0));
    // Fonts of one name are tried in their order: which page has which is not followed.
    for (let nth = 0; nth < most; nth += 1)
      yield* linesOf(shown, (font) => fonts.get(font)?.[nth] ?? fonts.get(font)?.[0]);
  }
}

const titles =
  /\/(?:Title|Subject|Keywords)\s{0,8}(\((?:[^()\\]|\\[\s\S]){0,2000}\)|<[0-9A-Fa-f\s]{0,4000}>)/g;

function* titlesIn(dictionary: string): Generator<string, void> {
  for (const [, said = ""] of dictionary.matchAll(titles)) {
    const bytes = bytesOf(said);
    yield bytes[0] === 0xfe && bytes[1] === 0xff
      ? decoded(bytes.subarray(2), "utf-16be")
      : decoded(bytes, "utf-8");
  }
}

/** The first lines: what is shown one after another at one height of the page is one line. */
function linesOf(shown: readonly Shown[], fontOf: (name: string) => Reading | undefined): string[] {
  const lines: string[] = [];
  let [line, at] = ["", Number.NaN];
  for (const { font, height, strings } of shown) {
    if (Math.abs(height - at) > 1) {
      if (line.trim() !== "") lines.push(line.trim());
      line = "";
    }
    if (lines.length >= firstLines) return lines;
    at = height;
    const read = fontOf(font);
    // Some fonts tell a radical (⼯) where people read the sign (工).
    if (read !== undefined)
      line += strings.map((one) => read(bytesOf(one)).normalize("NFKC")).join("");
  }
  return line.trim() === "" ? lines : [...lines, line.trim()];
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** What a string of a PDF holds, `(…)` with its escapes or `<…>`. */
function bytesOf(said: string): Buffer {
  const within = said.slice(1, -1);
  if (said.startsWith("<")) {
    const hex = within.replaceAll(/\s/g, "");
    return Buffer.from(hex.length % 2 === 0 ? hex : `${hex}0`, "hex");
  }
  const plain = within.replaceAll(
    /\\(?:([0-7]{1,3})|(\r\n?|\n)|([\s\S]))/g,
    (_, octal, end, sign) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
      return end === undefined ? (escapes[sign] ?? sign) : "";
    },
  );
  return Buffer.from(plain, "latin1");
}
