import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { createDocuments } from "#functions/documents/documents.ts";
import { drawPicture } from "#functions/figures/pictures.ts";
import { type Picture, pictureTable } from "#kernel/document/picture.ts";
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

  it("a paper holds each as SVG, with a bitmap for programs that know none", async () => {
    const bytes = await documents.docx({
      ...{ issuers: ["示例区纪委监委"], title: "报告", signed: "unsealed", date: "2026-09-04" },
      body: [
        { level: "picture", picture: rates },
        { level: "text", text: "如上。" },
      ],
      ...{ copies: [], printedBy: "示例区纪委监委", printedOn: "2026-09-04" },
    });
    const files = unzipSync(bytes);
    const xml = strFromU8(files["word/document.xml"] ?? new Uint8Array());
    const relations = strFromU8(files["word/_rels/document.xml.rels"] ?? new Uint8Array());
    const target = (id: string | undefined) =>
      new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1] ?? "";
    const svg = target(/<asvg:svgBlip[^>]* r:embed="(\w+)"/.exec(xml)?.[1]);
    const png = target(/<a:blip r:embed="(\w+)"/.exec(xml)?.[1]);
    expect(strFromU8(files[`word/${svg}`] ?? new Uint8Array())).toContain("75.0%（3/4）");
    expect(
      Buffer.from(files[`word/${png}`] ?? [])
        .subarray(1, 4)
        .toString(),
    ).toBe("PNG");
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
