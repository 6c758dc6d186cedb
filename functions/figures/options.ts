import { addDays, daysBetween } from "#kernel/deadline/day.ts";
import { isBeyond, type Part, type Picture, type Point } from "#kernel/document/picture.ts";

const ink = "#222222";
/** What stands alone. */
export const brand = "#9c2a24";
/** Parts side by side: apart by lightness too, so that a black-and-white print can be read. */
export const colours = [
  "#9c2a24",
  "#d08770",
  "#e5b567",
  "#5b7f95",
  "#8fb3a5",
  "#b9b9b9",
  "#6b6b6b",
];
/** 黄 to 红: the longer overdue, the darker. */
export const bands = ["#e9c46a", "#e08e45", "#c8553d", "#8c1c13"];

const label = { show: true, color: ink, fontSize: 13 } as const;
const silent = { silent: true, emphasis: { disabled: true } } as const;

type Parts = readonly Part[];

/** Shapes whose parts share one whole have none to show where all are zero: a ring says so. */
const nothing = {
  type: "pie" as const,
  ...silent,
  radius: ["58%", "60%"],
  label: { ...label, position: "center" as const },
  data: [{ name: "本期为零", value: 1, itemStyle: { color: "#b9b9b9" } }],
};

/** Parts of a whole. */
export function pie(parts: Parts) {
  const shown = parts.filter(({ value }) => value > 0);
  if (shown.length === 0) return nothing;
  return {
    type: "pie" as const,
    ...silent,
    radius: ["0%", "62%"],
    label: { ...label, width: 160, overflow: "break" as const },
    data: shown.map(({ label: name, value, share }) => ({
      name: `${name} ${value}${share === undefined ? "" : `（${(share / 10).toFixed(1)}%）`}`,
      value,
    })),
  };
}

/** Steps keep their order and their width says how many: a later one may be the wider. */
export function funnel(parts: Parts) {
  if (parts.every(({ value }) => value === 0)) return nothing;
  return {
    type: "funnel" as const,
    ...silent,
    sort: "none" as const,
    min: 0,
    minSize: "4%",
    left: "12%",
    width: "60%",
    top: 10,
    bottom: 10,
    gap: 3,
    label: { ...label, position: "right" as const },
    data: parts.map(({ label: name, value }) => ({ name: `${name} ${value}`, value })),
  };
}

/** A value a month. */
export function lineOption(parts: Parts) {
  return {
    grid: { left: 40, right: 30, top: 30, bottom: 40 },
    xAxis: names(parts.map((part) => part.label.slice(2))),
    yAxis: { type: "value", minInterval: 1, axisLabel: { color: ink } },
    series: [
      {
        type: "line" as const,
        ...silent,
        data: parts.map(({ value }) => value),
        symbolSize: 7,
        lineStyle: { color: brand, width: 2 },
        itemStyle: { color: brand },
        label: { ...label, position: "top" as const },
      },
    ],
  };
}

function names(data: readonly string[]) {
  return {
    type: "category",
    data: [...data],
    axisTick: { show: false },
    axisLabel: { color: ink, fontSize: 12, width: 150, overflow: "truncate" },
  } as const;
}

type Bar = { name: string; value: number; said: string; colour?: string };

/** Lying bars, each with what it says. */
export function barsOption(bars: readonly Bar[], max?: number) {
  return {
    grid: { left: 170, right: 130, top: 10, bottom: 10 },
    xAxis: { type: "value", show: false, min: 0, ...(max === undefined ? {} : { max }) },
    yAxis: { ...names(bars.map(({ name }) => name)), inverse: true },
    series: [
      {
        type: "bar" as const,
        ...silent,
        barMaxWidth: 18,
        ...(max === undefined ? {} : { showBackground: true }),
        data: bars.map(({ value, said, colour = brand }) => ({
          value,
          itemStyle: { color: colour },
          label: { ...label, position: "right" as const, formatter: () => said },
        })),
      },
    ],
  };
}

/** Values of two words each, the more the darker. */
export function heatOption({ across, down, values }: Extract<Picture, { shape: "heat" }>) {
  const cells = values.flatMap((row, y) => row.map((value, x) => [x, y, value]));
  return {
    grid: { left: 130, right: 20, top: 10, bottom: 70 },
    xAxis: {
      ...names(across),
      axisLabel: { color: ink, interval: 0, width: 90, overflow: "break" },
    },
    yAxis: { ...names(down), inverse: true },
    visualMap: {
      show: false,
      min: 0,
      max: Math.max(1, ...values.flat()),
      inRange: { color: ["#ffffff", "#f0c4b4", "#d98a78"] },
    },
    series: [{ type: "heatmap" as const, ...silent, data: cells, label }],
  };
}

/** Who is beyond both lines is darker, and named. */
export function scatterOption({ axes, limit, points }: Extract<Picture, { shape: "scatter" }>) {
  const axis = (name: string, at: number, most: number) => ({
    ...{ type: "value" as const, name, nameTextStyle: { color: ink }, min: 0 },
    max: Math.ceil(Math.max(at, most) * 1.15) || 1,
    axisLabel: { color: ink },
  });
  const most = (of: (point: Point) => number) => Math.max(0, ...points.map(of));
  const lines = [
    { xAxis: limit.x, label: { formatter: `标准 ${limit.x}` } },
    { yAxis: limit.y, label: { formatter: `标准 ${limit.y}`, position: "insideEndTop" as const } },
  ];
  return {
    grid: { left: 70, right: 60, top: 40, bottom: 50 },
    xAxis: {
      ...axis(
        axes.x,
        limit.x,
        most(({ x }) => x),
      ),
      ...middle,
      minInterval: 1,
    },
    yAxis: axis(
      axes.y,
      limit.y,
      most(({ y }) => y),
    ),
    series: [
      {
        type: "scatter" as const,
        ...silent,
        symbolSize: 9,
        data: points.map((point) => ({
          value: [point.x, point.y],
          itemStyle: { color: isBeyond(point, limit) ? brand : "#5b7f95" },
          label: {
            ...label,
            show: isBeyond(point, limit),
            ...{ position: "right" as const, formatter: () => point.label },
          },
        })),
        labelLayout: { hideOverlap: true },
        markLine: {
          ...{ silent: true, symbol: "none", data: lines },
          lineStyle: { color: ink, type: "dashed" as const },
          label: { color: ink },
        },
      },
    ],
  };
}

const middle = { nameLocation: "middle", nameGap: 28 } as const;

/** Each stage is a bar that begins where the one before has ended; the gaps between are drawn by nothing. */
export function ganttOption({ from, to, lines }: Extract<Picture, { shape: "gantt" }>) {
  const most = Math.max(0, ...lines.map(({ stretches }) => stretches.length));
  const bar = (data: unknown[], itemStyle: object) => ({
    ...{ type: "bar" as const, stack: "all", barMaxWidth: 14, ...silent },
    ...{ data, itemStyle },
  });
  const series = Array.from({ length: most }, (_, place) => {
    const gaps = lines.map(({ stretches }) => {
      const [before, one] = [stretches[place - 1], stretches[place]];
      return one === undefined ? 0 : daysBetween(before?.to ?? from, one.from);
    });
    const lasts = lines.map(({ stretches }) => {
      const one = stretches[place];
      return one === undefined ? 0 : Math.max(1, daysBetween(one.from, one.to));
    });
    return [
      bar(gaps, { color: "transparent" }),
      bar(lasts, { color: colours[place % colours.length] }),
    ];
  });
  return {
    grid: { left: 170, right: 30, top: 10, bottom: 30 },
    xAxis: {
      ...{ type: "value", min: 0, max: Math.max(1, daysBetween(from, to)) },
      axisLabel: { color: ink, formatter: (days: number) => addDays(from, days).slice(5) },
    },
    yAxis: { ...names(lines.map((line) => line.label)), inverse: true },
    series: series.flat(),
  };
}
