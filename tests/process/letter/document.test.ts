import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import { officialDocument } from "#process/letter/paper/official.ts";
import type { Letter } from "#process/letter/schema.ts";
import { closedLetter } from "./closed.ts";

type Found = { text: string; font: string; halfPoints: number; xml: string };

/** The paragraphs of a .docx: text, east Asian typeface and size of its first run. */
function paragraphsOf(xml: string): Found[] {
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => ({
    text: [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<w:tab\/>/g)]
      .map(([whole, text]) => (whole === "<w:tab/>" ? "\t" : (text ?? "")))
      .join(""),
    font: paragraph.match(/w:eastAsia="([^"]*)"/)?.[1] ?? "",
    halfPoints: Number(paragraph.match(/<w:sz w:val="(\d+)"/)?.[1]),
    xml: paragraph,
  }));
}

async function written(letter: Letter) {
  const official = officialDocument(letter, "示例区");
  if (official === undefined) throw new Error("Not numbered");
  const bytes = await createDocuments().docx(official);
  const files = unzipSync(bytes);
  const file = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  return { bytes, file, names: Object.keys(files), xml: file("word/document.xml") };
}

/** Where LibreOffice is, if it is installed here. */
function findOffice(): string | undefined {
  try {
    return execFileSync("sh", ["-c", "command -v soffice"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

describe("建议书 as .docx in the form of GB/T 9704-2012", () => {
  let paragraphs: Found[];
  let document: Awaited<ReturnType<typeof written>>;

  beforeAll(async () => {
    document = await written(closedLetter);
    paragraphs = paragraphsOf(document.xml).filter(({ text }) => text !== "");
  });

  it("has 版头, title, 主送, the five contents of 条例 235 条, 落款, 成文日期 and 版记 in order", () => {
    expect(paragraphs.map(({ text }) => text)).toEqual([
      "内部",
      "中共示例区纪律检查委员会",
      "示例区监察委员会",
      "示纪监建〔2026〕3号",
      "关于加强加油卡使用管理的纪检监察建议",
      "示例区城管二队（示例）：",
      "一、监督调查情况",
      "2026年8月，对加油卡使用管理情况开展靶向性监督检查（示例）。",
      "二、主要问题及原因",
      "一是未登记行驶里程，监管存在漏洞；二是副卡未绑定车牌，存在廉政风险（示例）。",
      "三、整改建议内容和要求",
      "（一）压紧压实全面从严治党主体责任",
      "（二）制定风险防控措施",
      "（三）堵塞管理漏洞",
      "四、整改期限和反馈整改情况的要求",
      "自收到本建议之日起15个工作日内报送整改方案，30日内完成整改。整改情况须由单位主要负责人签字后书面反馈，并附佐证材料。",
      "五、提出异议的期限和方式",
      // 版记 floats: it stands before the paragraph that it hangs on, and shows at the page's foot.
      "抄送：示例区城市管理委员会（示例）。",
      "示例区纪委监委办公室\t2026年9月4日印发",
      "对本建议有异议的，可以自收到之日起10个工作日内提出。异议以书面形式向区纪委监委提出，并说明理由。",
      "中共示例区纪律检查委员会",
      "示例区监察委员会",
      "2026年9月4日",
    ]);
  });

  it.each([
    ["发文机关标志", "中共示例区纪律检查委员会", "方正小标宋简体", 52],
    ["发文字号", "示纪监建〔2026〕3号", "仿宋_GB2312", 32],
    ["标题，2号", "关于加强加油卡使用管理的纪检监察建议", "方正小标宋简体", 44],
    ["主送，3号", "示例区城管二队（示例）：", "仿宋_GB2312", 32],
    ["一级标题", "一、监督调查情况", "黑体", 32],
    ["二级标题", "（二）制定风险防控措施", "楷体_GB2312", 32],
    ["正文", "2026年8月，对加油卡使用管理情况开展靶向性监督检查（示例）。", "仿宋_GB2312", 32],
    ["成文日期", "2026年9月4日", "仿宋_GB2312", 32],
    ["抄送，4号", "抄送：示例区城市管理委员会（示例）。", "仿宋_GB2312", 28],
  ])("%s: typeface and size", (_, text, font, halfPoints) => {
    expect(paragraphs.find((each) => each.text === text)).toMatchObject({ font, halfPoints });
  });

  it("indents the body by two characters, sets 28.95 pt lines, a red line and a red head", () => {
    const body = paragraphs.find(({ text }) => text.startsWith("2026年8月"));
    expect(body?.xml).toContain('w:firstLineChars="200"');
    expect(body?.xml).toMatch(/<w:spacing[^>]*w:line="579"[^>]*w:lineRule="exact"/);
    const number = paragraphs.find(({ text }) => text.startsWith("示纪监建"));
    expect(number?.xml).toMatch(/<w:bottom [^>]*w:color="FF0000"/);
    const head = paragraphs.find(({ text }) => text.startsWith("中共"));
    expect(head?.xml).toContain('<w:color w:val="FF0000"/>');
  });

  it("is A4 with the margins of the standard and page numbers outside on odd and even pages", () => {
    expect(document.xml).toMatch(
      /<w:pgSz [^>]*w:w="11906"[^>]*w:h="16838"|<w:pgSz [^>]*w:h="16838"[^>]*w:w="11906"/,
    );
    const margins = document.xml.match(/<w:pgMar [^>]*>/)?.[0] ?? "";
    for (const [side, twips] of [
      ["top", 2098],
      ["left", 1587],
      ["right", 1474],
      ["bottom", 1984],
    ])
      expect(margins).toContain(`w:${side}="${twips}"`);
    expect(document.file("word/settings.xml")).toContain("<w:evenAndOddHeaders");
    const footers = document.names.filter((name) => /^word\/footer\d\.xml$/.test(name));
    const sides = footers.map((name) => document.file(name).match(/<w:jc w:val="(\w+)"/)?.[1]);
    expect(sides.sort()).toEqual(["left", "right"]);
    for (const name of footers) expect(document.file(name)).toContain("PAGE");
  });

  it.each([
    ["PARTY", "关于加强加油卡使用管理的纪律检查建议", ["中共示例区纪律检查委员会"]],
    ["UNIT", "关于加强加油卡使用管理的监察建议", ["示例区监察委员会"]],
  ] as const)(
    "the kind and the organs follow from the addressee: %s",
    async (organs, title, issuers) => {
      const addressee = { ...closedLetter.content.addressee, organs };
      const content = {
        ...closedLetter.content,
        addressee,
        copies: [],
        classification: "公开" as const,
      };
      const { xml } = await written({ ...closedLetter, content });
      const texts = paragraphsOf(xml)
        .map(({ text }) => text)
        .filter((text) => text !== "");
      expect(texts.slice(0, 3)).toEqual([...issuers, "示纪监建〔2026〕3号", title].slice(0, 3));
      expect(texts).toContain(title);
      expect(texts.some((text) => text.startsWith("抄送"))).toBe(false);
    },
  );

  it("is no official document before it has its number", () => {
    const { number: _number, ...unnumbered } = closedLetter;
    expect(officialDocument(unnumbered, "示例区")).toBeUndefined();
  });

  const office = findOffice();
  it(
    office === undefined
      ? "is a whole package that an office program opens"
      : "becomes a PDF of two pages",
    () => {
      if (office === undefined) {
        expect(document.names).toEqual(
          expect.arrayContaining([
            "[Content_Types].xml",
            "_rels/.rels",
            "word/document.xml",
            "word/styles.xml",
          ]),
        );
        expect(document.xml.startsWith("<?xml")).toBe(true);
        return;
      }
      const folder = mkdtempSync(join(tmpdir(), "letter-"));
      try {
        writeFileSync(join(folder, "letter.docx"), document.bytes);
        const options = ["--headless", `-env:UserInstallation=file://${folder}/profile`];
        execFileSync(office, [
          ...options,
          "--convert-to",
          "pdf",
          "--outdir",
          folder,
          join(folder, "letter.docx"),
        ]);
        const pdf = readFileSync(join(folder, "letter.pdf"), "latin1");
        expect(pdf.match(/\/Type\s*\/Page[^s]/g)?.length).toBe(2);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});
