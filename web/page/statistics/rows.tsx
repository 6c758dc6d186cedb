import { useInfiniteQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { kindOf, statusText } from "../../catalog/read.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import { Sheet } from "../../part/sheet.tsx";
import { Failure } from "../../shell/failure.tsx";

type Row = { id: string; kind: string; status: string; about: string };
type Page = { label: string; total: number; items: readonly Row[]; hidden: number; next?: number };

/** Which number is opened: a figure of a report, or one key of its series. */
export type Opened = { report: string; version: number; figure: string; key?: string };

/** What a number counts, as far as its reader may see it. */
export function Rows({ opened, close }: { opened: Opened; close: () => void }) {
  const { report, version, figure, key } = opened;
  const found = useInfiniteQuery({
    queryKey: ["report-rows", opened],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      call<Page>({
        path: `/reports/${report}/figures/${figure}/rows`,
        query: { version, from: pageParam, limit: 50, ...(key === undefined ? {} : { key }) },
      }),
    getNextPageParam: ({ next }) => next,
  });
  const pages = found.data?.pages ?? [];
  const rows = pages.flatMap(({ items }) => items);
  const hidden = pages.reduce((sum, page) => sum + page.hidden, 0);
  const [first] = pages;
  return (
    <Sheet title={first?.label ?? "所统计的事项"} close={close}>
      {found.isPending ? <p className="loading">正在读取…</p> : null}
      {found.error === null ? null : (
        <Failure error={found.error} retry={() => void found.refetch()} />
      )}
      {first === undefined ? null : (
        <p className="quiet">
          共 {first.total} 项
          {hidden === 0 ? "" : `，已读取的部分中有 ${hidden} 项您无权查看，未列出`}
        </p>
      )}
      {rows.length === 0 ? null : (
        <DataTable
          caption="所统计的事项"
          rows={rows.map((row, place) => ({ ...row, place }))}
          keyOf={({ id, place }) => `${id}-${place}`}
          columns={[
            {
              title: "事项",
              cell: ({ id, kind, about }) => {
                const of = kindOf(kind);
                return of === undefined ? about : <a href={`#/${of.path}/${id}`}>{about}</a>;
              },
            },
            { title: "种类", cell: ({ kind }) => kindOf(kind)?.title ?? "" },
            { title: "状态", narrow: "yes", cell: ({ kind, status }) => statusText(kind, status) },
          ]}
        />
      )}
      {found.hasNextPage ? (
        <div className="more">
          <Button press={() => void found.fetchNextPage()} busy={found.isFetchingNextPage}>
            更多
          </Button>
        </div>
      ) : null}
    </Sheet>
  );
}
