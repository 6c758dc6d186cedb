import { Button } from "../part/button.tsx";
import { Failure } from "../shell/failure.tsx";
import { type Column, DataTable } from "./data-table.tsx";
import type { usePages } from "./pages.ts";

/** What is drawn of a list: its rows, and how far its reading has got. */
type Read<T> = { rows: readonly T[]; refetch: () => unknown; fetchNextPage: () => unknown } & Pick<
  ReturnType<typeof usePages>,
  "error" | "isPending" | "isSuccess" | "hasNextPage" | "isFetchingNextPage"
>;

/** A list with its states: being read, failed, empty, and more to come. */
export function PagedTable<T>({
  caption,
  list,
  columns,
  keyOf,
  empty,
}: {
  caption: string;
  list: Read<T>;
  columns: readonly Column<T>[];
  keyOf: (row: T) => string;
  empty: string;
}) {
  const { rows, error, isPending, isSuccess, hasNextPage, isFetchingNextPage } = list;
  return (
    <>
      {error === null ? null : <Failure error={error} retry={() => void list.refetch()} />}
      {isPending ? <p className="loading">正在读取…</p> : null}
      {isSuccess && rows.length === 0 && !hasNextPage ? <p className="empty">{empty}</p> : null}
      {rows.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
        <section className="table-card" tabIndex={0} aria-label={caption}>
          <DataTable caption={caption} columns={columns} rows={rows} keyOf={keyOf} />
        </section>
      )}
      {hasNextPage ? (
        <div className="more">
          <Button off={isFetchingNextPage} press={() => void list.fetchNextPage()}>
            {isFetchingNextPage ? "正在读取…" : "更多"}
          </Button>
        </div>
      ) : null}
    </>
  );
}
