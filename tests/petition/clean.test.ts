import { deflateSync } from "node:zlib";
import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { cleanFile } from "#functions/petition/clean/clean.ts";
import { unpack } from "#functions/petition/clean/unpack.ts";

const secret = "示例县示例街道12号";
const marker = Buffer.from(secret);
const holds = (bytes: Uint8Array, what: Uint8Array = marker) =>
  Buffer.from(bytes).includes(Buffer.from(what));

/** Clean bytes, or a failed test. */
async function clean(bytes: Uint8Array): Promise<Uint8Array> {
  const cleaned = await cleanFile(bytes);
  if ("refused" in cleaned) throw new Error(cleaned.refused);
  return cleaned.bytes;
}

function segment(code: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2;
  return Buffer.concat([Uint8Array.of(0xff, code, length >> 8, length & 255), content]);
}

/** A JPEG of one scan with place, camera and comment in it, held sideways. */
function photo(orientation = 6): Uint8Array {
  const exif = Buffer.concat([
    Buffer.from("Exif\0\0II*\0"),
    Uint8Array.of(8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0),
    marker,
  ]);
  return Buffer.concat([
    Uint8Array.of(0xff, 0xd8),
    segment(0xe0, Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\0\0")),
    segment(0xe1, exif),
    segment(0xed, marker),
    segment(0xfe, marker),
    segment(0xdb, new Uint8Array(65)),
    segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
    Uint8Array.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
    Uint8Array.of(0xff, 0xd9),
    Buffer.from("behind the end"),
    marker,
  ]);
}

describe("metadata of what reporters send (A-40)", () => {
  it("a photograph keeps picture and direction, and loses place, camera and comments", async () => {
    const bytes = await clean(photo());
    expect(holds(bytes)).toBe(false);
    const scan = Uint8Array.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9);
    expect(holds(bytes, scan)).toBe(true);
    expect([bytes[2], bytes[3], bytes[31]]).toEqual([0xff, 0xe1, 6]);
    expect(await clean(bytes)).toEqual(bytes);
  });

  it("an upright photograph has no Exif at all; a cut one is refused", async () => {
    expect((await clean(photo(1)))[3]).toBe(0xe0);
    expect(await cleanFile(photo().subarray(0, 200))).toHaveProperty("refused");
  });

  it("a PNG loses texts and times", async () => {
    const chunk = (name: string, content: Uint8Array) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(content.length);
      head.write(name, 4, "latin1");
      return Buffer.concat([head, content, Buffer.alloc(4)]);
    };
    const png = Buffer.concat([
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
      chunk("IHDR", new Uint8Array(13)),
      ...["tEXt", "iTXt", "eXIf", "tIME", "prVt"].map((name) => chunk(name, marker)),
      chunk("IDAT", Uint8Array.of(1, 2, 3)),
      chunk("IEND", new Uint8Array()),
      marker,
    ]);
    const bytes = await clean(png);
    expect(holds(bytes)).toBe(false);
    expect(holds(bytes, Uint8Array.of(1, 2, 3))).toBe(true);
  });

  it("a Word file loses author, company, editors and thumbnail, and keeps its words", async () => {
    const docx = zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "docProps/core.xml": strToU8(`<cp><dc:creator>${secret}</dc:creator></cp>`),
      "docProps/app.xml": strToU8(`<Company>${secret}</Company>`),
      "docProps/custom.xml": strToU8(secret),
      "docProps/thumbnail.jpeg": marker,
      "word/document.xml": strToU8(
        `<w:p w:rsidR="00AB12CD"><w:ins w:id="1" w:author="${secret}"><w:t>所反映的问题</w:t></w:ins></w:p>`,
      ),
      "word/comments.xml": strToU8(`<w:comment w:author="${secret}" w:initials="${secret}"/>`),
      "word/people.xml": strToU8(
        `<w15:person w15:author="${secret}"><w15:presenceInfo w15:providerId="AD" w15:userId="${secret}"/></w15:person>`,
      ),
      "word/media/image1.jpg": photo(),
    });
    const parts = unzipSync(await clean(docx));
    for (const [name, content] of Object.entries(parts))
      expect([name, holds(content)]).toEqual([name, false]);
    const text = parts["word/document.xml"] ?? new Uint8Array();
    expect(holds(text, Buffer.from("所反映的问题"))).toBe(true);
    expect(parts).not.toHaveProperty("docProps/thumbnail.jpeg");
  });

  it("an Excel file loses the path it was saved under and the names of commenters", async () => {
    const xlsx = zipSync({
      "xl/workbook.xml": strToU8(
        `<workbook><x15ac:absPath url="C:\\Users\\${secret}\\"/><fileSharing userName="${secret}"/></workbook>`,
      ),
      "xl/comments1.xml": strToU8(`<authors><author>${secret}</author></authors>`),
      "xl/persons/person.xml": strToU8(`<person displayName="${secret}" userId="${secret}"/>`),
      "xl/printerSettings/printerSettings1.bin": marker,
    });
    const parts = unzipSync(await clean(xlsx));
    for (const [name, content] of Object.entries(parts))
      expect([name, holds(content)]).toEqual([name, false]);
  });

  it("a PDF loses information, XMP, attached files, authors of notes and a photograph's place", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([200, 200]);
    document.setAuthor("AUTHOR-PLANTED");
    const { context, catalog } = document;
    const xmp = context.stream("XMP-PLANTED", { Type: "Metadata", Subtype: "XML" });
    catalog.set(PDFName.of("Metadata"), context.register(xmp));
    const note = context.obj({ Type: "Annot", Subtype: "Text", Rect: [0, 0, 9, 9] });
    note.set(PDFName.of("T"), PDFString.of("NOTE-PLANTED"));
    page.node.set(PDFName.of("Annots"), context.obj([context.register(note)]));
    const image = { Type: "XObject", Subtype: "Image", Filter: "DCTDecode" };
    const shown = context.register(context.stream(photo(), image));
    page.node.setXObject(PDFName.of("Im1"), shown);
    await document.attach(marker, "leak.txt", { mimeType: "text/plain" });
    const bytes = await clean(await document.save({ useObjectStreams: false }));
    const again = await PDFDocument.load(bytes, { updateMetadata: false });
    const plain = await again.save({ useObjectStreams: false });
    for (const word of ["AUTHOR-PLANTED", "XMP-PLANTED", "NOTE-PLANTED", "leak.txt"])
      expect([word, holds(plain, Buffer.from(word))]).toEqual([word, false]);
    expect(holds(plain)).toBe(false);
    expect(again.getPageCount()).toBe(1);
  });

  it.each([
    ["a photograph under another name", "word/media/image1.dat", photo(), "cleaned"],
    ["a photograph that is cut off", "word/media/image1.jpg", photo().subarray(0, 40), "refused"],
    ["a picture of a kind that may hold a place", "word/media/image1.tiff", marker, "refused"],
    ["a file within the file", "word/embeddings/table1.xlsx", marker, "refused"],
    ["a drawing", "word/media/image1.emf", Buffer.from("EMF"), "cleaned"],
  ])(
    "of a Word file, %s is cleaned or refused in words, never left out",
    async (_, name, part, how) => {
      const file = zipSync({ "word/document.xml": strToU8("<w:document/>"), [name]: part });
      const cleaned = await cleanFile(file);
      if (how === "refused") return expect(cleaned).toHaveProperty("refused");
      const parts = "bytes" in cleaned ? unzipSync(cleaned.bytes) : {};
      expect(Object.keys(parts)).toContain(name);
      expect(holds(parts[name] ?? marker)).toBe(false);
    },
  );

  it("nor what lies within its objects: notes, places, packed photographs, XMP of a picture", async () => {
    const document = await PDFDocument.create();
    const page = document.addPage([200, 200]);
    const { context } = document;
    const telling = (word: string) =>
      context.register(context.stream(word, { Type: "Metadata", Subtype: "XML" }));
    page.node.set(PDFName.of("Metadata"), telling("PAGE-XMP"));
    const inline = context.obj({ Type: "Annot", Subtype: "Text", Rect: [0, 0, 9, 9] });
    inline.set(PDFName.of("T"), PDFString.of("INLINE-AUTHOR"));
    page.node.set(PDFName.of("Annots"), context.obj([inline]));
    const place = context.obj({ Type: "Measure", Subtype: "GEO" });
    place.set(PDFName.of("WKT"), PDFString.of("GEO-PLACE"));
    page.node.set(
      PDFName.of("VP"),
      context.obj([context.obj({ Type: "Viewport", Measure: place })]),
    );
    const image = { Type: "XObject", Subtype: "Image", Metadata: telling("IMAGE-XMP") };
    const packed = { ...image, Filter: ["FlateDecode", "DCTDecode"] };
    page.node.setXObject(
      PDFName.of("Im1"),
      context.register(context.stream(deflateSync(photo()), packed)),
    );
    const box = (type: string, of: Uint8Array) => {
      const head = Buffer.alloc(8);
      head.writeUInt32BE(of.length + 8);
      return Buffer.concat([head.fill(type, 4), of]);
    };
    const jp2 = Buffer.concat([
      box("jP  ", Buffer.of(13, 10, 0x87, 10)),
      box("uuid", marker),
      box("jp2c", Buffer.of(0xff, 0x4f)),
    ]);
    page.node.setXObject(
      PDFName.of("Im2"),
      context.register(context.stream(jp2, { ...image, Filter: "JPXDecode" })),
    );
    const bytes = await clean(await document.save({ useObjectStreams: false }));
    const again = await PDFDocument.load(bytes, { updateMetadata: false });
    const plain = await again.save({ useObjectStreams: false });
    for (const word of ["PAGE-XMP", "INLINE-AUTHOR", "GEO-PLACE", "IMAGE-XMP"])
      expect([word, holds(plain, Buffer.from(word))]).toEqual([word, false]);
    expect(holds(plain)).toBe(false);
    expect(holds(plain, Buffer.from("jp2c")), "the picture is still there").toBe(true);
    expect(holds(plain, Buffer.of(0x12, 0xff, 0x00, 0x34))).toBe(true);
  });

  it("what is none of these is refused in words: archives, macros, scripts, locked and cut files", async () => {
    const wrong = [
      strToU8("<html><script>1</script>"),
      zipSync({ "a.exe": marker }),
      zipSync({ "word/document.xml": marker, "word/vbaProject.bin": marker }),
      strToU8("%PDF-1.7 nothing"),
      new Uint8Array(),
    ];
    for (const bytes of wrong) expect(await cleanFile(bytes)).toHaveProperty("refused");
  });

  it("a bomb is stopped while it unpacks, whatever it says of itself", () => {
    const bomb = zipSync({ "word/document.xml": new Uint8Array(80_000_000) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(unpack(bomb)).toBeUndefined();
  });
});
