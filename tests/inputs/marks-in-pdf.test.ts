import { deflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { lookInto } from "#functions/look/look.ts";

type Part = string | { dictionary: string; content: string };

/** A file of these objects, numbered from 1; streams are packed. */
function pdf(...parts: Part[]): Uint8Array {
  const objects = parts.map((part, place) => {
    if (typeof part === "string")
      return Buffer.from(`${place + 1} 0 obj\n${part}\nendobj\n`, "latin1");
    const packed = deflateSync(Buffer.from(part.content, "latin1"));
    return Buffer.concat([
      Buffer.from(
        `${place + 1} 0 obj\n<<${part.dictionary}/Filter/FlateDecode/Length ${packed.length}>>\nstream\n`,
        "latin1",
      ),
      packed,
      Buffer.from("\nendstream\nendobj\n", "latin1"),
    ]);
  });
  return Buffer.concat([
    Buffer.from("%PDF-1.7\n"),
    ...objects,
    Buffer.from("trailer<<>>\n%%EOF\n"),
  ]);
}

const hex = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();

/** A font whose glyph numbers say nothing by themselves: each sign has the number of its place in `signs`. */
function font(signs: string) {
  const lines = [...signs].map((sign, place) => `<${numberOf(place)}> <${hex(sign)}>`);
  const map = `${lines.length} beginbfchar\n${lines.join("\n")}\nendbfchar`;
  const codes = (text: string) =>
    [...text].map((sign) => numberOf([...signs].indexOf(sign))).join("");
  return { map: { dictionary: "", content: map }, codes };
}
const numberOf = (place: number) => (place + 3).toString(16).padStart(4, "0");
const fontOf = (map: number) =>
  `<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode ${map} 0 R>>`;
const page = "<</Type/Page/Resources<</Font<</F1 2 0 R>>>>/Contents 4 0 R>>";
const content = (lines: string) => ({ dictionary: "", content: `BT /F1 16 Tf ${lines} ET` });

const signs = "关于报送示例情况的告机密绝秘★10年工作标有，请按规定在渠道办理号特急级";
const own = font(signs);
const shows = (lines: string, made = own) => pdf(page, fontOf(3), made.map, content(lines));
const line = (text: string, height = 700) => `1 0 0 1 90 ${height} Tm <${own.codes(text)}> Tj`;

describe("U11: the text of a PDF is read for the mark of a state secret, where its fonts tell it", () => {
  const coded = (encoding: string, said: string) =>
    pdf(
      page,
      `<</Type/Font/Subtype/Type0/Encoding/${encoding}>>`,
      "null",
      content(`10 700 Td ${said} Tj`),
    );
  const gbk = "\\273\\372\\303\\334\\241\\35710\\304\\352";

  it.each<[string, Uint8Array]>([
    ["in its first line", shows(line("机密★10年"))],
    ["beside a number and a haste", shows(line("000010号机密★1年特急".replaceAll("0", "0")))],
    [
      "sign by sign, each at its place",
      shows(
        [..."绝密★1年"]
          .map((sign, place) => `1 0 0 1 ${90 + place * 16} 700 Tm <${own.codes(sign)}> Tj`)
          .join(" "),
      ),
    ],
    [
      "with blanks of its own width",
      shows(`0 700 Td [<${own.codes("秘")}> -2000 <${own.codes("密★1年")}>] TJ`),
    ],
    ["as a line alone", shows(`${line("关于示例的报告")} ${line("机密", 650)}`)],
    [
      "behind other lines",
      shows(`${line("关于")} T* <${own.codes("示例")}> Tj T* <${own.codes("秘密★1年")}> Tj`),
    ],
    [
      "by ranges of codes",
      pdf(
        page,
        fontOf(3),
        {
          dictionary: "",
          content: `1 beginbfrange\n<0010> <0012> [<${hex("机")}> <${hex("密")}> <${hex("★")}>]\nendbfrange`,
        },
        content("10 700 Td <001000110012> Tj"),
      ),
    ],
    ["by a font of Unicode", coded("UniGB-UCS2-H", `<${hex("机密★10年")}>`)],
    ["by a font of GBK, with escapes", coded("GBK-EUC-H", `(${gbk})`)],
    [
      "as a watermark of its own",
      pdf(page, fontOf(3), own.map, content(line("关于")), {
        dictionary: "/Type/XObject/Subtype/Form/Resources<</Font<</F1 2 0 R>>>>",
        content: `q 1 0 0 1 0 300 cm BT /F1 60 Tf <${own.codes("机密")}> Tj ET Q`,
      }),
    ],
    [
      "by a font that lies packed with others",
      pdf(page, "null", own.map, content(line("机密★10年")), {
        dictionary: "/Type/ObjStm/N 1/First 4",
        content: `2 0 ${fontOf(3)}`,
      }),
    ],
    [
      "on a page whose font is called like another's",
      pdf(
        page,
        fontOf(3),
        font("报告关于").map,
        content(line("关于")),
        "<</Type/Page/Resources<</Font<</F1 6 0 R>>>>/Contents 4 0 R>>",
        fontOf(7),
        own.map,
        content(line("绝密★10年")),
      ),
    ],
    ["in its title", pdf(`<</Title <FEFF${hex("秘密★5年")}>>>`)],
  ])("%s", async (_, bytes) => {
    expect(await lookInto(bytes)).toBe("state-secret");
  });

  const radical = font("⼯作秘密");
  it.each<[string, Uint8Array]>([
    [
      "what is told of marks in prose",
      shows(line("请按规定办理标有秘密机密★10年绝密的报告，在渠道办理")),
    ],
    ["工作秘密", shows(line("工作秘密"))],
    [
      "工作秘密 with a radical for its sign",
      shows(`0 9 Td <${radical.codes("⼯作秘密")}> Tj`, radical),
    ],
    [
      "a line behind the first pages' worth",
      shows(
        Array.from({ length: 60 }, (_, at) =>
          line(at === 59 ? "秘密" : "关于", 2000 - at * 20),
        ).join(" "),
      ),
    ],
    [
      "a scan",
      pdf(page, {
        dictionary: "/Subtype/Image",
        content: `BT /F1 1 Tf <${own.codes("机密★1年")}> Tj ET`,
      }),
    ],
    [
      "what no font tells",
      pdf(page, "<</Type/Font>>", "null", content(`<${own.codes("机密★1年")}> Tj`)),
    ],
  ])("not: %s", async (_, bytes) => {
    expect(await lookInto(bytes)).toBe("nothing");
  });

  it.each(["/Encrypt 9 0 R", "/Encrypt<</Filter/Standard/V 4>>", "/#45ncr#79pt\n9\n0\nR"])(
    "what is locked by %s tells nothing, and is not taken in",
    async (how) => {
      const locked = Buffer.concat([shows(line("关于")), Buffer.from(`trailer<<${how}>>`)]);
      expect(await lookInto(locked)).toBe("locked");
      const told = Buffer.from("%PDF-1.7\n1 0 obj\n<</Title(How to /Encrypt a file)>>\nendobj");
      expect(await lookInto(told)).toBe("nothing");
    },
  );

  it.each<[string, Uint8Array]>([
    ["brackets without end", pdf(page, fontOf(3), own.map, content("(".repeat(900_000)))],
    ["titles without end", pdf("/Title(".repeat(200_000))],
    [
      "maps without end",
      pdf(page, fontOf(3), { dictionary: "", content: "beginbfchar<0001>".repeat(300_000) }),
    ],
    [
      "ranges without end",
      pdf(page, fontOf(3), {
        dictionary: "",
        content: `beginbfrange${"<0000> <FFFF> <4E00>\n".repeat(9000)}endbfrange`,
      }),
    ],
    [
      "objects that overlap",
      pdf({
        dictionary: "/Type/ObjStm/First 19000",
        content: `${"1 0 2 9000000 ".repeat(1300)}${" ".repeat(5_000_000)}`,
      }),
    ],
    ["objects that begin anew each time", pdf("1 0 obj stream\n".repeat(100_000))],
    [
      "filters without end",
      pdf({ dictionary: "/Filter[".repeat(300_000), content: "BT (x) Tj ET" }),
    ],
    [
      "fonts that share one map",
      pdf(
        { dictionary: "", content: `beginbfrange${"<1><1>[".repeat(40_000)}` },
        ...Array.from({ length: 60_000 }, () => "<</Type/Font/ToUnicode 1 0 R>>"),
      ),
    ],
    ["what is half of a file", shows(line("关于")).slice(0, 300)],
  ])("%s keep no process busy", async (_, bytes) => {
    expect(await lookInto(bytes)).toBe("nothing");
  });

  it.each(["<1> <4E2D>", "<0041> <4E2D65>", "<FFFFFFFFFFFFFFFFFF> <41>", "<4> <4>", "<> <>"])(
    "a map that says %s is read as far as it can be, and ends nothing",
    async (entry) => {
      const map = { dictionary: "", content: `1 beginbfchar ${entry} endbfchar` };
      const shown = content("1 0 0 1 90 700 Tm <00410001004> Tj");
      expect(await lookInto(pdf(page, fontOf(3), map, shown))).toBe("nothing");
    },
  );

  it("whatever has become of its bytes, a file is looked at to its end", async () => {
    const whole = shows(`${line("机密★10年")} ${line("关于", 600)}`);
    const plain = Buffer.from(
      "%PDF-1.7\n1 0 obj <</Font<</F1 2 0 R>>>> endobj 2 0 obj <</Type/Font/ToUnicode 3 0 R>> endobj\n" +
        "3 0 obj <<>> stream\n1 beginbfchar <0041> <673A> endbfchar 1 beginbfrange <0042> <0044> <5BC6>\n" +
        "<0050> <0051> [<4E2D> <6587>] endbfrange\nendstream endobj\n" +
        "4 0 obj <<>> stream\nBT /F1 16 Tf 10 700 Td <00410042> Tj (\\101a) Tj ET\nendstream endobj\n",
      "latin1",
    );
    const seen = new Set<string>();
    for (const [start, of] of [whole, plain].entries()) {
      let seed = 7 + start;
      const next = (below: number) => {
        seed = (seed * 48_271) % 2_147_483_647;
        return seed % below;
      };
      for (let round = 0; round < 3000; round += 1) {
        const bytes = Uint8Array.from(of);
        for (let change = next(4); change >= 0; change -= 1)
          bytes[9 + next(bytes.length - 9)] = next(2) === 0 ? next(256) : 48 + next(23);
        seen.add(await lookInto(bytes));
      }
    }
    expect(seen).toContain("nothing");
    expect(seen).toContain("state-secret");
  });
});
