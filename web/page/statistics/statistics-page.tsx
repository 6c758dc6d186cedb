import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../api/call.ts";
import { saveFile } from "../../api/save-file.ts";
import { nothingOf } from "../../list/reach.ts";
import { Button, ButtonLink } from "../../part/button.tsx";
import { useFilters } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { Tabs } from "../../shell/tabs.tsx";
import type { Told } from "./figures.ts";
import { Pictures } from "./pictures.tsx";
import { type Opened, Rows } from "./rows.tsx";
import { SectionCard } from "./section.tsx";

type Line = { id: string; about: string; status: string; summary: { to?: string } };

/** The figures of a report, each number opening into what it counts, with a picture beside each series. */
export default function StatisticsPage() {
  const [filters, change] = useFilters(["report", "view"]);
  const { data: me } = useMe();
  const isWhole = me?.rights["report.read"] === "district";
  const mayPrepare = me?.rights["report.prepare"] !== undefined;
  const reports = useQuery({
    queryKey: ["reports", "list"],
    queryFn: () => call<{ items: readonly Line[] }>({ path: "/reports", query: { limit: 100 } }),
  });
  const lines = [...(reports.data?.items ?? [])].sort((a, b) =>
    (a.summary.to ?? "") < (b.summary.to ?? "") ? 1 : -1,
  );
  const chosen = filters.report ?? lines[0]?.id;
  return (
    <Page title="统计">
      {reports.isPending ? <p className="loading">正在读取…</p> : null}
      {reports.error === null ? null : (
        <Failure error={reports.error} retry={() => void reports.refetch()} />
      )}
      {reports.data !== undefined && lines.length === 0 ? (
        <p className="empty">
          {nothingOf("统计报告", me?.rights["report.read"])}
          {isWhole ? "统计期结束后，月报、季报和年报自动编制。" : ""}
          {mayPrepare ? <a href="#/reports">到“统计报告”编制</a> : null}
        </p>
      ) : null}
      {lines.length === 0 ? null : (
        <div className="card filters">
          <label>
            统计报告
            <select value={chosen} onChange={({ target }) => change({ report: target.value })}>
              {lines.map(({ id, about }) => (
                <option key={id} value={id}>
                  {about}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
      {chosen === undefined ? null : (
        <>
          <Tabs
            label="查看"
            entries={{ "": "数字", pictures: "图形" }}
            chosen={filters.view ?? ""}
            choose={(view) => change({ view })}
          />
          {filters.view === "pictures" ? (
            <Pictures key={chosen} report={chosen} />
          ) : (
            <Report key={chosen} id={chosen} />
          )}
        </>
      )}
    </Page>
  );
}

function Report({ id }: { id: string }) {
  const [opened, open] = useState<Opened>();
  const told = useQuery({
    queryKey: ["reports", id, "figures"],
    queryFn: () => call<Told>({ path: `/reports/${id}/figures` }),
  });
  if (told.isPending) return <p className="loading">正在读取…</p>;
  if (told.error !== null) return <Failure error={told.error} retry={() => void told.refetch()} />;
  const { from, to, version, countedOn, signedOn, analysis, sections } = told.data;
  return (
    <>
      <div className="card">
        <p>
          统计期 {from} 至 {to}，{countedOn} 统计，第 {version} 版，
          {signedOn === undefined ? "未签发" : `${signedOn} 签发`}
        </p>
        {analysis === "" ? null : <p className="analysis">{analysis}</p>}
        <div className="actions">
          <Download path={`/reports/${id}/document.docx`} words="下载报告（Word）" />
          <Download path={`/reports/${id}/figures.xlsx`} words="下载数字表（Excel）" />
          <ButtonLink to={`#/reports/${id}`}>办理情况</ButtonLink>
        </div>
      </div>
      {sections.map((section) => (
        <SectionCard
          key={section.heading}
          section={section}
          open={(figure, key) =>
            open({ report: id, version, figure, ...(key === undefined ? {} : { key }) })
          }
        />
      ))}
      {opened === undefined ? null : <Rows opened={opened} close={() => open(undefined)} />}
    </>
  );
}

function Download({ path, words }: { path: string; words: string }) {
  const [state, setState] = useState<{ busy: boolean; error?: unknown }>({ busy: false });
  const save = async () => {
    setState({ busy: true });
    try {
      await saveFile({ path });
      setState({ busy: false });
    } catch (error) {
      setState({ busy: false, error });
    }
  };
  return (
    <>
      <Button press={() => void save()} off={state.busy}>
        {words}
      </Button>
      {state.error === undefined ? null : <Failure error={state.error} />}
    </>
  );
}
