import { BarChart, LineChart } from "echarts/charts";
import { GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { amountText, type Figure, isTrend, type Key } from "./figures.ts";

use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** Bars that a picture shows; the table beside it has the rest. */
const mostBars = 15;
const barHeight = 30;

/** The series of a figure as bars, or as a line where its keys are months; its table stands beside it. */
export default function Chart({ figure }: { figure: Figure }) {
  const place = useRef<HTMLDivElement>(null);
  const shown = shownOf(figure);
  const height = isTrend(shown) ? 260 : Math.max(90, shown.length * barHeight + 40);
  useEffect(() => {
    const drawn = place.current;
    if (drawn === null) return;
    const chart = init(drawn, null, { renderer: "svg" });
    const draw = () => chart.setOption(optionOf(shownOf(figure), figure.unit, lookOf(drawn)), true);
    const fit = () => chart.resize();
    const dark = matchMedia("(prefers-color-scheme: dark)");
    draw();
    addEventListener("resize", fit);
    dark.addEventListener("change", draw);
    return () => {
      removeEventListener("resize", fit);
      dark.removeEventListener("change", draw);
      chart.dispose();
    };
  }, [figure]);
  const said = shown.map(({ label, value }) => `${label} ${amountText(value, figure.unit)}`);
  return (
    <div
      ref={place}
      className="chart"
      style={{ height }}
      role="img"
      aria-label={`${figure.label}：${said.join("，")}`}
    />
  );
}

/** What is withheld has no bar; the table says so. */
function shownOf({ keys = [] }: Figure): readonly Bar[] {
  const told = keys.flatMap(({ value, ...key }) =>
    value === undefined ? [] : [{ ...key, value }],
  );
  return isTrend(told) ? told : told.slice(0, mostBars);
}

type Bar = Key & { value: number };

type Look = { ink: string; line: string; brand: string; font: string };

/** Texts are measured before they are drawn: that needs the font by its name, not "inherit". */
function lookOf(place: Element): Look {
  const style = getComputedStyle(place);
  const of = (name: string) => style.getPropertyValue(name).trim();
  const font = style.fontFamily;
  return { ink: of("--ink"), line: of("--line"), brand: of("--brand"), font };
}

function optionOf(keys: readonly Bar[], unit: string, { ink, line, brand, font }: Look) {
  const names = {
    type: "category",
    data: keys.map(({ label }) => label),
    axisLabel: { color: ink, fontSize: 13, width: 150, overflow: "truncate" },
    axisLine: { lineStyle: { color: line } },
    axisTick: { show: false },
  } as const;
  const amounts = {
    type: "value",
    minInterval: 1,
    axisLabel: { color: ink, fontSize: 12 },
    splitLine: { lineStyle: { color: line } },
  } as const;
  const data = keys.map(({ value }) => (unit === "元" ? value / 100 : value));
  const label = { show: true, color: ink, fontSize: 13 } as const;
  const shared = { animation: false, textStyle: { fontFamily: font } } as const;
  return isTrend(keys)
    ? {
        ...shared,
        grid: { left: 8, right: 24, top: 28, bottom: 8, containLabel: true },
        xAxis: { ...names, data: keys.map(({ key }) => key.slice(2)) },
        yAxis: amounts,
        series: [
          {
            type: "line" as const,
            data,
            symbolSize: 7,
            lineStyle: { color: brand, width: 2 },
            itemStyle: { color: brand },
            label: { ...label, position: "top" as const },
          },
        ],
      }
    : {
        ...shared,
        grid: { left: 8, right: 56, top: 8, bottom: 8, containLabel: true },
        xAxis: { ...amounts, show: false },
        yAxis: { ...names, inverse: true },
        series: [
          {
            type: "bar" as const,
            data,
            barMaxWidth: 18,
            itemStyle: { color: brand },
            label: { ...label, position: "right" as const },
          },
        ],
      };
}
