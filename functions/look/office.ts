import { isStateSecret } from "#kernel/text/marks.ts";
import type { Within } from "#kernel/world.ts";
import { UnreadableWorkbook } from "../workbook/limits.ts";
import { type Archive, openZip } from "../workbook/zip.ts";
import { bookTexts } from "./book-texts.ts";
import { paperTexts } from "./paper-texts.ts";

/** Bytes of all parts that are looked into, unpacked; a longer part is left out. */
const most = 40_000_000;

/** Macros, and controls that run as programs do (MS-OFFMACRO2 2.2, ECMA-376 part 1, 15.2.4). */
const programs = /(?:^|\/)(?:vbaproject\.bin|vbadata\.xml|activex\d*\.(?:bin|xml))$/;

/** A file that was put in as an object is opened by two clicks (MS-OLEDS 2.3.6, `\\x01Ole10Native`). */
const [objects, native] = [/\/embeddings\/[^/]*\.bin$/, Buffer.from("Ole10Native", "utf16le")];

/** A template that is fetched when the paper opens brings its macros along (ECMA-376 part 1, 17.15.1.6). */
const fetched =
  /<[^<>]*attachedTemplate[^<>]*\bTarget\s*=\s*["'](?:https?:|ftp:|\\\\|file:\/+(?!\/*[A-Za-z]:)[^/])/i;

/** A field or a link that starts a program (17.16.5.16; 18.14.4). */
const started = /\bDDE(?:AUTO)?\s+\S|<(?:\w+:)?ddeLink\b/;

/** What runs or fetches a program without being one by its name. */
function starts({ names, part }: Archive): boolean {
  return names.some((name) => {
    if (objects.test(name)) return Buffer.from(part(name) ?? []).includes(native);
    const text = () => Buffer.from(part(name) ?? []).toString();
    if (name.endsWith("settings.xml.rels")) return fetched.test(text());
    return /^xl\/externallinks\/[^/]+\.xml$/.test(name)
      ? started.test(text())
      : /^word\/(?:document|header\d*|footer\d*)\.xml$/.test(name) &&
          started.test(fieldsIn(text()));
  });
}

/** The instructions of fields; they may be cut into several pieces. */
function fieldsIn(xml: string): string {
  const cut = [...xml.matchAll(/<w:instrText\b[^<>]*>([^<]*)</g)].map(([, text = ""]) => text);
  const whole = [...xml.matchAll(/\bw:instr\s*=\s*"([^"]*)"/g)].map(([, text = ""]) => text);
  return [cut.join(""), ...whole].join("\n");
}

/**
 * Looks into a Word or Excel file: for the mark of a state secret where papers bear it (heads and feet of
 * pages, watermarks, the first paragraphs, titles; of every sheet its name, head, foot and first rows, hidden
 * ones too), and for macros, packed programs and what fetches one. "another": a package that is neither, or damaged.
 */
export function lookIntoOffice(bytes: Uint8Array): Within {
  try {
    const archive = openZip(bytes, most);
    if (archive.names.some((name) => programs.test(name)) || starts(within(archive)))
      return "program";
    const kind = ["word/", "xl/"].find((folder) =>
      archive.names.some((name) => name.startsWith(folder)),
    );
    if (kind === undefined || !archive.names.includes("[content_types].xml")) return "another";
    const texts = kind === "word/" ? paperTexts(within(archive)) : bookTexts(within(archive));
    for (const text of texts) if (isStateSecret(text)) return "state-secret";
    return "nothing";
  } catch (error) {
    if (error instanceof UnreadableWorkbook) return "another";
    throw error;
  }
}

/** The parts that fit; of a document with very large ones the others are still looked into. */
function within({ names, part }: Archive): Archive {
  return {
    names,
    part: (name) => {
      try {
        return part(name);
      } catch (error) {
        if (error instanceof UnreadableWorkbook && error.kind === "too-big") return undefined;
        throw error;
      }
    },
  };
}
