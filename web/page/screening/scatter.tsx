import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { DataTable } from "../../list/data-table.tsx";

type Point = { unitId: string; name: string; assetsInFen: number; petitions: number };
type Data = { points: readonly Point[]; lines: { assetsInFen: number; petitions: number } };

const width = 640;
const height = 320;
const edge = 44;

/** Villages by the size of their collective assets and by petitions, with the district's two lines. */
export function Scatter() {
  const data = useQuery({
    queryKey: ["screening", "scatter"],
    queryFn: () => call<Data>({ path: "/screening/scatter" }),
  });
  if (data.data === undefined || data.data.points.length === 0) return null;
  const { points, lines } = data.data;
  const most = {
    assets: Math.max(lines.assetsInFen, ...points.map(({ assetsInFen }) => assetsInFen)) * 1.1,
    petitions: Math.max(lines.petitions, ...points.map(({ petitions }) => petitions)) + 1,
  };
  const x = (petitions: number) => edge + (petitions / most.petitions) * (width - 2 * edge);
  const y = (assets: number) => height - edge - (assets / most.assets) * (height - 2 * edge);
  const isOver = ({ assetsInFen, petitions }: Point) =>
    assetsInFen >= lines.assetsInFen && petitions >= lines.petitions;
  return (
    <section className="card">
      <h2>村（社区）“三资”规模与信访量</h2>
      <svg
        className="scatter"
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label="横轴为十二个月信访量，纵轴为集体资产；虚线为本区标准"
      >
        <line className="axis" x1={edge} y1={height - edge} x2={width - edge} y2={height - edge} />
        <line className="axis" x1={edge} y1={edge} x2={edge} y2={height - edge} />
        <line
          className="limit"
          x1={x(lines.petitions)}
          y1={edge}
          x2={x(lines.petitions)}
          y2={height - edge}
        />
        <line
          className="limit"
          x1={edge}
          y1={y(lines.assetsInFen)}
          x2={width - edge}
          y2={y(lines.assetsInFen)}
        />
        {points.map((point) => (
          <circle
            key={point.unitId}
            className={isOver(point) ? "over" : undefined}
            cx={x(point.petitions)}
            cy={y(point.assetsInFen)}
            r={5}
          >
            <title>{point.name}</title>
          </circle>
        ))}
        <text x={width - edge} y={height - 12} textAnchor="end">
          信访量（件）
        </text>
        <text x={edge} y={24}>
          集体资产
        </text>
      </svg>
      <details>
        <summary>看表格</summary>
        <DataTable
          caption="“三资”规模与信访量"
          rows={points}
          keyOf={({ unitId }) => unitId}
          columns={[
            {
              title: "村（社区）",
              cell: ({ unitId, name }) => <a href={`#/units/${unitId}`}>{name}</a>,
            },
            { title: "集体资产", cell: ({ assetsInFen }) => `${yuan(assetsInFen)} 元` },
            { title: "信访量", cell: ({ petitions }) => String(petitions) },
            { title: "均达到标准", cell: (point) => (isOver(point) ? "是" : "否") },
          ]}
        />
      </details>
    </section>
  );
}

function yuan(fen: number): string {
  return (fen / 100).toLocaleString("zh-CN");
}
