import { creationsOf, kindOf } from "../catalog/read.ts";
import type { Kind } from "../catalog/types.ts";
import { ButtonLink } from "../part/button.tsx";
import { useFilters } from "../shell/address.ts";
import { useMe } from "../shell/me.ts";
import { Page } from "../shell/page.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { Board } from "./board.tsx";
import { useListCounts } from "./counts.ts";
import { columnsFor, counted, emptyText, type Line } from "./line.tsx";
import { NarrowingFields, narrowings } from "./narrowing.tsx";
import { PagedTable } from "./paged-table.tsx";
import { usePages } from "./pages.ts";

/** With fewer statuses than this a matter has no course that a board could show. */
const leastForBoard = 4;

/** The list of one kind of matters, by status. */
export default function ListPage({ path }: { path: string }) {
  const kind = kindOf(path);
  return kind === undefined ? null : <Listed kind={kind} />;
}

function Listed({ kind }: { kind: Kind }) {
  const { path, title, statuses } = kind;
  const [filters, change] = useFilters(["status", "view", "urgent", ...narrowings]);
  const { data: me } = useMe();
  const { view, ...query } = filters;
  const list = usePages<Line>(`/${path}`, query);
  const { status: _status, urgent: _urgent, ...chosen } = query;
  const { data: counts } = useListCounts(path);
  const hasBoard = Object.keys(statuses).length >= leastForBoard;
  const isBoard = hasBoard && view === "board";
  const creations = creationsOf(kind).filter(({ right }) => me?.rights[right] !== undefined);
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
          chosen={view ?? ""}
          choose={(next) => change({ view: next, status: "" })}
        />
      ) : null}
      {isBoard ? <Board kind={kind} /> : null}
      {Object.keys(statuses).length < 2 || isBoard ? null : (
        <Tabs
          label="按状态筛选"
          entries={counted(statuses, counts, filters.room)}
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
        <NarrowingFields
          status={filters.status}
          chosen={chosen}
          counts={counts}
          change={(more) => change(more)}
        />
      )}
      {isBoard ? null : (
        <PagedTable
          caption={title}
          list={list}
          columns={columnsFor(kind, list.rows)}
          keyOf={({ id }) => id}
          empty={emptyText(kind, me?.rights, query)}
        />
      )}
    </Page>
  );
}

/** A button says what it does; what a summary adds in brackets or after a comma stands in the form. */
function shortened(summary: string): string {
  return summary.split(/[（，]/)[0] ?? summary;
}
