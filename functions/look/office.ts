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

/**
 * Looks into a Word or Excel file: for the mark of a state secret where papers bear it (heads and feet of
 * pages, watermarks, the first paragraphs, titles; of every sheet its name, head, foot and first rows, hidden
 * ones too), and for macros. "another": a package that is neither, or damaged.
 */
export function lookIntoOffice(bytes: Uint8Array): Within {
  try {
    const archive = openZip(bytes, most);
    if (archive.names.some((name) => programs.test(name))) return "program";
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
