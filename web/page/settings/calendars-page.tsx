import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call } from "../../api/call.ts";
import { operationOf } from "../../catalog/read.ts";
import { CommandForm } from "../../form/command-form.tsx";
import { useFound } from "../../form/look-up/found.ts";
import type { Values } from "../../form/values/values.ts";
import { Button } from "../../part/button.tsx";
import { Notice } from "../../part/notice.tsx";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { CalendarTrial } from "./calendar-trial.tsx";
import { YearGrid } from "./year-grid.tsx";

type Calendar = {
  year: number;
  holidays: readonly string[];
  makeups: readonly string[];
  source: string;
  loadedBy: string;
  version?: string;
};

/** The arrangements of holidays by year; a year that is not loaded makes limits provisional. */
export default function CalendarsPage() {
  const operation = operationOf("putCalendarsYear");
  const { data: me } = useMe();
  const [entered, enter] = useState<Calendar>();
  const [typed, type] = useState<Values>();
  const loaded = useQuery({
    queryKey: ["calendars"],
    queryFn: () => call<{ years: readonly Calendar[] }>({ path: "/calendars" }),
  });
  const officers = useFound("officer", "");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (entered !== undefined) heading.current?.scrollIntoView();
  }, [entered]);
  if (operation === undefined) return null;
  const mayLoad = me?.rights[operation.right] !== undefined;
  const next = Number(me?.today.slice(0, 4) ?? 0) + 1;
  const years = loaded.data?.years ?? [];
  const loaderOf = (id: string) =>
    id === "system" ? "系统" : (officers.data?.find((one) => one.id === id)?.label ?? id);
  const start = { ...(entered ?? { year: next }), ...(me && { loadedBy: me.officer.id }) };
  const put = (calendar: Calendar | undefined) => {
    enter(calendar);
    type(undefined);
  };
  const isMissing = loaded.isSuccess && !years.some(({ year }) => year === next);
  return (
    <Page title="节假日安排">
      {loaded.isPending ? <p className="loading">正在读取…</p> : null}
      {loaded.error === null ? null : (
        <Failure error={loaded.error} retry={() => void loaded.refetch()} />
      )}
      {isMissing ? (
        <Notice tone="warning" title={`${next} 年节假日安排尚未加载`}>
          <p>跨入该年的期限暂按周末计算，加载国务院办公厅的通知后自动重算。</p>
        </Notice>
      ) : null}
      {years.map((calendar) => (
        <section className="card" key={calendar.year}>
          <h2>{calendar.year} 年</h2>
          <dl className="facts">
            <dt>放假日</dt>
            <dd>{runsOf(calendar.holidays)}</dd>
            <dt>调休上班日</dt>
            <dd>{runsOf(calendar.makeups)}</dd>
            <dt>来源</dt>
            <dd>{calendar.source}</dd>
            <dt>加载人</dt>
            <dd>{loaderOf(calendar.loadedBy)}</dd>
          </dl>
          <details open={String(calendar.year) === me?.today.slice(0, 4)}>
            <summary>{calendar.year} 年全年日历</summary>
            <YearGrid year={calendar} today={me?.today} />
          </details>
          {mayLoad ? (
            <p className="actions">
              <Button label={`更正 ${calendar.year} 年的安排`} press={() => put(calendar)}>
                更正
              </Button>
            </p>
          ) : null}
        </section>
      ))}
      {mayLoad ? (
        <>
          <h2 ref={heading}>
            {entered === undefined ? "加载一年的安排" : `更正 ${entered.year} 年的安排`}
          </h2>
          <CalendarTrial value={typed ?? start} />
          <CommandForm
            key={entered?.year ?? "new"}
            operation={operation}
            start={start}
            changed={type}
            done={() => put(undefined)}
          />
        </>
      ) : null}
    </Page>
  );
}

/** Days one after another read as one: 2026-01-01 至 01-03. */
function runsOf(days: readonly string[]): string {
  const runs: [string, string][] = [];
  for (const day of [...days].sort()) {
    const last = runs[runs.length - 1];
    if (last !== undefined && Date.parse(day) - Date.parse(last[1]) === 86_400_000) last[1] = day;
    else runs.push([day, day]);
  }
  const texts = runs.map(([from, to]) => (from === to ? from : `${from} 至 ${to.slice(5)}`));
  return texts.length === 0 ? "无" : texts.join("、");
}
