import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call, newKey } from "../../api/call.ts";
import { bodyOf, operationOf } from "../../catalog/read.ts";
import type { Schema } from "../../catalog/types.ts";
import { CommandForm } from "../../form/command-form.tsx";
import type { Values } from "../../form/values/values.ts";
import { DataTable } from "../../list/data-table.tsx";
import { Button } from "../../part/button.tsx";
import { Failure } from "../../shell/failure.tsx";
import { Page } from "../../shell/page.tsx";
import { settingTitle, settingValue } from "./setting-words.ts";

type Config = { config: Values; overrides: Values; version: number };
type Preview = {
  examined: number;
  settings: readonly { path: string; was: unknown; becomes: unknown }[];
  lengths: readonly {
    code: string;
    title: string;
    was: number | string;
    becomes: number | string;
    openTasks: readonly { taskId: string; due: string | null }[];
  }[];
};

/** The district's settings: what is in force, tried before it is published. */
export default function ConfigPage() {
  const operation = operationOf("putConfig");
  const [changed, setChanged] = useState<Values>();
  const [asked, setAsked] = useState<"nobody" | "second">("nobody");
  const present = useQuery({
    queryKey: ["config"],
    queryFn: () => call<Config>({ path: "/config" }),
  });
  if (operation === undefined) return null;
  const { data } = present;
  return (
    <Page title="区级配置">
      {present.isPending ? <p className="loading">正在读取…</p> : null}
      {present.error === null ? null : (
        <Failure error={present.error} retry={() => void present.refetch()} />
      )}
      {asked === "second" ? (
        <p role="status" className="card">
          这次变更放松了身份核验、签批方式或者决定人数，已提请书记同意，同意后整份配置生效；办理情况见
          <a href="#/officer-changes">名录和配置变更</a>。
        </p>
      ) : null}
      {data === undefined ? null : (
        <>
          <Trial value={changed ?? { config: data.config, overrides: data.overrides }} />
          <CommandForm
            key={data.version}
            operation={operation}
            version={data.version}
            start={{ config: data.config, overrides: data.overrides }}
            changed={setChanged}
            done={({ kind }) => {
              setAsked(kind === "roster" ? "second" : "nobody");
              void present.refetch();
            }}
          />
        </>
      )}
    </Page>
  );
}

/** What the settings below would change beside open matters; nothing is kept. */
function Trial({ value }: { value: Values }) {
  const trial = useMutation({
    mutationFn: () =>
      call<Preview>({ method: "POST", path: "/config/preview", key: newKey(), body: value }),
  });
  const operation = operationOf("putConfig");
  const body = useQuery({
    queryKey: ["schema", "putConfig"],
    queryFn: async () => (operation === undefined ? {} : ((await bodyOf(operation)) ?? {})),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <section className="card beside-form">
      <h2>试算</h2>
      <p className="quiet">先看看下面的设置会怎样影响在办事项；试算不保存任何内容。</p>
      <Button busy={trial.isPending} press={() => trial.mutate()}>
        试算
      </Button>
      {trial.error === null ? null : <Failure error={trial.error} />}
      {trial.data === undefined ? null : <Outcome preview={trial.data} body={body.data} />}
    </section>
  );
}

function Outcome({
  preview: { examined, settings, lengths },
  body,
}: {
  preview: Preview;
  body: Schema | undefined;
}) {
  if (settings.length + lengths.length === 0)
    return <p role="status">与现行配置相同；共查看在办待办 {examined} 项。</p>;
  return (
    <div role="status">
      <p>共查看在办待办 {examined} 项。已开始计算的期限不变，新的期限只用于以后的待办。</p>
      <DataTable
        caption="设置的变化"
        rows={settings}
        keyOf={({ path }) => path}
        columns={[
          { title: "设置", cell: ({ path }) => settingTitle(body, path) },
          { title: "现行", cell: ({ path, was }) => settingValue(body, path, was) },
          { title: "改为", cell: ({ path, becomes }) => settingValue(body, path, becomes) },
        ]}
      />
      <DataTable
        caption="期限的变化"
        rows={lengths}
        keyOf={({ code }) => code}
        columns={[
          { title: "期限", cell: ({ title }) => title },
          { title: "现行", cell: ({ was }) => was },
          { title: "改为", cell: ({ becomes }) => becomes },
          { title: "按现行期限继续的待办", cell: ({ openTasks }) => `${openTasks.length} 项` },
        ]}
      />
    </div>
  );
}
