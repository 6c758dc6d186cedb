import { useState } from "react";
import { kindOf } from "../../catalog/read.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Sheet } from "../../part/sheet.tsx";
import { localTime } from "../../record/days.ts";
import { useFilters } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { Chain, type Of } from "./chain.tsx";
import { sealWords, useDay } from "./day.ts";
import type { Changed } from "./order.ts";

/** The records that changed on a day, each with its chain; none of it says what a record holds. */
export function Chains({ today }: { today: string }) {
  const [filters, change] = useFilters(["day", "kind", "who"]);
  const day = filters.day ?? today;
  const found = useDay(day);
  return (
    <>
      <h2>当日变动</h2>
      <div className="filters">
        <label>
          日期
          <input
            type="date"
            className="native"
            value={day}
            max={today}
            onChange={({ target }) => change({ day: target.value, kind: "", who: "" })}
          />
        </label>
        {found.data === undefined || found.data.items.length === 0 ? null : (
          <Narrowed items={found.data.items} chosen={filters} change={change} />
        )}
      </div>
      {found.error === null ? null : (
        <Failure error={found.error} retry={() => void found.refetch()} />
      )}
      {found.isPending ? <p className="loading">正在读取…</p> : null}
      {found.data === undefined ? null : <Day found={found.data} chosen={filters} />}
    </>
  );
}

type Chosen = { kind?: string; who?: string };

/** By kind and by who did it, each choice with how many there are. */
function Narrowed({
  items,
  chosen,
  change,
}: {
  items: readonly Changed[];
  chosen: Chosen;
  change: (change: Chosen) => void;
}) {
  const choices = (keyOf: (one: Changed) => string, wordOf: (one: Changed) => string) => {
    const words = new Map(items.map((one) => [keyOf(one), wordOf(one)]));
    return [...words].map(([value, word]) => (
      <option key={value} value={value}>
        {word}（{items.filter((one) => keyOf(one) === value).length}）
      </option>
    ));
  };
  return (
    <>
      <label>
        种类
        <select value={chosen.kind ?? ""} onChange={({ target }) => change({ kind: target.value })}>
          <option value="">全部（{items.length}）</option>
          {choices(({ kind }) => kind, titleOf)}
        </select>
      </label>
      <label>
        何人
        <select value={chosen.who ?? ""} onChange={({ target }) => change({ who: target.value })}>
          <option value="">全部（{items.length}）</option>
          {choices(actorOf, ({ last }) => last?.actorName ?? "未记载")}
        </select>
      </label>
    </>
  );
}

const titleOf = ({ kind }: Changed) => kindOf(kind)?.title ?? "系统记录";
const actorOf = ({ last }: Changed) => last?.actor ?? "none";

function Day({
  found: { items, count, seal, isWhole },
  chosen: { kind, who },
}: {
  found: NonNullable<ReturnType<typeof useDay>["data"]>;
  chosen: Chosen;
}) {
  const [opened, open] = useState<Of>();
  const rows = items.filter(
    (one) =>
      (kind === undefined || one.kind === kind) && (who === undefined || actorOf(one) === who),
  );
  return (
    <>
      <p className="quiet" role="status">
        当日共 {count} 个事项有变动，{sealWords[seal]}。
        {isWhole ? "新的在前。" : `只列出其中 ${items.length} 个，新的在前。`}
      </p>
      {rows.length === 0 ? (
        <p className="empty">{items.length === 0 ? "当日无记录。" : "没有符合所选条件的记录。"}</p>
      ) : (
        <div className="table-card">
          <DataTable
            caption="当日变动"
            rows={rows}
            keyOf={({ kind: of, id }) => `${of}#${id}`}
            columns={[
              {
                title: "时间",
                narrow: "yes",
                cell: ({ last }) => (last ? localTime(last.at) : ""),
              },
              { title: "种类", cell: titleOf },
              {
                title: "事项",
                cell: ({ kind: of, id, number }) => (
                  <button
                    type="button"
                    className="number"
                    title={id}
                    onClick={() => open({ kind: of, id })}
                  >
                    {number}
                  </button>
                ),
              },
              { title: "办到的一步", cell: ({ last }) => last?.title ?? "" },
              { title: "何人", cell: ({ last }) => last?.actorName ?? "" },
            ]}
          />
        </div>
      )}
      {opened === undefined ? null : (
        <Sheet title="核验" close={() => open(undefined)}>
          <Chain of={opened} />
        </Sheet>
      )}
    </>
  );
}
