import { inflateSync } from "node:zlib";
import { isStateSecret } from "#kernel/text/marks.ts";
import type { Within } from "#kernel/world.ts";
import { pdfTexts } from "./pdf-texts.ts";

/** Bytes of one stream of objects, unpacked; a writer puts some hundred objects into one. */
const most = 8_000_000;

/** An action that runs a script or starts a program (ISO 32000-2, 12.6.4); signs may be written `#4A`. */
const actions = ["JavaScript", "Launch"].map(
  (name) => new RegExp(`/${signsOf(name)}(?![A-Za-z0-9#])`),
);

/** The dictionary of an encrypted file names how (7.6.1): by reference, or in place. */
const encrypted = new RegExp(`/${signsOf("Encrypt")}\\s*(?:\\d{1,8}\\s+\\d{1,5}\\s+R|<<)`);

/** A name, any of whose signs may be written by its number (7.3.5). */
function signsOf(name: string): string {
  return [...name].map((sign) => `(?:${sign}|#${hexOf(sign)})`).join("");
}

function hexOf(sign: string): string {
  const [first = "", second = ""] = sign.charCodeAt(0).toString(16);
  return `${first}[${second}${second.toUpperCase()}]`;
}

/** A stream of objects, whose dictionary stands right before it. */
const objects = /\/ObjStm\b[\s\S]{0,400}?\bstream\r?\n/g;

/**
 * Looks for scripts and programs in a PDF, in its plain objects and in packed ones; and for the mark of a
 * state secret in its title and in the text of its pages. One that is encrypted tells neither.
 */
export function lookIntoPdf(bytes: Uint8Array): Within {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  if (runs(text)) return "program";
  if (encrypted.test(text)) return "locked";
  for (const found of text.matchAll(objects)) {
    const from = found.index + found[0].length;
    const end = text.indexOf("endstream", from);
    if (end > 0 && runs(unpacked(bytes.subarray(from, end)))) return "program";
  }
  return isMarked(bytes) ? "state-secret" : "nothing";
}

/** A mark stands in a line of its own, beside a copy's number or a degree of haste; prose is longer. */
const longestLine = 24;

function isMarked(bytes: Uint8Array): boolean {
  for (const text of pdfTexts(bytes))
    if (text.replaceAll(/\s+/g, " ").length <= longestLine && isStateSecret(text)) return true;
  return false;
}

function runs(text: string): boolean {
  return actions.some((action) => action.test(text));
}

/** What cannot be unpacked no program opens either. */
function unpacked(bytes: Uint8Array): string {
  try {
    return inflateSync(bytes, { maxOutputLength: most }).toString("latin1");
  } catch {
    return "";
  }
}
