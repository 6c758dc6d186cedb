import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { kindOf, statusText } from "../catalog/read.ts";
import { Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { localTime } from "./days.ts";
import { Facts } from "./facts.tsx";
import { Files } from "./files.tsx";
import { Offers } from "./offers.tsx";
import { Questions } from "./questions.tsx";
import { Readings } from "./readings.tsx";
import { Timeline } from "./timeline.tsx";
import type { RecordView } from "./types.ts";

/** One matter of any kind: where it stands, whom it waits for, what may be done, what has happened. */
export default function RecordPage({ path, id }: { path: string; id: string }) {
  const kind = kindOf(path);
  const record = useQuery({
    queryKey: [path, id],
    queryFn: () => call<RecordView>({ path: `/${path}/${id}` }),
  });
  if (kind === undefined) return null;
  if (record.isPending) return <p className="loading">正在读取…</p>;
  if (record.error !== null)
    return (
      <Page title={kind.title}>
        <Failure error={record.error} retry={() => void record.refetch()} />
      </Page>
    );
  const { data } = record;
  return (
    <Page title={data.about} extra={<Offers kind={kind} record={data} />}>
      <section className="card">
        <p className="standing">
          <span className="status">{statusText(kind.kind, data.status)}</span>
          <span className="quiet">
            <a href={`#/${path}`}>{kind.title}</a> · 最近变动 {localTime(data.updatedAt)}
          </span>
        </p>
        <Questions questions={data.questions} />
      </section>
      <Facts lines={data.facts} />
      {kind.files === "yes" ? <Files kind={kind.kind} id={id} /> : null}
      <Readings kind={kind} id={id} />
      <Timeline path={path} id={id} />
    </Page>
  );
}
