import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Charted } from "#kernel/document/picture.ts";
import { chartXml } from "./chart.ts";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart";
const chartType = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml";
const types = "[Content_Types].xml";
const relations = "word/_rels/document.xml.rels";

/** By which a paper finds its n-th chart. */
export function chartRelation(n: number): string {
  return `rIdChart${n}`;
}

/** A .docx with the charts that it names by `chartRelation`, which the library of papers does not know. */
export function withCharts(docx: Uint8Array, charts: readonly Charted[]): Uint8Array {
  if (charts.length === 0) return docx;
  const files = unzipSync(docx);
  const numbered = charts.map((picture, at) => ({ picture, n: at + 1 }));
  const added = (path: string, end: string, lines: readonly string[]) =>
    strToU8(strFromU8(files[path] ?? new Uint8Array()).replace(end, `${lines.join("")}${end}`));
  return zipSync({
    ...files,
    [types]: added(
      types,
      "</Types>",
      numbered.map(
        ({ n }) => `<Override PartName="/word/charts/chart${n}.xml" ContentType="${chartType}"/>`,
      ),
    ),
    [relations]: added(
      relations,
      "</Relationships>",
      numbered.map(
        ({ n }) =>
          `<Relationship Id="${chartRelation(n)}" Type="${office}" Target="charts/chart${n}.xml"/>`,
      ),
    ),
    ...Object.fromEntries(
      numbered.map(({ picture, n }) => [`word/charts/chart${n}.xml`, strToU8(chartXml(picture))]),
    ),
  });
}
