import { operationOf, statusText } from "../../catalog/read.ts";
import { PagedTable } from "../../list/paged-table.tsx";
import { usePages } from "../../list/pages.ts";
import { reachNote } from "../../list/reach.ts";
import { ButtonLink } from "../../part/button.tsx";
import { useFilters } from "../../shell/address.ts";
import { Failure } from "../../shell/failure.tsx";
import { useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { Tabs } from "../../shell/tabs.tsx";
import { DeadlineLines } from "../deadlines/deadline-lines.tsx";
import { useDeadlines } from "../deadlines/deadlines.ts";
import { leftOf, type Request, type Row, rowsOf } from "./requests.ts";

/** An answer that holds no longer than this many days is marked. */
const soon = 30;
const views = { "": "有效期内的答复", all: "全部来函" };

/** Letters that ask for opinions, name by name: what is under way, what was answered and how long it holds. */
export default function OpinionsPage() {
  const { data: me } = useMe();
  const [filters, change] = useFilters(["view"]);
  if (me === undefined) return null;
  const enter = operationOf("postOpinions");
  const isAll = filters.view === "all";
  return (
    <Page
      title="征求意见办理"
      extra={
        enter === undefined || me.rights[enter.right] === undefined ? undefined : (
          <ButtonLink look="main" to={`#/opinions/new/${enter.id}`}>
            录入来函
          </ButtonLink>
        )
      }
    >
      <UnderWay />
      <Tabs
        label="查看"
        entries={views}
        chosen={filters.view ?? ""}
        choose={(view) => change({ view })}
      />
      <Names
        key={String(isAll)}
        isAll={isAll}
        today={me.today}
        note={reachNote(me.rights["opinion.follow"])}
      />
    </Page>
  );
}

/** What waits for somebody, soonest first. */
function UnderWay() {
  const found = useDeadlines({ kind: "opinion" });
  if (found.error !== null) return <Failure error={found.error} />;
  if (found.data === undefined) return <p className="loading">正在读取…</p>;
  const { items, today } = found.data;
  if (items.length === 0) return null;
  return (
    <section className="card">
      <h2>
        在办 <span className="quiet">{items.length} 项</span>
      </h2>
      <DeadlineLines items={items} today={today} />
    </section>
  );
}

function Names({ isAll, today, note }: { isAll: boolean; today: string; note: string }) {
  // Who was answered first runs out first.
  const list = usePages<Request>(
    "/opinion-requests",
    isAll ? {} : { status: "REPLIED", order: "oldest" },
  );
  return (
    <PagedTable
      caption={isAll ? "全部来函" : "有效期内的答复"}
      list={{ ...list, rows: rowsOf(list.rows) }}
      keyOf={({ id, n }) => `${id} ${n}`}
      empty={`${isAll ? "还没有征求意见的来函。" : "没有尚在有效期内的答复。"}${note}`}
      columns={[
        {
          title: "姓名",
          cell: ({ id, name, unit, post }) => (
            <>
              <a href={`#/opinions/${id}`}>{name}</a>
              <br />
              <span className="quiet">
                {unit} {post}
              </span>
            </>
          ),
        },
        { title: "拟任职务或者表彰项目", cell: ({ proposed }) => proposed },
        {
          title: "来函",
          cell: ({ from, letter, number }) => (
            <>
              {from}
              <br />
              <span className="quiet">
                {letter}
                {number === undefined ? "" : ` · ${number}`}
              </span>
            </>
          ),
        },
        {
          title: "答复",
          cell: ({ answer, status, withdrawn }) =>
            withdrawn ? "已撤回" : (answer?.wording ?? statusText("opinion", status)),
        },
        {
          title: "有效期至",
          narrow: "yes",
          cell: (row) => <ValidUntil row={row} today={today} />,
        },
      ]}
    />
  );
}

function ValidUntil({ row: { answer }, today }: { row: Row; today: string }) {
  if (answer === undefined) return "—";
  const { days, text } = leftOf(answer.validUntil, today);
  return (
    <>
      {answer.validUntil}
      <br />
      <span className={days <= soon ? "late" : "quiet"}>{text}</span>
    </>
  );
}
