import { useQuery } from "@tanstack/react-query";
import { call } from "../../api/call.ts";
import { operationOf } from "../../catalog/read.ts";
import { DataTable } from "../../list/data-table.tsx";
import { reachNote } from "../../list/reach.ts";
import { ButtonLink } from "../../part/button.tsx";
import { Notice } from "../../part/notice.tsx";
import { useFilters } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { type Me, useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { Tabs } from "../../shell/tabs.tsx";
import { DeadlineLines } from "../deadlines/deadline-lines.tsx";
import { type Deadline, useDeadlines } from "../deadlines/deadlines.ts";
import { type Part, partOf, parts } from "./parts.ts";

type Missed = {
  id: string;
  number?: string;
  code: string;
  title: string;
  due: string;
  reason?: string;
};

/** The desk of the petition office: what came in, what has to be accepted and answered, what is late. */
export default function PetitionsPage() {
  const { data: me } = useMe();
  const [filters, change] = useFilters(["part"]);
  const found = useDeadlines({ kind: "petition" });
  if (me === undefined) return null;
  const note = reachNote(me.rights["petition.read"]);
  return (
    <Page title="信访工作台" extra={<Register me={me} />}>
      {found.error === null ? null : (
        <Failure error={found.error} retry={() => void found.refetch()} />
      )}
      {found.isPending ? <p className="loading">正在读取…</p> : null}
      {found.data === undefined ? null : (
        <>
          {found.data.atLeast ? (
            <Notice tone="info" title="事项较多，只列出最先到期的一部分" />
          ) : null}
          <Tabs
            label="按办理环节"
            entries={{ "": `全部 ${found.data.items.length}`, ...countsOf(found.data.items) }}
            chosen={filters.part ?? ""}
            choose={(part) => change({ part })}
          />
          <Desk items={found.data.items} today={found.data.today} only={filters.part} note={note} />
        </>
      )}
      <MissedClocks note={note} />
    </Page>
  );
}

function Register({ me }: { me: Me }) {
  const enter = operationOf("postPetitions");
  return (
    <>
      {enter === undefined || me.rights[enter.right] === undefined ? null : (
        <ButtonLink look="main" to={`#/petitions/new/${enter.id}`}>
          登记来信来访来电
        </ButtonLink>
      )}
      <ButtonLink to="#/petitions">全部信访件</ButtonLink>
    </>
  );
}

function countsOf(items: readonly Deadline[]): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parts).map(([part, { title }]) => [
      part,
      `${title} ${items.filter((item) => partOf(item) === part).length}`,
    ]),
  );
}

function Desk({
  items,
  today,
  only,
  note,
}: {
  items: readonly Deadline[];
  today: string;
  only: string | undefined;
  note: string;
}) {
  const shown = (Object.keys(parts) as Part[])
    .filter((part) => only === undefined || only === part)
    .map((part) => ({
      ...parts[part],
      part,
      own: namedFirst(items.filter((item) => partOf(item) === part)),
    }))
    .filter(({ own }) => own.length > 0);
  if (shown.length === 0) return <p className="empty">目前没有待办理的信访件。{note}</p>;
  return shown.map(({ part, title, limit, own }) => (
    <section key={part} className={part === "urgent" ? "card urgent" : "card"}>
      <h2>
        {title} <span className="quiet">{own.length} 项</span>
      </h2>
      <p className="quiet">{limit}</p>
      <DeadlineLines items={own} today={today} />
    </section>
  ));
}

/** Reports by name are handled first (检举控告规则 Art. 25), each group by its days. */
function namedFirst(items: readonly Deadline[]): Deadline[] {
  return [
    ...items.filter(({ named }) => named !== undefined),
    ...items.filter(({ named }) => named === undefined),
  ];
}

/** Legal clocks that have run out; what once stands here stays, with its reason. */
function MissedClocks({ note }: { note: string }) {
  const found = useQuery({
    queryKey: ["petitions", "missed-clocks"],
    queryFn: () => call<{ items: readonly Missed[] }>({ path: "/petitions/missed-clocks" }),
  });
  return (
    <>
      <h2>法定期限超期清单</h2>
      {found.error === null ? null : (
        <Failure error={found.error} retry={() => void found.refetch()} />
      )}
      {found.isPending ? <p className="loading">正在读取…</p> : null}
      {found.data?.items.length === 0 ? (
        <p className="empty">没有超过法定期限的信访件。{note}</p>
      ) : null}
      {found.data === undefined || found.data.items.length === 0 ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
        <section className="table-card" tabIndex={0} aria-label="法定期限超期清单">
          <DataTable
            caption="法定期限超期清单"
            rows={found.data.items}
            keyOf={({ id, code, due }) => `${id} ${code} ${due}`}
            columns={[
              {
                title: "信访件",
                cell: ({ id, number }) => <a href={`#/petitions/${id}`}>{number ?? "未编号"}</a>,
              },
              { title: "期限", cell: ({ title }) => title },
              { title: "应办日", narrow: "yes", cell: ({ due }) => due },
              {
                title: "超期原因",
                cell: ({ reason }) => reason ?? <span className="late">尚未说明</span>,
              },
            ]}
          />
        </section>
      )}
    </>
  );
}
