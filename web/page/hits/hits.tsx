import { useState } from "react";
import { terms } from "../../catalog/read.ts";
import { cellText } from "../../list/cells.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import type { RecordView } from "../../record/types.ts";
import { Failure } from "../../shell/failure.tsx";
import { Tabs } from "../../shell/tabs.tsx";
import { certaintyText, useHits } from "./hits.ts";
import { Review } from "./review.tsx";

/** Hits that nobody has reviewed. */
const open = "OPEN";

/** What the comparison of an inspection found, hit by hit, and the review of each. */
export default function Hits({ record }: { record: RecordView }) {
  const { found = 0 } = (record.state as { hits?: { found?: number } } | undefined)?.hits ?? {};
  return found === 0 ? <Nothing record={record} /> : <Found record={record} />;
}

/** A comparison that found nothing says what it compared. */
function Nothing({ record }: { record: RecordView }) {
  const { comparisons = [], tables = [] } = record.state as {
    comparisons?: readonly unknown[];
    tables?: readonly { name: string }[];
  };
  if (comparisons.length === 0) return null;
  return (
    <section className="card">
      <h2>疑点</h2>
      <p className="quiet">
        比对未发现疑点。已比对：{tables.map(({ name }) => name).join("、") || "无数据表"}。
      </p>
    </section>
  );
}

function Found({ record }: { record: RecordView }) {
  const hits = useHits(record.id);
  const [shown, show] = useState(open);
  const [chosen, choose] = useState<string>();
  const of = (verdict: string) =>
    hits.rows.filter((hit) => verdict === "" || (hit.verdict ?? open) === verdict);
  const rows = of(shown);
  const at = rows.find(({ hit }) => hit === chosen);
  const mayReview = record.offers.some(({ verb }) => verb === "hit-reviews");
  if (hits.isPending || hits.hasNextPage) return <p className="loading">正在读取疑点…</p>;
  const word = (verdict: string) => `${terms.verdicts[verdict]} ${of(verdict).length}`;
  const verdicts = Object.fromEntries(Object.keys(terms.verdicts).map((one) => [one, word(one)]));
  return (
    <section className="card hits" aria-label="疑点">
      <h2>疑点</h2>
      {hits.error === null ? null : (
        <Failure error={hits.error} retry={() => void hits.refetch()} />
      )}
      <Tabs
        label="按核查结果筛选"
        entries={{ [open]: `待核查 ${of(open).length}`, ...verdicts, "": `全部 ${of("").length}` }}
        chosen={shown}
        choose={(next) => show(next)}
      />
      {at === undefined ? null : (
        <Review
          key={at.hit}
          inspection={record.id}
          hit={at}
          may={mayReview ? "review" : "read"}
          next={async () => {
            const after = rows[rows.indexOf(at) + 1] ?? rows.find((one) => one !== at);
            await hits.refetch();
            choose(after?.hit);
          }}
        />
      )}
      {rows.length === 0 ? (
        <p className="quiet">{shown === open ? "没有待核查的疑点。" : "没有这样的疑点。"}</p>
      ) : (
        <div className="table-card">
          <DataTable
            caption="疑点"
            rows={rows}
            keyOf={({ hit }) => hit}
            columns={[
              { title: "日期", narrow: "yes", cell: ({ day }) => day },
              { title: "规则", cell: ({ rule }) => terms.rules[rule] ?? rule },
              {
                title: "金额",
                narrow: "yes",
                cell: (hit) => cellText("amountInFen", hit.amountInFen),
              },
              { title: "把握", cell: certaintyText },
              {
                title: "核查",
                cell: (hit) => (
                  <Button
                    label={`${hit.verdict === undefined && mayReview ? "核查" : "查看"}：${hit.day} ${terms.rules[hit.rule] ?? hit.rule}`}
                    press={() => choose(hit.hit === chosen ? undefined : hit.hit)}
                  >
                    {hit.verdict === undefined && mayReview ? "核查" : "查看"}
                  </Button>
                ),
              },
            ]}
          />
        </div>
      )}
    </section>
  );
}
