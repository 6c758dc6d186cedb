import { PagedTable } from "../../list/paged-table.tsx";
import { usePages } from "../../list/pages.ts";
import { localTime } from "../../record/days.ts";
import type { Changed, Step } from "./order.ts";

/** Whose chain is looked at. */
export type Of = Pick<Changed, "kind" | "id">;

/** One record's chain: each step with its hash. */
export function Chain({ of: { kind, id } }: { of: Of }) {
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
