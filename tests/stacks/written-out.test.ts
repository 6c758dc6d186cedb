import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeOut, writtenOut } from "../../stacks/compute/written-out.ts";

const read = (code: string): unknown => new Function(`return ${code}`)() as unknown;

describe("Chinese in a package takes three bytes a character, not six", () => {
  it("whatever a text holds, the code says the same before and after", () => {
    const anything = fc.string({ unit: "binary", maxLength: 40 });
    const signs = fc.string({
      unit: fc.constantFrom("\\", "u", "4e00", "示", "`", '"', "'", "\u2028", "\ufeff", "\ud83d"),
    });
    void fc.assert(
      fc.property(fc.oneof(anything, signs), (text) => {
        const escaped = JSON.stringify(text).replace(/[^\x20-\x7e]/gu, (sign) =>
          [...Array(sign.length).keys()]
            .map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`)
            .join(""),
        );
        expect(read(writtenOut(escaped))).toBe(text);
      }),
    );
  });

  it("leaves what is no escape, and what a page would turn around", () => {
    expect(writtenOut(String.raw`"\u793a\u4f8b"`)).toBe('"示例"');
    for (const kept of [String.raw`"\\u793a"`, String.raw`"\u202e"`, String.raw`"\ufeff"`])
      expect(writtenOut(kept)).toBe(kept);
  });

  it("of a built module, every file of the folder", async () => {
    const folder = mkdtempSync(join(tmpdir(), "written-out-"));
    await build({
      stdin: {
        contents: 'export const said = "示例区纪委监委"; export const at = /[\\u4e00-\\u9fff]/u;',
      },
      outfile: join(folder, "bundle.mjs"),
      format: "esm",
      minify: true,
    });
    writeFileSync(join(folder, "bundle.mjs.map"), String.raw`"\u793a"`);
    await writeOut(folder);
    const path = join(folder, "bundle.mjs");
    expect(readFileSync(path, "utf8")).toContain("示例区纪委监委");
    const { said, at } = (await import(path)) as { said: string; at: RegExp };
    expect([said, at.test("示"), at.test("x")]).toEqual(["示例区纪委监委", true, false]);
    expect(readFileSync(`${path}.map`, "utf8")).toBe(String.raw`"\u793a"`);
  });
});
