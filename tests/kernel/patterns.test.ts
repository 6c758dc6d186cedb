import { describe, expect, it } from "vitest";
import { isSecretName, isStateSecret, secretIn } from "#kernel/text/marks.ts";
import { sameForm } from "#kernel/text/name.ts";
import { assetsIn } from "#registry/screening/assets.ts";

const many = 100_000;
/** Texts over which a pattern that tries its parts against one another takes minutes. */
const texts = {
  blanks: `机密${" ".repeat(many)}x`,
  lines: `（绝密${"\n".repeat(many)}x`,
  "wide blanks": `机密${"\u3000".repeat(many)}x`,
  "only blanks": `赵${" ".repeat(many)}示`,
  digits: "1".repeat(many),
  groups: "1,234,".repeat(many / 5),
  marks: "机密 ".repeat(many / 3),
};
const readers = {
  isStateSecret,
  isSecretName,
  sameForm,
  assetsIn,
  secretIn: (text: string) => secretIn({ a: [text] }),
};

describe("S12: no text keeps a process busy", () => {
  it.each(Object.keys(readers) as (keyof typeof readers)[])(
    "%s reads 100,000 signs within a second, whatever they are",
    (name) => {
      for (const [which, text] of Object.entries(texts)) {
        const from = performance.now();
        readers[name](text);
        expect([which, performance.now() - from < 1000]).toEqual([which, true]);
      }
    },
  );

  it("blanks change nothing of what a mark is", () => {
    expect(isStateSecret("机 密  ★  5年")).toBe(true);
    expect(isStateSecret(`秘密${" ".repeat(900)}★`)).toBe(true);
    expect(isStateSecret("工作  秘密  ★")).toBe(false);
    expect(isSecretName("（ 绝密 ）清单.pdf")).toBe(true);
    expect(sameForm("阿卜杜  ·   示例")).toBe(sameForm("阿卜杜·示例"));
    expect(assetsIn("集体资产1,200万元，另有30元")).toBe(1_200_003_000);
  });
});
