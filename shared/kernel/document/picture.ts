import type { Day } from "../deadline/day.ts";

/** One value of a picture; `share` in per mille where the parts make a whole. */
export type Part = { label: string; value: number; share?: number };

/** A part over its whole; no `permille` where the whole is nothing. */
export type Rate = { label: string; part: number; whole: number; permille?: number };

/** What lasted from a day to a day. */
export type Stretch = { label: string; from: Day; to: Day };

/** A picture as data: what is drawn, and what its table says (reports sheet §5.2). */
export type Picture = { name: string; title: string; unit: string } & (
  | { shape: "pie" | "bars" | "line" | "funnel" | "ages"; parts: readonly Part[] }
  | { shape: "rates"; rates: readonly Rate[] }
  | {
      shape: "heat";
      across: readonly string[];
      down: readonly string[];
      /** A row of values for each of `down`. */
      values: readonly (readonly number[])[];
    }
  | { shape: "gantt"; from: Day; to: Day; lines: readonly Stretched[] }
  | {
      shape: "scatter";
      axes: { x: string; y: string };
      /** Where the lines lie that part what is beyond them. */
      limit: { x: number; y: number };
      points: readonly Point[];
    }
);

/** Pictures that papers hold as charts; there a heat map is a shaded table. */
export type Charted = Exclude<Picture, { shape: "heat" | "gantt" }>;

/** A point of a scatter. */
export type Point = { label: string; x: number; y: number };

/** A line of a Gantt chart. */
export type Stretched = { label: string; stretches: readonly Stretch[] };

/** The table behind a picture. */
export type PictureTable = { columns: readonly string[]; rows: readonly (readonly string[])[] };

/** The same numbers as the picture draws, as a table; zeros too. */
export function pictureTable(picture: Picture): PictureTable {
  switch (picture.shape) {
    case "rates":
      return {
        columns: ["分类", "完成", "应完成", "比率"],
        rows: picture.rates.map(({ label, part, whole, permille }) => [
          label,
          String(part),
          String(whole),
          permille === undefined ? "无应办事项" : percent(permille),
        ]),
      };
    case "heat":
      return {
        columns: ["", ...picture.across, "合计"],
        rows: picture.down.map((label, at) => {
          const values = picture.values[at] ?? [];
          return [label, ...values.map(String), String(sumOf(values))];
        }),
      };
    case "gantt":
      return {
        columns: ["事项", "阶段", "起", "止"],
        rows: picture.lines.flatMap(({ label, stretches }) =>
          stretches.map((one) => [label, one.label, one.from, one.to]),
        ),
      };
    case "scatter":
      return {
        columns: ["名称", picture.axes.x, picture.axes.y, "是否均达到标准线"],
        rows: picture.points.map((point) => [
          point.label,
          String(point.x),
          String(point.y),
          isBeyond(point, picture.limit) ? "是" : "否",
        ]),
      };
    default:
      return partsTable(picture.parts, picture.unit);
  }
}

/** Whether a point lies on or beyond both lines. */
export function isBeyond(point: Point, limit: { x: number; y: number }): boolean {
  return point.x >= limit.x && point.y >= limit.y;
}

function partsTable(parts: readonly Part[], unit: string): PictureTable {
  const isShared = parts.some(({ share }) => share !== undefined);
  return {
    columns: ["分类", `数量（${unit}）`, ...(isShared ? ["占比"] : [])],
    rows: parts.map(({ label, value, share = 0 }) => [
      label,
      String(value),
      ...(isShared ? [percent(share)] : []),
    ]),
  };
}

/** Per mille as people read it: `40.4%`. */
function percent(permille: number): string {
  return `${(permille / 10).toFixed(1)}%`;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
