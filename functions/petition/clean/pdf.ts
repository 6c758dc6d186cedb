import { inflateSync } from "node:zlib";
import type {
  PDFDict as Dictionary,
  PDFDocument as Doc,
  PDFRawStream as Stream,
} from "@cantoo/pdf-lib";
import { cleanJp2 } from "./jp2.ts";
import { cleanJpeg } from "./jpeg.ts";

/**
 * What an object may say of people, machines, places and earlier versions (ISO 32000-2 §14.3 to §14.5,
 * places in §12.9 and §12.10).
 */
const telling = [
  ...["Metadata", "PieceInfo", "LastModified", "AA", "A", "FS", "AF", "Popup", "T"],
  ...["CreationDate", "M", "Thumb", "VP", "Measure", "PtData", "LGIDict"],
];

/**
 * A PDF of the same pages and nothing else: they are copied into a new file, so that document
 * information, XMP, earlier revisions, attached files and scripts stay behind; notes lose their
 * authors, pages their places, and photographs their metadata. Undefined when it cannot be read, e.g.
 * because it asks for a password, or holds a photograph that cannot. The library is loaded with the
 * first PDF: it is large.
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  const { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } = await import("@cantoo/pdf-lib");
  const name = (word: string) => PDFName.of(word);
  const copyOf = async (given: Doc) => {
    const copy = await PDFDocument.create({ updateMetadata: false });
    for (const page of await copy.copyPages(given, given.getPageIndices())) copy.addPage(page);
    return copy;
  };
  try {
    const copy = await copyOf(await PDFDocument.load(bytes, { updateMetadata: false }));
    if (copy.getPageCount() === 0) return undefined;
    const { context } = copy;
    for (const [ref, object] of context.enumerateIndirectObjects()) {
      strip(object);
      if (!(object instanceof PDFRawStream)) continue;
      if (isType(object.dict, "EmbeddedFile") || isType(object.dict, "Metadata"))
        context.delete(ref);
      const photo = photoOf(object);
      if (photo === "unreadable") return undefined;
      if (photo !== undefined) context.assign(ref, photo);
    }
    // Copied once more, since what nothing leads to any more would still lie in the file.
    return await (await copyOf(copy)).save({ addDefaultPage: false });
  } catch {
    return undefined;
  }

  /** Takes out of an object, and of what lies directly within it, what it tells. */
  function strip(object: unknown): void {
    if (object instanceof PDFArray) for (const one of object.asArray()) strip(one);
    const dict = object instanceof PDFRawStream ? object.dict : object;
    if (!(dict instanceof PDFDict)) return;
    if (!isType(dict, "Font"))
      for (const word of telling) if (!isNeeded(dict, word)) dict.delete(name(word));
    for (const value of dict.values()) strip(value);
  }

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

  /** A photograph stands in the file as the camera made it, whatever it is packed into besides. */
  function photoOf(stream: Stream): Stream | "unreadable" | undefined {
    const filter = stream.dict.lookup(name("Filter"));
    const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
    const last = filters.at(-1);
    const cleaner =
      last === name("DCTDecode") ? cleanJpeg : last === name("JPXDecode") ? cleanJp2 : undefined;
    if (cleaner === undefined) return undefined;
    const packings = filters.slice(0, -1);
    if (packings.some((packing) => packing !== name("FlateDecode"))) return "unreadable";
    let contents: Uint8Array = stream.contents;
    for (const _ of packings) contents = inflateSync(contents, { maxOutputLength: mostBytes });
    const clean = cleaner(contents);
    if (clean === undefined) return "unreadable";
    if (last !== undefined) stream.dict.set(name("Filter"), last);
    if (packings.length > 0) stream.dict.delete(name("DecodeParms"));
    return PDFRawStream.of(stream.dict, clean);
  }
}

/** Of one photograph within a PDF that is packed once more, unpacked. */
const mostBytes = 64 * 1024 * 1024;
