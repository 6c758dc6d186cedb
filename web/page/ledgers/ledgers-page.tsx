import { useInfiniteQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { saveLedger } from "../../api/save-file.ts";
import { ledgers } from "../../catalog/read.ts";
import type { LedgerOf } from "../../catalog/types.ts";
import { useFilters } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { type Me, useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { LedgerFilters } from "./ledger-filters.tsx";
import { type Behind, type Table, TableOfLedger } from "./ledger-table.tsx";

const filterNames = ["ledger", "year", "from", "to", "room", "class", "town", "sheet"] as const;
const names = [...filterNames, "sum", "group"] as const;

/** The ledgers that the caller may read, one at a time, as they are printed. */
export default function LedgersPage() {
  const { data: me } = useMe();
  const [filters, change] = useFilters(names);
  if (me === undefined) return null;
  const readable = ledgers.filter(({ right }) => me.rights[right] !== undefined);
  const chosen = readable.find(({ path }) => path === filters.ledger) ?? readable[0];
  if (chosen === undefined) return <p className="empty">您没有可以查看的台账。</p>;
  return (
    <Page title="台账">
      <LedgerFilters
        key={chosen.path}
        readable={readable}
        chosen={chosen}
        filters={queryOf(chosen, filters, me)}
        change={(wanted) => change({ ...wanted, sum: "", group: "" })}
      />
      <Found
        chosen={chosen}
        query={queryOf(chosen, filters, me)}
        open={({ sum, group } = { sum: "", group: "" }) => change({ sum, group })}
      />
    </Page>
  );
}

/** What is asked of a ledger: what it can be found by, and the present year where it wants one. */
function queryOf(
  { filters: possible }: LedgerOf,
  filters: Readonly<Record<string, string>>,
  { today }: Me,
): Record<string, string> {
  const usual = { year: today.slice(0, 4), sheet: "people" };
  return Object.fromEntries(
    Object.entries({ ...usual, ...filters }).filter(([name]) => possible.includes(name)),
  );
}

function Found({
  chosen,
  query,
  open,
}: {
  chosen: LedgerOf;
  query: Record<string, string>;
  open: (behind: Behind | undefined) => void;
}) {
  const { path } = chosen;
  const found = useInfiniteQuery({
    queryKey: ["ledger", path, query],
    queryFn: ({ pageParam: cursor }) =>
      call<Table>({
        path: `/ledgers/${path}`,
        query: { ...query, limit: "1000", ...(cursor === "" ? {} : { cursor }) },
      }),
    initialPageParam: "",
    getNextPageParam: ({ cursor }) => cursor,
    // Each reading leaves a trace: it is asked for by a person, never by a window that comes back.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (found.error !== null)
    return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <p className="loading">正在读取…</p>;
  const [first] = found.data.pages;
  if (first === undefined) return null;
  return (
    <TableOfLedger
      table={{
        ...first,
        rows: found.data.pages.flatMap(({ rows }) => rows),
        records: found.data.pages.flatMap(({ records = [] }) => records),
      }}
      behind={query.sum === undefined ? undefined : { sum: query.sum, group: query.group ?? "" }}
      open={open}
      more={found.hasNextPage ? () => void found.fetchNextPage() : undefined}
      save={() => saveLedger(path, query)}
    />
  );
}
