import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call, newKey } from "../../api/call.ts";
import { writeDraft } from "../../form/values/draft.ts";
import type { Values } from "../../form/values/values.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import { go, useFilters } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { Page } from "../../shell/page.tsx";
import { Scatter } from "./scatter.tsx";

type Row = {
  object: string;
  unitName: string;
  town?: string;
  petitions: number;
  criteria: readonly { criterion: string; label: string; evidence: string; score: number }[];
  candidate: Values & {
    personId: string;
    personName: string;
    post: string;
    body?: { name: string };
  };
  items: readonly Values[];
};
type Screened = { items: readonly Row[]; screened: number };

/** The form that makes an enrollment; its draft is filled from the chosen line. */
const creation = "postEnrollments";

/** Who meets which criterion, with its evidence; people choose, and write their judgment. */
export default function ScreeningPage() {
  const [filters, change] = useFilters(["town", "functions", "objects"]);
  const [typed, type] = useState({ town: filters.town ?? "", functions: filters.functions ?? "" });
  const found = useQuery({
    queryKey: ["screening", filters],
    queryFn: () => call<Screened>({ path: "/screening", query: filters }),
  });
  return (
    <Page title="筛选研判">
      <form
        className="card filters"
        onSubmit={(event) => {
          event.preventDefault();
          change({ ...typed, objects: filters.objects ?? "" });
        }}
      >
        <label>
          街镇
          <input
            value={typed.town}
            onChange={({ target }) => type({ ...typed, town: target.value })}
          />
        </label>
        <label>
          岗位职责
          <input
            placeholder="例如 拆迁、审批"
            value={typed.functions}
            onChange={({ target }) => type({ ...typed, functions: target.value })}
          />
        </label>
        <label>
          对象
          <select
            value={filters.objects ?? ""}
            onChange={({ target }) => change({ ...typed, objects: target.value })}
          >
            <option value="">全部</option>
            <option value="people">个人</option>
            <option value="bodies">“两委”班子、集体经济组织</option>
          </select>
        </label>
        <Button submit="yes" look="main">
          筛选
        </Button>
      </form>
      {found.isPending ? <p className="loading">正在筛选…</p> : null}
      {found.error === null ? null : (
        <Failure error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data === undefined ? null : <Ranked {...found.data} />}
      <Scatter />
    </Page>
  );
}

function Ranked({ items, screened }: Screened) {
  if (items.length === 0)
    return (
      <p className="empty">
        {screened === 0
          ? "没有可供筛选的对象：您可以查看的信息库中没有符合所选范围、尚未提级监督的人员或班子。"
          : `在 ${screened} 个对象中没有符合标准的，可以放宽街镇、岗位职责再筛选。`}
      </p>
    );
  return (
    <>
      <p className="quiet">
        从 {screened} 个对象中筛出 {items.length}{" "}
        个，按符合标准的程度排列；仅供选择，综合研判由您填写。
      </p>
      <div className="table-card">
        <DataTable
          caption="筛选结果"
          rows={items}
          keyOf={({ candidate, object }) => `${object}${candidate.personId}`}
          columns={[
            {
              title: "对象",
              cell: ({ candidate, object }) => (
                <>
                  {candidate.body === undefined ? null : (
                    <div>
                      {candidate.body.name}（{object}）
                    </div>
                  )}
                  <a href={`#/people/${candidate.personId}`}>
                    {candidate.body === undefined ? "" : "负责人 "}
                    {candidate.personName} · {candidate.post}
                  </a>
                </>
              ),
            },
            { title: "单位", cell: ({ unitName }) => unitName },
            { title: "街镇", cell: ({ town }) => town ?? "" },
            {
              title: "符合的标准及依据",
              cell: ({ criteria }) => (
                <ul className="evidence">
                  {criteria.map(({ criterion, label, evidence }) => (
                    <li key={criterion}>
                      {label}：{evidence}
                    </li>
                  ))}
                </ul>
              ),
            },
            { title: "信访量", narrow: "yes", cell: ({ petitions }) => String(petitions) },
            {
              title: "操作",
              narrow: "yes",
              cell: (row) => (
                <Button
                  label={`选为候选对象：${row.candidate.body?.name ?? row.candidate.personName}`}
                  press={() => choose(row)}
                >
                  选为候选对象
                </Button>
              ),
            },
          ]}
        />
      </div>
    </>
  );
}

function choose({ candidate, items }: Row): void {
  writeDraft(`${creation}.new`, {
    key: newKey(),
    value: { candidate, scoreSheet: { items } },
  });
  go(`/enrollments/new/${creation}`);
}
