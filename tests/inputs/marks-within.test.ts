import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { isMarked } from "#functions/analyzer/table-file.ts";
import { createDocuments } from "#functions/documents/documents.ts";
import { lookInto } from "#functions/look/look.ts";
import { takeFile } from "#functions/petition/intake/take-files.ts";
import { stateSecret } from "#kernel/text/marks.ts";
import type { World } from "#kernel/world.ts";
import { rawBook } from "../workbook/raw.ts";

const types = { "[Content_Types].xml": "<Types/>" };

function packed(parts: Readonly<Record<string, string>>): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  );
}

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const paper = (body: string, more: Readonly<Record<string, string>> = {}) =>
  packed({
    ...types,
    "word/document.xml": `<w:document><w:body>${body}</w:body></w:document>`,
    ...more,
  });
const template = (target: string) =>
  `<Relationships><Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="${target}" TargetMode="External"/></Relationships>`;
const prose = paragraph("关于报送示例情况的报告，有关做法如下。").repeat(44);

const sheet = (data: string, more = "") =>
  `<worksheet><sheetData>${data}</sheetData>${more}</worksheet>`;
const cell = (text: string, row = 1) =>
  `<row r="${row}"><c r="A${row}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
const book = (data: string, options: Parameters<typeof rawBook>[1] = {}, state?: string) =>
  rawBook(
    [
      { name: "甲", data: cell("卡号") },
      { name: "乙", data, ...(state === undefined ? {} : { state }) },
    ],
    { ...options, more: { ...types, ...options.more } },
  );

describe("U11: a Word file that bears the mark of a state secret is seen as one", () => {
  it.each<[string, Uint8Array]>([
    ["in its first line", paper(paragraph("机密★10年"))],
    [
      "in several runs",
      paper(
        "<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t>密</w:t></w:r><w:r><w:t>★1年</w:t></w:r></w:p>",
      ),
    ],
    ["with a break between", paper("<w:p><w:r><w:t>绝</w:t><w:br/><w:t>密</w:t></w:r></w:p>")],
    ["beside the number of a copy", paper(paragraph("000001　　秘密★5年　　特急"))],
    [
      "in a cell of a table",
      paper(`<w:tbl><w:tr><w:tc>${paragraph("密级：秘密")}</w:tc></w:tr></w:tbl>`),
    ],
    [
      "in a shape within a paragraph",
      paper(`<w:p><w:r><w:txbxContent>${paragraph("绝密")}</w:txbxContent></w:r></w:p>`),
    ],
    [
      "in the head of its pages",
      paper(prose, { "word/header2.xml": `<w:hdr>${paragraph("机密")}</w:hdr>` }),
    ],
    [
      "in the foot of its pages",
      paper(prose, { "word/footer1.xml": `<w:ftr>${paragraph("秘密★1年")}</w:ftr>` }),
    ],
    [
      "as a watermark",
      paper(prose, {
        "word/header1.xml": '<w:hdr><w:p><v:textpath string="机 密"/></w:p></w:hdr>',
      }),
    ],
    [
      "in its title",
      paper(prose, { "docProps/core.xml": "<c><dc:title>绝密★长期</dc:title></c>" }),
    ],
    [
      "in tables within tables",
      paper(
        `${"<w:tbl><w:tr><w:tc>".repeat(60)}${paragraph("机密")}${"</w:tc></w:tr></w:tbl>".repeat(60)}`,
      ),
    ],
    [
      "in a main part of another name",
      packed({ ...types, "word/document2.xml": `<w:d>${paragraph("机密")}</w:d>` }),
    ],
  ])("%s", async (_, bytes) => {
    expect(await lookInto(bytes)).toBe("state-secret");
  });

  it.each([
    ...[
      "工作秘密",
      "（工作秘密）",
      "商业秘密",
      "非涉密",
      "保密",
      "保密审查表",
      "密级：工作秘密",
      "国家秘密",
    ],
    ...[
      "本报告不涉及国家秘密",
      "□绝密　□机密　□秘密",
      "个人隐私、商业秘密",
      "泄露机密案",
      "秘密窃取公款的情况",
    ],
  ])("%j is no such mark", async (text) => {
    expect(await lookInto(paper(paragraph(text)))).toBe("nothing");
    expect(
      await lookInto(
        paper(prose, { "word/header1.xml": `<w:hdr>${paragraph(text.slice(0, 20))}</w:hdr>` }),
      ),
    ).toBe("nothing");
  });

  it("prose about marks is none", async () => {
    const text =
      "按照保密规定，标注“机密★10年”的文件不得在互联网上传递、处理，也不得通过本系统报送，请各单位认真执行，违反规定的依规依纪依法严肃处理。";
    expect(await lookInto(paper(paragraph(text)))).toBe("nothing");
  });

  it("what the product writes itself is none", async () => {
    const written = await createDocuments().docx({
      ...{
        classification: "工作秘密",
        issuers: ["中共示例区纪律检查委员会"],
        number: "示纪〔2026〕1号",
      },
      ...{ title: "纪检监察建议书", body: [{ level: "text", text: "商业秘密、工作秘密的管理。" }] },
      ...{
        signed: "sealed",
        date: "2026-03-03",
        copies: [],
        printedBy: "示例区纪委",
        printedOn: "2026-03-03",
      },
    });
    expect(await lookInto(written)).toBe("nothing");
  });
});

describe("U11: a workbook that bears one, also where nobody looks", () => {
  const many = Array.from({ length: 45 }, (_, at) => cell("9001", at + 1)).join("");
  it.each<[string, Uint8Array]>([
    ["on a second sheet", book(cell("秘密★5年"))],
    ["on a hidden sheet", book(cell("机密"), {}, "hidden")],
    ["on a very hidden sheet", book(cell("机密"), {}, "veryHidden")],
    [
      "in a shared text",
      book('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', { strings: ["<t>绝密★长期</t>"] }),
    ],
    [
      "in the head of its pages",
      book(
        sheet(
          many,
          '<headerFooter><oddHeader>&amp;L&amp;"黑体,Bold"&amp;14机密★10年&amp;R第 &amp;P 页</oddHeader></headerFooter>',
        ),
      ),
    ],
    [
      "in the foot of its first page",
      book(sheet(many, "<headerFooter><firstFooter>&amp;C秘密</firstFooter></headerFooter>")),
    ],
    [
      "in a shape",
      book(many, {
        more: { "xl/drawings/drawing1.xml": "<d><a:p><a:r><a:t>机密</a:t></a:r></a:p></d>" },
      }),
    ],
  ])("%s", async (_, bytes) => {
    expect(await lookInto(bytes)).toBe("state-secret");
    expect(await isMarked({ format: "xlsx", bytes })).toBe(true);
    expect(await createDocuments().sheets(bytes)).toHaveProperty("secretAt");
  });

  it("none is one without", async () => {
    const plain = book(
      sheet(many, "<headerFooter><oddHeader>&amp;C工作秘密</oddHeader></headerFooter>"),
    );
    expect(await lookInto(plain)).toBe("nothing");
    expect(await isMarked({ format: "xlsx", bytes: plain })).toBe(false);
  });

  it("the public is told so, and nothing is stored", async () => {
    const world = {} as World;
    const taken = await takeFile(world, new Uint8Array(), {
      name: "情况.xlsx",
      bytes: book(cell("机密"), {}, "hidden"),
    });
    expect(taken).toEqual({ refused: stateSecret });
  });
});

describe("what runs, and what is another thing, is not taken for a document", () => {
  const pdf = (objects: string) =>
    Buffer.from(`%PDF-1.7\n1 0 obj\n${objects}\nendobj\n%%EOF`, "latin1");
  const inStream = (objects: string) => {
    const bytes = deflateSync(Buffer.from(objects));
    const head = Buffer.from(
      `%PDF-1.7\n5 0 obj\n<</Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bytes.length}>>\nstream\r\n`,
    );
    return Buffer.concat([head, bytes, Buffer.from("\nendstream\nendobj\n%%EOF")]);
  };
  it.each<[string, Uint8Array]>([
    ["Word with macros", paper(prose, { "word/vbaProject.bin": "x" })],
    ["Excel with macros, in other letters", book("", { more: { "xl/VBAPROJECT.BIN": "x" } })],
    ["a control", paper(prose, { "word/activeX/activeX1.xml": "<ax/>" })],
    ["a script in a PDF", pdf("<</S /JavaScript /JS (app.alert(1))>>")],
    ["one whose name is written otherwise", pdf("<</S /J#61va#53cript /JS (1)>>")],
    ["a program that a PDF starts", pdf("<</S/Launch/F(cmd.exe)>>")],
    [
      "a program that lies in a paper as an object",
      paper(prose, {
        "word/embeddings/oleObject1.bin": "\u0001\0O\0l\0e\x001\x000\0N\0a\0t\0i\0v\0e\0",
      }),
    ],
    [
      "a template that is fetched from elsewhere",
      paper(prose, { "word/_rels/settings.xml.rels": template("https://example.test/a.dotm") }),
    ],
    [
      "one on another's machine",
      paper(prose, { "word/_rels/settings.xml.rels": template("\\\\192.0.2.1\\a.dotm") }),
    ],
    [
      "a field that starts a program",
      paper(
        `${prose}<w:p><w:r><w:instrText xml:space="preserve">DDEA</w:instrText></w:r><w:r><w:instrText>UTO c:\\x "y"</w:instrText></w:r></w:p>`,
      ),
    ],
    [
      "a workbook's link that starts a program",
      book(cell("一"), {
        more: {
          "xl/externalLinks/externalLink1.xml":
            '<externalLink><ddeLink ddeService="cmd" ddeTopic="/C x"/></externalLink>',
        },
      }),
    ],
    [
      "a script in a PDF behind other bytes",
      Buffer.concat([Buffer.alloc(1_000, " "), pdf("<</S/JavaScript/JS(1)>>")]),
    ],
    ["a script in a packed object", inStream("1 0 <</S /JavaScript /JS (app.alert(1))>>")],
  ])("%s", async (_, bytes) => {
    expect(await lookInto(bytes)).toBe("program");
  });

  it.each<[string, Uint8Array]>([
    ["a package of other things", packed({ "a.exe": "MZ" })],
    ["a package within a package", zipSync({ "b.zip": packed({ "a.exe": "MZ" }) })],
    ["half a document", paper(prose).subarray(0, 200)],
    [
      "an OpenDocument file",
      packed({ mimetype: "application/vnd.oasis.opendocument.text", "content.xml": "<a/>" }),
    ],
  ])("%s under the name of a document", async (_, bytes) => {
    expect(await lookInto(bytes)).toBe("another");
  });

  it.each<[string, Uint8Array]>([
    [
      "a paper with a formula as an object, a field, and a template of its own machine",
      paper(`${prose}<w:p><w:r><w:instrText> PAGE  ADDED </w:instrText></w:r></w:p>`, {
        "word/embeddings/oleObject1.bin": "Equation Native",
        "word/_rels/settings.xml.rels": template("file:///C:\\Users\\a\\Normal.dotm"),
      }),
    ],
    ["a PDF", pdf("<</Type /Catalog /Pages 2 0 R /LaunchX 1>>")],
    ["a PDF with packed objects", inStream("1 0 <</Type /Font>>")],
    [
      "a PDF whose packed objects are damaged",
      Buffer.from("%PDF-1.7\n<</Type /ObjStm>>\nstream\nxx\nendstream"),
    ],
    ["a picture", Buffer.from("\u0089PNG\r\n\u001a\n", "latin1")],
    [
      "a document with a very large part",
      paper(prose, { "word/media/a.xml": " ".repeat(45_000_000) }),
    ],
  ])("%s holds nothing that is looked for", async (_, bytes) => {
    expect(await lookInto(bytes)).toBe("nothing");
  });

  it("a part that unpacks to more than the bound is left out, the others are looked into", async () => {
    const huge = { "word/document.xml": `<w:d>${" ".repeat(45_000_000)}</w:d>` };
    const header = { "word/header1.xml": `<w:hdr>${paragraph("机密")}</w:hdr>` };
    expect(await lookInto(packed({ ...types, ...huge, ...header }))).toBe("state-secret");
    expect(await lookInto(packed({ ...types, ...huge }))).toBe("nothing");
  });
});
