import { kindOf, statusText } from "../catalog/read.ts";
import { Failure } from "../shell/failure.tsx";
import { Page } from "../shell/page.tsx";
import { localTime } from "./days.ts";
import { Facts } from "./facts.tsx";
import { Files } from "./material/files.tsx";
import { Offers } from "./offers.tsx";
import { Papers } from "./papers.tsx";
import { partOf } from "./parts.ts";
import { Readings } from "./readings.tsx";
import { useRecord } from "./source.ts";
import { Timeline } from "./timeline.tsx";
import { Questions } from "./waiting/questions.tsx";
import { Running } from "./waiting/running.tsx";

/** One matter of any kind: where it stands, whom it waits for, what may be done, what has happened. */
export default function RecordPage({ path, id }: { path: string; id: string }) {
  const kind = kindOf(path);
  const { record, as, home } = useRecord(path, id);
  if (kind === undefined) return null;
  if (record.isPending) return <p className="loading">正在读取…</p>;
  if (record.error !== null)
    return (
      <Page title={kind.title}>
        <Failure error={record.error} retry={() => void record.refetch()} />
      </Page>
    );
  const { data } = record;
  const Part = partOf(kind.kind);
  return (
    <Page title={data.about} extra={<Offers kind={kind} record={data} />}>
      <section className="card">
        <p className="standing">
          <span className="status">{statusText(kind.kind, data.status)}</span>
          <span className="quiet">
            <a href={`#${home}`}>{kind.title}</a> · 最近变动 {localTime(data.updatedAt)}
          </span>
        </p>
        {data.running === undefined ? null : <Running {...data.running} />}
        <Questions questions={data.questions} />
      </section>
      {Part === undefined || data.state === undefined ? null : <Part record={data} />}
      <Facts lines={data.facts} />
      {as === "reader" && kind.files === "yes" ? <Files kind={kind.kind} id={id} /> : null}
      <Papers kind={kind} id={id} record={data} />
      {as === "follower" ? null : (
        <>
          <Readings kind={kind} id={id} />
          <Timeline path={path} id={id} />
        </>
      )}
    </Page>
  );
}
