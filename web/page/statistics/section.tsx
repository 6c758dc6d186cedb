import { lazy, Suspense } from "react";
import { DataTable } from "../../list/data-table.tsx";
import { NumberButton } from "../../part/number.tsx";
import {
  amountText,
  changeText,
  type Figure,
  type Key,
  percentText,
  rateText,
  type Section,
} from "./figures.ts";

/** Drawn after the tables: its library is most of what this page loads. */
const Chart = lazy(() => import("./chart.tsx"));

type Open = (figure: string, key?: string) => void;

/** One part of a report: its numbers and rates, then each series as table and picture. */
export function SectionCard({ section, open }: { section: Section; open: Open }) {
  const { heading, figures, ratios } = section;
  return (
    <section className="card statistics">
      <h2>{heading}</h2>
      <DataTable
        onPhone="table"
        caption={heading}
        rows={[
          ...figures.map((figure) => ({ ...figure, cell: "figure" as const })),
          ...ratios.map((ratio) => ({ ...ratio, cell: "ratio" as const })),
        ]}
        keyOf={({ name }) => name}
        columns={[
          { title: "项目", cell: ({ label }) => label },
          {
            title: "本期",
            narrow: "yes",
            cell: (row) =>
              row.cell === "ratio" ? (
                rateText(row.permille, row.unit)
              ) : (
                <Amount {...row} open={open} />
              ),
          },
          {
            title: "环比",
            narrow: "yes",
            cell: (row) =>
              row.cell === "ratio"
                ? rateText(row.previous, row.unit)
                : changeText(row.value, row.previous),
          },
          {
            title: "同比",
            narrow: "yes",
            cell: (row) =>
              row.cell === "ratio"
                ? rateText(row.lastYear, row.unit)
                : changeText(row.value, row.lastYear),
          },
        ]}
      />
      {figures.map((figure) => (
        <Series key={figure.name} figure={figure} open={open} />
      ))}
    </section>
  );
}

function Amount({ name, label, value, unit, open }: Figure & { open: Open }) {
  const told = amountText(value, unit);
  if (value === 0) return told;
  return <NumberButton says={`${label} ${told}，查看事项`} text={told} press={() => open(name)} />;
}

function Withheld({ of, unit }: { of: Key; unit: string }) {
  return (
    <span className="quiet" title="件数较少，为保护举报人不列">
      {of.withheld === "FEW" ? `少于 3 ${unit}` : "不列"}
    </span>
  );
}

function Series({ figure, open }: { figure: Figure; open: Open }) {
  const { name, label, unit, keys, withheld } = figure;
  if (withheld !== undefined)
    return (
      <div className="series">
        <h3>{label}</h3>
        <p className="quiet">
          {withheld === "ALL" ? "分项件数较少" : "分项只在季度信访举报分析中列出"}
          ，为保护举报人不列。
        </p>
      </div>
    );
  if (keys === undefined || keys.length === 0) return null;
  const isShared = keys.some(({ share }) => share !== undefined);
  return (
    <div className="series">
      <h3>{label}</h3>
      <div className="beside">
        <DataTable
          onPhone="table"
          caption={label}
          rows={keys}
          keyOf={({ key }) => key}
          columns={[
            { title: "分类", cell: (one) => one.label },
            {
              title: "数量",
              narrow: "yes",
              cell: (one) =>
                one.value === undefined ? (
                  <Withheld of={one} unit={unit} />
                ) : (
                  <Amount
                    {...{ name, unit, value: one.value, label: `${label} ${one.label}` }}
                    open={() => open(name, one.key)}
                  />
                ),
            },
            ...(isShared
              ? [
                  {
                    title: "占比",
                    narrow: "yes" as const,
                    cell: (one: (typeof keys)[number]) => percentText(one.share),
                  },
                ]
              : []),
          ]}
        />
        {keys.some(({ value }) => value !== undefined) ? (
          <Suspense fallback={<p className="loading">正在绘图…</p>}>
            <Chart figure={figure} />
          </Suspense>
        ) : null}
      </div>
    </div>
  );
}
