import {
  BarChart,
  FunnelChart,
  HeatmapChart,
  LineChart,
  PieChart,
  ScatterChart,
} from "echarts/charts";
import { GridComponent, MarkLineComponent, VisualMapComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { Picture } from "#kernel/document/picture.ts";
import {
  bands,
  barsOption,
  brand,
  colours,
  funnel,
  ganttOption,
  heatOption,
  lineOption,
  pie,
  scatterOption,
} from "./options.ts";

use([
  ...[BarChart, FunnelChart, HeatmapChart, LineChart, PieChart, ScatterChart],
  ...[GridComponent, MarkLineComponent, VisualMapComponent, SVGRenderer],
]);

/** Pixels; a picture is as wide as the type area of a page. */
const pictureWidth = 600;
const lineHeight = 30;

/** A picture as SVG text, drawn without a browser (ECharts handbook, "Server-Side Rendering"). */
export function svgOf(picture: Picture): string {
  const chart = init(null, null, {
    renderer: "svg",
    ssr: true,
    width: pictureWidth,
    height: heightOf(picture),
  });
  try {
    chart.setOption({ ...shared, ...optionOf(picture) });
    // Rules for a pointer that hovers are of no use on paper.
    return chart.renderToSVGString().replaceAll(/<style[\s\S]*?<\/style>/gu, "");
  } finally {
    chart.dispose();
  }
}

const shared = {
  animation: false,
  color: colours,
  textStyle: { fontFamily: "宋体, SimSun, 'Noto Serif CJK SC', serif", fontSize: 13 },
};

/** How high a picture is drawn: of rows, so that none is squeezed. */
function heightOf(picture: Picture): number {
  switch (picture.shape) {
    case "bars":
    case "ages":
      return rowsHigh(picture.parts.length);
    case "rates":
      return rowsHigh(picture.rates.length);
    case "gantt":
      return rowsHigh(picture.lines.length) + 20;
    case "heat":
      return rowsHigh(picture.down.length) + 60;
    default:
      return 280;
  }
}

function rowsHigh(rows: number): number {
  return Math.max(110, rows * lineHeight + 50);
}

function optionOf(picture: Picture) {
  switch (picture.shape) {
    case "pie":
      return { series: [pie(picture.parts)] };
    case "funnel":
      return { series: [funnel(picture.parts)] };
    case "line":
      return lineOption(picture.parts);
    case "bars":
      return barsOption(
        picture.parts.map(({ label: name, value }) => ({ name, value, said: String(value) })),
      );
    case "ages":
      return barsOption(
        picture.parts.map(({ label: name, value }, at) => ({
          ...{ name, value, said: String(value) },
          colour: bands[Math.min(at, bands.length - 1)] ?? brand,
        })),
      );
    case "rates":
      return barsOption(
        picture.rates.map(({ label: name, part, whole, permille = 0 }) => ({
          ...{ name, value: permille / 10 },
          said: whole === 0 ? "无应办事项" : `${(permille / 10).toFixed(1)}%（${part}/${whole}）`,
        })),
        100,
      );
    case "heat":
      return heatOption(picture);
    case "gantt":
      return ganttOption(picture);
    case "scatter":
      return scatterOption(picture);
  }
}
