import { cleanJpeg } from "./jpeg.ts";
import { cleanPng } from "./png.ts";

/** A file as it is kept: what it really is, and without what it says about its maker. */
export type Clean = { bytes: Uint8Array; contentType: string; extension: string };

const office = {
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

/**
 * Tells what a file is by its content and removes its metadata. Refused in words are files of other
 * kinds and files that cannot be read whole, since their metadata could not be found either.
 */
export async function cleanFile(bytes: Uint8Array): Promise<Clean | { refused: string }> {
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return made(cleanJpeg(bytes), "image/jpeg", "jpg");
  if (bytes[0] === 0x89 && bytes[1] === 0x50) return made(cleanPng(bytes), "image/png", "png");
  if (startsWith(bytes, "%PDF-")) {
    const { cleanPdf } = await import("./pdf.ts");
    return made(await cleanPdf(bytes), "application/pdf", "pdf");
  }
  if (startsWith(bytes, "PK\u0003\u0004")) return cleanPackage(bytes);
  return { refused: "只能是 JPEG、PNG 图片，PDF，Word（.docx）或者 Excel（.xlsx）" };
}

async function cleanPackage(bytes: Uint8Array): Promise<Clean | { refused: string }> {
  const { unpack } = await import("./unpack.ts");
  const { cleanOffice } = await import("./office.ts");
  const parts = unpack(bytes);
  if (parts === undefined) return { refused: "文件无法读取，或者解开后过大" };
  if ("word/vbaProject.bin" in parts || "xl/vbaProject.bin" in parts)
    return { refused: "文件带有宏，请另存为不带宏的格式" };
  const kind =
    "word/document.xml" in parts ? "docx" : "xl/workbook.xml" in parts ? "xlsx" : undefined;
  if (kind === undefined) return { refused: "只收 Word（.docx）和 Excel（.xlsx），不收压缩包" };
  const clean = await cleanOffice(parts);
  return clean === undefined
    ? {
        refused:
          "文件中嵌有其他文件或者无法识别的图片，不能保证去除附带信息，请删去或者另存为 PDF 后重试",
      }
    : { bytes: clean, contentType: office[kind], extension: kind };
}

function made(
  bytes: Uint8Array | undefined,
  contentType: string,
  extension: string,
): Clean | { refused: string } {
  return bytes === undefined
    ? { refused: "文件不完整或者加了密码，无法去除附带信息" }
    : { bytes, contentType, extension };
}

function startsWith(bytes: Uint8Array, mark: string): boolean {
  return [...mark].every((character, index) => bytes[index] === character.charCodeAt(0));
}
