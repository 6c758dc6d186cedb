import { useMutation } from "@tanstack/react-query";
import { call, newKey } from "../../api/call.ts";
import type { Values } from "../../form/values/values.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import { Failure } from "../../shell/failure.tsx";

type Moved = {
  examined: number;
  moved: number;
  settled: number;
  items: readonly { number: string; title: string; was: string; becomes: string }[];
};

/** Which due days of open matters the days below would move; nothing is kept. */
export function CalendarTrial({ value }: { value: Values }) {
  const trial = useMutation({
    mutationFn: () =>
      call<Moved>({ method: "POST", path: "/calendars/preview", key: newKey(), body: value }),
  });
  return (
    <section className="card beside-form">
      <h3>试算</h3>
      <p className="quiet">先看看下面的安排会移动哪些在办事项的期限；试算不保存任何内容。</p>
      <Button busy={trial.isPending} press={() => trial.mutate()}>
        试算
      </Button>
      {trial.error === null ? null : <Failure error={trial.error} />}
      {trial.data === undefined ? null : <Outcome of={trial.data} />}
    </section>
  );
}

function Outcome({ of: { examined, moved, settled, items } }: { of: Moved }) {
  const told = items.length < moved ? `，列出最早的 ${items.length} 项` : "";
  return (
    <div role="status">
      <p>
        共查看在办待办 {examined} 项：{moved} 项期限移动{told}；{settled} 项暂定期限成为确定期限。
      </p>
      {items.length === 0 ? null : (
        <DataTable
          caption="移动的期限"
          rows={items}
          keyOf={({ number, title }) => `${number} ${title}`}
          columns={[
            { title: "编号", cell: ({ number }) => number },
            { title: "待办", cell: ({ title }) => title },
            { title: "现行期限", cell: ({ was }) => was },
            { title: "改为", cell: ({ becomes }) => becomes },
          ]}
        />
      )}
    </div>
  );
}
