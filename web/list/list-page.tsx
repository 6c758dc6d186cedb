import { creationsOf, kindOf, statusText } from "../catalog/read.ts";
import type { Kind } from "../catalog/types.ts";
import { ButtonLink } from "../part/button.tsx";
import { localDay } from "../record/days.ts";
import { useFilters } from "../shell/address.ts";
import { useMe } from "../shell/me.ts";
import { Page } from "../shell/page.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { Board } from "./board.tsx";
import { cellText, columnsIn } from "./cells.ts";
import type { Column } from "./data-table.tsx";
import { PagedTable } from "./paged-table.tsx";
import { usePages } from "./pages.ts";

/** A line of any list of records. */
type Line = {
  id: string;
  status: string;
  about: string;
  summary: Readonly<Record<string, unknown>>;
  updatedAt: string;
};

/** With fewer statuses than this a matter has no course that a board could show. */
const leastForBoard = 4;

/** The list of one kind of matters, by status. */
export default function ListPage({ path }: { path: string }) {
  const kind = kindOf(path);
  return kind === undefined ? null : <Listed kind={kind} />;
}

function Listed({ kind }: { kind: Kind }) {
  const { path, title, statuses } = kind;
  const [filters, change] = useFilters(["status", "view", "urgent"]);
  const { data: me } = useMe();
  const list = usePages<Line>(`/${path}`, {
    status: filters.status,
    urgent: filters.urgent,
  });
  const hasBoard = Object.keys(statuses).length >= leastForBoard;
  const isBoard = hasBoard && filters.view === "board";
  const creations = creationsOf(kind).filter(({ right }) => me?.rights[right] !== undefined);
  const told = filters.status === undefined ? undefined : statusText(kind.kind, filters.status);
  return (
    <Page
      title={title}
      extra={creations.map(({ id, summary }, index) => (
        <ButtonLink key={id} look={index === 0 ? "main" : "plain"} to={`#/${path}/new/${id}`}>
          {shortened(summary)}
        </ButtonLink>
      ))}
    >
      {hasBoard ? (
        <Tabs
          label="查看方式"
          entries={{ "": "列表", board: "看板" }}
          chosen={filters.view ?? ""}
          choose={(view) => change({ view, status: "" })}
        />
      ) : null}
      {isBoard ? <Board kind={kind} /> : null}
      {Object.keys(statuses).length < 2 || isBoard ? null : (
        <Tabs
          label="按状态筛选"
          entries={{ "": "全部", ...statuses }}
          chosen={filters.status ?? ""}
          choose={(status) => change({ status })}
        />
      )}
      {kind.urgent === undefined || isBoard ? null : (
        <Tabs
          label="按缓急筛选"
          entries={{ "": "不分缓急", yes: kind.urgent }}
          chosen={filters.urgent ?? ""}
          choose={(urgent) => change({ urgent })}
        />
      )}
      {isBoard ? null : (
        <PagedTable
          caption={title}
          list={list}
          columns={columnsFor(kind, list.rows)}
          keyOf={({ id }) => id}
          empty={
            filters.urgent !== undefined
              ? `没有“${kind.urgent}”的事项，可以看看“不分缓急”。`
              : told === undefined
                ? `还没有${title}。`
                : `没有状态为“${told}”的事项，可以看看“全部”。`
          }
        />
      )}
    </Page>
  );
}

function columnsFor({ kind, path, title, statuses }: Kind, rows: readonly Line[]): Column<Line>[] {
  const more = columnsIn(rows.map(({ summary }) => summary));
  return [
    { title, cell: ({ id, about }) => <a href={`#/${path}/${id}`}>{about}</a> },
    ...(Object.keys(statuses).length < 2
      ? []
      : [
          {
            title: "状态",
            narrow: "yes" as const,
            cell: ({ status }: Line) => <span className="status">{statusText(kind, status)}</span>,
          },
        ]),
    ...more.map(({ field, label }) => ({
      title: label,
      cell: ({ summary }: Line) => cellText(field, summary[field]),
    })),
    { title: "最近变动", narrow: "yes", cell: ({ updatedAt }) => localDay(updatedAt) },
  ];
}

/** A button says what it does; what a summary adds in brackets or after a comma stands in the form. */
function shortened(summary: string): string {
  return summary.split(/[（，]/)[0] ?? summary;
}
