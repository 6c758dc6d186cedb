import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { tableLimits } from "#functions/workbook/limits.ts";
import { openWorkbook } from "#functions/workbook/read.ts";
import { rawBook } from "./raw.ts";

const book = rawBook([{ name: "甲", data: '<row r="1"><c r="A1" t="s"><v>0</v></c></row>' }], {
  strings: ["<t>㐀示𠮷</t>"],
});

function firstOf(bytes: Uint8Array): unknown {
  try {
    return openWorkbook(bytes, tableLimits)[0]?.rows()[0]?.[0];
  } catch (error) {
    return (error as Error).message;
  }
}

/** The same parts under other names. */
function renamed(change: (name: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(book));
  return zipSync(Object.fromEntries(parts.map(([name, bytes]) => [change(name), bytes])));
}

/** Each entry of the directory, by its place in the bytes. */
function entriesOf(bytes: Buffer): number[] {
  const found: number[] = [];
  for (
    let at = bytes.indexOf("PK\u0001\u0002");
    at >= 0;
    at = bytes.indexOf("PK\u0001\u0002", at + 4)
  )
    found.push(at);
  return found;
}

/** The same archive with sizes, places and count as ZIP64 says them (APPNOTE 4.3.14, 4.5.3). */
function wide(): Buffer {
  const bytes = Buffer.from(book);
  const [first = 0] = entriesOf(bytes);
  const entries = entriesOf(bytes).map((at) => {
    const name = bytes.readUInt16LE(at + 28);
    const entry = Buffer.from(bytes.subarray(at, at + 46 + name));
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [place, from] of [24, 20, 42].entries()) {
      extra.writeBigUInt64LE(BigInt(entry.readUInt32LE(from)), 4 + place * 8);
      entry.writeUInt32LE(0xffffffff, from);
    }
    entry.writeUInt16LE(28, 30);
    return Buffer.concat([entry, extra]);
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(56);
  end.writeUInt32LE(0x06064b50, 0);
  end.writeBigUInt64LE(44n, 4);
  for (const at of [24, 32]) end.writeBigUInt64LE(BigInt(entries.length), at);
  end.writeBigUInt64LE(BigInt(directory.length), 40);
  end.writeBigUInt64LE(BigInt(first), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(first + directory.length), 8);
  const last = Buffer.alloc(22, 0xff);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(0, 20);
  return Buffer.concat([bytes.subarray(0, first), directory, end, locator, last]);
}

describe("inputs 06, 07: packages as programs write them", () => {
  it.each<[string, Uint8Array]>([
    ["as libraries do", book],
    ["with other capitals", renamed((name) => name.replace("sharedStrings", "SharedStrings"))],
    ["with all capitals", renamed((name) => name.toUpperCase())],
    ["with backslashes, as old .NET does", renamed((name) => name.replaceAll("/", "\\"))],
    ["with figures of 64 bits, as streaming writers do", wide()],
  ])("are read %s", (_, bytes) => {
    expect(firstOf(bytes)).toBe("㐀示𠮷");
  });

  it("are refused in words when their parts are locked", () => {
    const bytes = Buffer.from(book);
    for (const at of entriesOf(bytes)) bytes.writeUInt16LE(1, at + 8);
    expect(firstOf(bytes)).toBe("工作簿已加密，请去除密码后重试");
  });

  it("are refused when figures of 64 bits lie, or are not there", () => {
    const far = wide();
    far.writeBigUInt64LE(2n ** 60n, (entriesOf(far)[0] ?? 0) + 46 + "_rels/.rels".length + 20);
    expect(firstOf(far)).toBe("工作簿已损坏，请另存后重试");
    const none = Buffer.from(book);
    none.writeUInt32LE(0xffffffff, (entriesOf(none)[0] ?? 0) + 42);
    expect(firstOf(none)).toBe("工作簿已损坏，请另存后重试");
  });

  it("hold one part of a name only, whatever its case", () => {
    const parts = { ...unzipSync(book), "XL/WORKBOOK.XML": strToU8("<workbook/>") };
    expect(firstOf(zipSync(parts))).toBe("工作簿已损坏，请另存后重试");
  });

  it.each(["&wer;", "&#x110000;", "&nbsp;"])("declare no names of their own: %s", (sign) => {
    const data = `<row r="1"><c r="A1" t="inlineStr"><is><t>赵${sign}示</t></is></c></row>`;
    expect(firstOf(rawBook([{ name: "甲", data }]))).toBe("工作簿已损坏，请另存后重试");
  });
});
