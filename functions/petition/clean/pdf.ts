import type { PDFDict as Dictionary } from "@cantoo/pdf-lib";
import { cleanJpeg } from "./jpeg.ts";

/** What an object may say of people, machines and earlier versions (ISO 32000-1 §14.3 to §14.5). */
const telling = [
  "Metadata",
  "PieceInfo",
  "LastModified",
  "AA",
  "A",
  "FS",
  "Popup",
  "T",
  "CreationDate",
  "M",
];

/**
 * A PDF of the same pages and nothing else: they are copied into a new file, so that document
 * information, XMP, earlier revisions, attached files and scripts stay behind; notes lose their
 * authors and photographs their metadata. Undefined when it cannot be read, e.g. because it asks for
 * a password. The library is loaded with the first PDF: it is large.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } = await import("@cantoo/pdf-lib");
  const name = (word: string) => PDFName.of(word);
  const copy = await PDFDocument.create({ updateMetadata: false });
  try {
    const given = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of await copy.copyPages(given, given.getPageIndices())) copy.addPage(page);
  } catch {
    return undefined;
  }
  if (copy.getPageCount() === 0) return undefined;
  const { context } = copy;
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (dict instanceof PDFDict && !isType(dict, "Font"))
      for (const word of telling) if (!isNeeded(dict, word)) dict.delete(name(word));
    if (object instanceof PDFRawStream && isType(object.dict, "EmbeddedFile")) context.delete(ref);
    else if (object instanceof PDFRawStream && isPhoto(object.dict)) {
      const clean = cleanJpeg(object.contents);
      if (clean === undefined) return undefined;
      context.assign(ref, PDFRawStream.of(object.dict, clean));
    }
  }
  return copy.save({ addDefaultPage: false });

  function isType(dict: Dictionary, type: string): boolean {
    return dict.get(name("Type")) === name(type);
  }

  /** `A`, `M` and `T` mean other things outside annotations, e.g. in halftones and structure. */
  function isNeeded(dict: Dictionary, word: string): boolean {
    return (
      ["A", "M", "T", "Popup"].includes(word) &&
      !isType(dict, "Annot") &&
      dict.get(name("Rect")) === undefined
    );
  }

  /** A photograph stands in the file as the camera's JPEG made it, when that is its one filter. */
  function isPhoto(dict: Dictionary): boolean {
    const filter = dict.get(name("Filter"));
    const only = filter instanceof PDFArray && filter.size() === 1 ? filter.get(0) : filter;
    return only === name("DCTDecode");
  }
}
