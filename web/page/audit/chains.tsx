import { useState } from "react";
import { kindOf } from "../../catalog/read.ts";
import { PagedTable } from "../../list/paged-table.tsx";
import { usePages } from "../../list/pages.ts";
import { Sheet } from "../../part/sheet.tsx";
import { localTime } from "../../record/days.ts";
import { useFilters } from "../../shell/address.ts";

type Step = {
  seq: number;
  at: string;
  title: string;
  actorName: string;
  roleName: string;
  hash: string;
};
type Changed = { kind: string; id: string; number: string; last?: Step };
type Of = Pick<Changed, "kind" | "id">;
type Seal = { day: string; count: number; root: string; hash: string };

/** The records that changed on a day, each with its chain; none of it says what a record holds. */
export function Chains({ today }: { today: string }) {
  const [filters, change] = useFilters(["day"]);
  const [opened, open] = useState<Of>();
  const day = filters.day ?? today;
  const list = usePages<Changed>("/audit/events", { day });
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
            onChange={({ target }) => change({ day: target.value })}
          />
        </label>
      </div>
      <PagedTable
        caption="当日变动"
        list={list}
        keyOf={({ kind, id, last }) => `${kind}#${id}#${last?.seq}`}
        empty="当日无记录。"
        columns={[
          { title: "种类", cell: ({ kind }) => kindOf(kind)?.title ?? "系统记录" },
          {
            title: "事项",
            cell: ({ kind, id, number }) => (
              <button
                type="button"
                className="number"
                title={id}
                onClick={() => open({ kind, id })}
              >
                {number}
              </button>
            ),
          },
          { title: "办到的一步", cell: ({ last }) => last?.title ?? "" },
          { title: "何人", cell: ({ last }) => last?.actorName ?? "" },
          { title: "时间", narrow: "yes", cell: ({ last }) => (last ? localTime(last.at) : "") },
        ]}
      />
      {opened === undefined ? null : (
        <Sheet title="核验" close={() => open(undefined)}>
          <Chain of={opened} />
        </Sheet>
      )}
    </>
  );
}

/** One record's chain: each step with its hash. */
function Chain({ of: { kind, id } }: { of: Of }) {
  const list = usePages<Step>(`/audit/records/${kind}/${id}`, {});
  const [first] = (list.data?.pages ?? []) as unknown as { events: number; intact: boolean }[];
  return (
    <>
      {first === undefined ? null : (
        <p role="status">
          共 {first.events} 步，{first.intact ? "链完整，与现状一致。" : "链不完整，须查明。"}
        </p>
      )}
      <PagedTable
        caption="每一步"
        list={list}
        keyOf={({ seq }) => String(seq)}
        empty="没有记录。"
        columns={[
          { title: "序", narrow: "yes", cell: ({ seq }) => seq },
          { title: "时间", narrow: "yes", cell: ({ at }) => localTime(at) },
          { title: "事项", cell: ({ title }) => title },
          { title: "何人", cell: ({ actorName, roleName }) => `${actorName} ${roleName}`.trim() },
          { title: "校验值", cell: ({ hash }) => <span className="hash">{hash}</span> },
        ]}
      />
    </>
  );
}

/** What each night has sealed, newest first. */
export function Seals() {
  const list = usePages<Seal>("/audit/roots", {});
  return (
    <>
      <h2>每夜封存</h2>
      <PagedTable
        caption="每夜封存"
        list={list}
        keyOf={({ day }) => day}
        empty="尚无封存：每夜零时后封存前一日。"
        columns={[
          { title: "日期", narrow: "yes", cell: ({ day }) => day },
          { title: "事项数", narrow: "yes", cell: ({ count }) => count },
          { title: "根", cell: ({ root }) => <span className="hash">{root}</span> },
          { title: "封存值", cell: ({ hash }) => <span className="hash">{hash}</span> },
        ]}
      />
    </>
  );
}
