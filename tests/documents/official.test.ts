import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import type { OfficialDocument } from "#kernel/document/documents.ts";
import { ordinalOf, subheading } from "#kernel/document/parts.ts";
import { titleLines } from "#kernel/document/title-lines.ts";

const paper: OfficialDocument = {
  classification: "工作秘密",
  issuers: ["中共示例区纪律检查委员会", "示例区监察委员会"],
  number: "示纪〔2026〕3号",
  title: "关于示例事项的通知",
  addressee: "示例单位",
  body: [
    { level: "heading", text: "一、有关情况" },
    { level: "text", text: "示例。" },
    { level: "heading", text: "二、要求" },
    subheading(1, "压实责任。书记履行第一责任人职责。"),
    { level: "text", text: "特此通知。" },
  ],
  signed: "sealed",
  date: "2026-09-04",
  copies: ["示例局"],
  printedBy: "示例区纪委监委办公室",
  printedOn: "2026-09-04",
};

/** The paragraphs of the paper as XML, found by a part of their text. */
async function written(document: OfficialDocument) {
  const files = unzipSync(await createDocuments().docx(document));
  const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
  const paragraphs = [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gs)].map(([one]) => one);
  const textOf = (one: string) =>
    [...one.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("");
  const at = (part: string) => paragraphs.findIndex((one) => textOf(one).includes(part));
  const of = (part: string) => paragraphs[at(part)] ?? "";
  return { xml, paragraphs, at, of, textOf };
}

const attribute = (xml: string, name: string) =>
  Number(new RegExp(`w:${name}="(-?\\d+)"`).exec(xml)?.[1]);
const twips = (millimetres: number) => (millimetres * 1440) / 25.4;

describe("the layout of official documents (GB/T 9704-2012)", () => {
  it("7.2.1, 7.2.2, 7.2.4: 份号 and 密级★期限 on lines of their own, the mark 35 mm down whatever stands above", async () => {
    const secret = { ...paper, copyNumber: 12, classification: "秘密★5年" };
    for (const one of [paper, secret]) {
      const { paragraphs, of, at } = await written(one);
      const above = at("中共示例区");
      expect(attribute(of("中共示例区"), "before") + above * 579).toBeCloseTo(twips(35), -1);
      expect(paragraphs.slice(0, above)).toHaveLength(one === secret ? 2 : 1);
    }
    const { textOf, paragraphs } = await written(secret);
    expect(paragraphs.slice(0, 2).map(textOf)).toEqual(["000012", "秘密★5年"]);
  });

  it("7.3.5.5: the last text, the names and the imprint's anchor stay on one page", async () => {
    for (const copies of [[], ["示例局"]])
      for (const signed of ["sealed", "unsealed"] as const) {
        const { xml, of, paragraphs, at } = await written({ ...paper, copies, signed });
        const last = of("特此通知");
        expect(last).toMatch(/<w:keepNext\/>/);
        expect(last).toMatch(/<w:keepLines\/>/);
        // The anchor of the imprint is the empty paragraph behind its table, above the last text.
        expect(xml.indexOf("w:tblpPr")).toBeLessThan(xml.indexOf("特此通知"));
        const kept = paragraphs.slice(at("特此通知") - 2, at("2026年9月4日") + 1);
        const names = kept.slice(0, -1);
        expect(names.every((one) => one.includes("<w:keepNext/>"))).toBe(true);
      }
  });

  it("two organs are spread to the same width", async () => {
    const { of } = await written(paper);
    const state = of("示例区监察");
    // 12 characters of 26 pt, and 8 with 7 gaps between them.
    const gap = /<w:spacing w:val="(\d+)"/.exec(state)?.[1];
    expect(8 * 520 + 7 * Number(gap)).toBeCloseTo(12 * 520, -1);
  });

  it("7.2.5, 7.2.7: the number stands two empty lines below the mark, the red line 4 mm below it", async () => {
    const { of, at, paragraphs, textOf } = await written(paper);
    const place = at("示纪〔2026〕3号");
    expect(paragraphs.slice(place - 2, place).map(textOf)).toEqual(["", ""]);
    expect(at("示例区监察")).toBe(place - 3);
    const border = /<w:bottom [^>]*>/.exec(of("示纪〔2026〕3号"))?.[0] ?? "";
    expect((attribute(border, "space") * 25.4) / 72).toBeCloseTo(4, 0);
  });

  it("7.2.6: a paper that goes upwards has its number left and 签发人 right", async () => {
    const { of, textOf } = await written({ ...paper, signer: "周示一" });
    const line = of("签发人");
    expect(textOf(line)).toBe("示纪〔2026〕3号签发人：周示一");
    expect([...line.matchAll(/w:pos="(\d+)"/g)].map(([, pos]) => Number(pos))).toEqual([
      320,
      Math.round(twips(156)) - 320,
    ]);
  });

  it("7.3.3: of a numbered paragraph only its heading is in 楷体", async () => {
    const { of } = await written(paper);
    const runs = [...of("压实责任").matchAll(/eastAsia="([^"]*)".*?<w:t[^>]*>([^<]*)</g)];
    expect(runs.map(([, font, text]) => [font, text])).toEqual([
      ["楷体_GB2312", "（一）压实责任。"],
      ["仿宋_GB2312", "书记履行第一责任人职责。"],
    ]);
    expect(subheading(2, "制定措施")).toMatchObject({ text: "（二）", rest: "制定措施" });
    expect([1, 10, 11, 20, 34].map(ordinalOf)).toEqual(["一", "十", "十一", "二十", "三十四"]);
  });

  it("no heading stands at the foot of a page, and the signature has text on its page (7.3.5.5)", async () => {
    const { of, at, paragraphs } = await written(paper);
    expect(of("一、有关情况")).toContain("<w:keepNext/>");
    for (const one of paragraphs.slice(at("特此通知"), at("2026年9月4日")))
      expect(one.includes("<w:keepNext/>") || /抄送|印发/.test(one)).toBe(true);
  });

  it("7.3.5: a seal's date has four characters to its right, without a seal it begins two after the name", async () => {
    const single = { ...paper, issuers: ["中共示例区纪律检查委员会"] };
    const first = await written(single);
    const isDay = (one: string) => first.textOf(one) === "2026年9月4日";
    const sealed = first.paragraphs.findLast(isDay) ?? "";
    const width = Math.round(twips(156));
    const day = 6 * 160 + 3 * 320;
    const left = attribute(/<w:ind [^>]*>/.exec(sealed)?.[0] ?? "", "left");
    // Centred in what lies right of the indent: half of it less half of the date is left on the right.
    expect((width - left) / 2 - day / 2).toBeCloseTo(4 * 320, -1);
    const open = await written({ ...single, signed: "unsealed" });
    const indents = ["中共示例区纪律检查委员会", "2026年9月4日"].map((text) => {
      const last = open.paragraphs.filter((one) => open.textOf(one) === text).at(-1) ?? "";
      return attribute(/<w:ind [^>]*>/.exec(last)?.[0] ?? "", "left");
    });
    expect(indents).toEqual([width - 14 * 320, width - 12 * 320]);
  });

  it("joint papers leave each seal its room", async () => {
    const organs = ["甲", "乙", "丙", "丁"].map((one) => `中共示例区${one}委员会`);
    const { xml } = await written({ ...paper, issuers: organs });
    const rows = [...xml.matchAll(/<w:trHeight w:val="(\d+)"/g)].map(([, value]) => Number(value));
    expect(rows.length).toBeGreaterThan(0);
    for (const height of rows) expect(height).toBeGreaterThan(twips(42));
  });

  it("7.4.1: the imprint floats on the lower edge of the type area, its rules as wide as it is", async () => {
    const { xml } = await written(paper);
    const imprint = /<w:tbl>(?:(?!<w:tbl>).)*抄送.*?<\/w:tbl>/s.exec(xml)?.[0] ?? "";
    expect(imprint).toContain('w:vertAnchor="margin"');
    expect(imprint).toContain('w:tblpYSpec="bottom"');
    expect(attribute(/<w:tblW [^>]*>/.exec(imprint)?.[0] ?? "", "w")).toBe(Math.round(twips(156)));
    const sizes = ["top", "insideH", "bottom"].map((name) =>
      attribute(new RegExp(`<w:${name} [^>]*>`).exec(imprint)?.[0] ?? "", "sz"),
    );
    // Eighths of a point: 0.35 mm and 0.25 mm.
    expect(sizes).toEqual([8, 6, 8]);
  });

  it("a long title is broken between words into lines of about the same length", () => {
    const title = "关于加强加油卡使用管理和村集体资金资产资源监督管理的纪检监察建议";
    const lines = titleLines(title, 20);
    expect(lines.join("")).toBe(title);
    expect(lines).toHaveLength(2);
    expect(lines.every((one) => [...one].length <= 20 && !/^[的和]/.test(one))).toBe(true);
    const named = titleLines("关于望海街道城建科（示例）办理事项逾期的函", 20);
    expect(named.filter((one) => /（[^）]*$|^[^（]*）/u.test(one))).toEqual([]);
    expect(titleLines("长".repeat(61), 20).every((one) => [...one].length <= 20)).toBe(true);
  });
});
