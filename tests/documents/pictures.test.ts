import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { chartXml } from "#functions/documents/chart/chart.ts";
import { createDocuments } from "#functions/documents/documents.ts";
import { drawPicture } from "#functions/figures/pictures.ts";
import { type Charted, type Picture, pictureTable } from "#kernel/document/picture.ts";
import { letterChart } from "#registry/picture/letters.ts";
import { picturesOf } from "#registry/report/pictures.ts";
import type { ToldFigure } from "#registry/report/told.ts";
import { rules } from "../kit/play.ts";
import { closedLetter } from "../process/letter/closed.ts";

const documents = createDocuments(drawPicture);
const head = { name: "n", title: "四种形态", unit: "人次" } as const;
const parts = [
  { label: "第一种形态", value: 7, share: 700 },
  { label: "第二种形态", value: 3, share: 300 },
];
const heat: Picture = {
  ...{ ...head, shape: "heat", across: ["三重一大"], down: ["望海街道", "新港镇"] },
  values: [[4], [0]],
};
const gantt: Picture = {
  ...{ ...head, shape: "gantt", from: "2026-01-01", to: "2026-12-31" },
  lines: [
    {
      label: "示纪监建〔2026〕3号",
      stretches: [{ label: "整改", from: "2026-03-01", to: "2026-05-01" }],
    },
  ],
};
const rates: Picture = {
  ...{ ...head, shape: "rates" },
  rates: [
    { label: "第 1 监督检查室", part: 3, whole: 4, permille: 750 },
    { label: "第 2 监督检查室", part: 0, whole: 0 },
  ],
};
const scatter: Picture = {
  ...{ ...head, shape: "scatter" },
  axes: { x: "信访量（件）", y: "集体资产（万元）" },
  limit: { x: 3, y: 5000 },
  points: [
    { label: "甲村（示例）", x: 4, y: 8000 },
    { label: "乙村（示例）", x: 0, y: 120 },
  ],
};
const shapes: Picture[] = [
  ...(["pie", "bars", "line", "funnel", "ages"] as const).map(
    (shape): Picture => ({ ...head, shape, parts }),
  ),
  ...[heat, gantt, rates, scatter],
];

const charted = shapes.flatMap((one) =>
  one.shape === "heat" || one.shape === "gantt" ? [] : [one],
);

describe("pictures of reports (§5.2)", () => {
  it.each(shapes)("a $shape is drawn without a browser, with what its table says", async (one) => {
    const svg = await documents.svg(one);
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toMatch(/<(script|style|foreignObject|image)|href=|NaN|undefined/);
    const { columns, rows } = pictureTable(one);
    for (const row of rows) expect(row).toHaveLength(columns.length);
    if (one.shape === "pie") expect(svg).toContain("第一种形态 7（70.0%）");
    if (one.shape === "rates") expect(svg).toContain("75.0%（3/4）");
    if (one.shape === "gantt") expect(svg).toContain("示纪监建〔2026〕3号");
    if (one.shape === "scatter") {
      expect(svg, "who is beyond both lines is named").toContain("甲村（示例）");
      expect(svg).not.toContain("乙村（示例）");
      expect(svg).toContain("标准 5000");
      expect(rows.map((row) => row.at(-1))).toEqual(["是", "否"]);
    }
  });

  it("where nothing was counted, that is drawn and told", async () => {
    const nothing = {
      ...head,
      shape: "pie",
      parts: [{ label: "甲", value: 0, share: 0 }],
    } as const;
    for (const shape of ["pie", "funnel"] as const)
      expect(await documents.svg({ ...nothing, shape })).toContain("本期为零");
    expect(pictureTable(nothing).rows).toEqual([["甲", "0", "0.0%"]]);
    for (const empty of [
      { ...head, shape: "bars", parts: [] },
      { ...heat, down: [], across: [], values: [] },
      { ...gantt, lines: [] },
      { ...scatter, points: [] },
    ] as const)
      expect(await documents.svg(empty)).toMatch(/^<svg /);
  });

  it.each(charted)(
    "a paper holds a $shape as a chart that any office program draws, with its numbers",
    async (picture) => {
      const bytes = await documents.docx({
        ...{ issuers: ["示例区纪委监委"], title: "报告", signed: "unsealed", date: "2026-09-04" },
        body: [
          { level: "picture", picture: charted[0] as Charted },
          { level: "picture", picture },
          { level: "text", text: "如上。" },
        ],
        ...{ copies: [], printedBy: "示例区纪委监委", printedOn: "2026-09-04" },
      });
      const files = unzipSync(bytes);
      const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
      const [, second] = [...part("word/document.xml").matchAll(/<c:chart [^>]*r:id="(\w+)"/g)];
      const relation = new RegExp(`Id="${second?.[1]}"[^>]*Target="([^"]+)"`);
      const target = relation.exec(part("word/_rels/document.xml.rels"))?.[1];
      expect(part("[Content_Types].xml")).toContain(`PartName="/word/${target}"`);
      const xml = part(`word/${target}`);
      expect(openAtEnd(xml)).toEqual([]);
      expect(xml).not.toMatch(/NaN|undefined|Infinity/);
      const values = [...xml.matchAll(/<c:v>([^<]*)<\/c:v>/g)].map(([, value]) => value);
      const told: Record<Charted["shape"], readonly string[]> = {
        ...{ pie: ["第一种形态 7（70.0%）", "7"], bars: ["第一种形态", "7", "3"] },
        ...{ line: ["第二种形态", "3"], funnel: ["第一种形态", "7"], ages: ["第二种形态", "3"] },
        ...{ rates: ["第 1 监督检查室（3/4）", "0.75", "第 2 监督检查室（无应办事项）", "0"] },
        ...{ scatter: ["4", "8000", "0", "120", "3", "5000"] },
      };
      expect(values).toEqual(expect.arrayContaining([...told[picture.shape]]));
      if (picture.shape === "scatter") expect(xml).toMatch(/甲村（示例）(?!.*乙村)/);
    },
  );

  it("a pie of nothing is drawn as bars that say zero; a heat map is its table, the more the darker", async () => {
    const nothing = {
      ...head,
      shape: "pie",
      parts: [{ label: "甲", value: 0, share: 0 }],
    } as const;
    expect(chartXml(nothing)).toMatch(/<c:barChart>.*<c:v>甲<\/c:v>.*<c:v>0<\/c:v>/);
    const bytes = await documents.docx({
      ...{ issuers: ["示例区纪委监委"], title: "报告", signed: "unsealed", date: "2026-09-04" },
      body: [
        {
          level: "table",
          columns: [
            { title: "街镇", share: 50 },
            { title: "三重一大", share: 50 },
          ],
          rows: [
            ["望海街道", "4"],
            ["新港镇", "0"],
          ],
          shades: [
            [0, 1],
            [0, 0],
          ],
        },
        { level: "text", text: "如上。" },
      ],
      ...{ copies: [], printedBy: "示例区纪委监委", printedOn: "2026-09-04" },
    });
    const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
    expect([...xml.matchAll(/<w:shd [^>]*w:fill="(\w+)"/g)].map(([, fill]) => fill)).toEqual([
      "d98a78",
    ]);
  });

  it("say what the report's figures say, cell by cell", () => {
    const figure = (name: string, keys: readonly (readonly [string, number])[]): ToldFigure => ({
      ...{ name, label: name, unit: "个", value: keys.reduce((sum, [, n]) => sum + n, 0) },
      keys: keys.map(([key, value]) => ({ key, label: key, value })),
    });
    const figures = [
      figure("visitsDueByRoom", [
        ["第 1 室", 4],
        ["第 2 室", 2],
      ]),
      figure("visitsInTimeByRoom", [["第 1 室", 3]]),
      figure("findingsByTown", [
        ["望海街道｜三重一大", 5],
        ["新港镇｜其他", 2],
      ]),
    ];
    const [town, coverage] = picturesOf([{ heading: "", figures, ratios: [] }]);
    expect(town && pictureTable(town)).toEqual({
      columns: ["", "三重一大", "其他", "合计"],
      rows: [
        ["新港镇", "0", "2", "2"],
        ["望海街道", "5", "0", "5"],
      ],
    });
    expect(coverage && pictureTable(coverage).rows).toEqual([
      ["第 1 室", "3", "4", "75.0%"],
      ["第 2 室", "0", "2", "0.0%"],
    ]);
  });

  it("letters of a year as a Gantt chart: to their end, to their limit, or to today", () => {
    const { closedOn, feedbacks, service, signedOn } = closedLetter;
    const { closedOn: _, feedbacks: __, ...open } = { ...closedLetter, feedbacks: [] };
    const running = { ...open, feedbacks: [] };
    const year = Number(signedOn?.slice(0, 4));
    const known = { year, today: `${year + 2}-01-05`, rules };
    const chart = letterChart([closedLetter, running], known);
    expect(chart.shape === "gantt" && chart.lines.map(({ stretches }) => stretches)).toEqual([
      [
        { label: "签发至送达", from: signedOn, to: service?.servedOn },
        { label: "整改", from: service?.servedOn, to: feedbacks[0]?.submittedOn },
        { label: "评估至销号", from: feedbacks[0]?.submittedOn, to: closedOn },
      ],
      [
        { label: "签发至送达", from: signedOn, to: service?.servedOn },
        { label: "整改", from: service?.servedOn, to: known.today },
      ],
    ]);
    expect(pictureTable(letterChart([closedLetter], { ...known, year: 2000 })).rows).toEqual([]);
  });
});

/** Elements that are still open at the end of a text, or closed out of turn; none where it is well formed. */
function openAtEnd(xml: string): string[] {
  const open: string[] = [];
  for (const [, close, name = "", own] of xml.matchAll(/<(\/?)([\w:]+)[^>]*?(\/?)>/g))
    if (close === "") open.push(...(own === "" ? [name] : []));
    else if (open.at(-1) === name) open.pop();
    else return [...open, `/${name}`];
  return open;
}
