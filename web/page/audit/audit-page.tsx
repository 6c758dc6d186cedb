import { PagedTable } from "../../list/paged-table.tsx";
import { usePages } from "../../list/pages.ts";
import { localTime } from "../../record/days.ts";
import { useFilters } from "../../shell/address.ts";
import { useMe } from "../../shell/me.ts";
import { Page } from "../../shell/page.tsx";
import { Tabs } from "../../shell/tabs.tsx";
import { Chains } from "./chains.tsx";
import { Permissions } from "./permissions.tsx";
import { Seals } from "./seals.tsx";

type Line = {
  at: string;
  taskId: string;
  person: string;
  link: string;
  what: string;
  by?: string;
  tries?: number;
  why?: string;
};

type Month = {
  id: string;
  updatedAt: string;
  summary: { name: string; month: string; officer: string; readings: number; rows: number };
};

const happenings: Readonly<Record<string, string>> = {
  "code-sent": "已发送验证码",
  "code-failed": "验证码发送失败",
  "code-wrong": "验证码错误",
  locked: "链接锁定",
  "login-refused": "登录未通过",
  passed: "验证通过",
};
const ways: Readonly<Record<string, string>> = { sms: "短信", mail: "邮件", login: "登录" };

/** What there is to look into, each by its own right. */
const parts = {
  changes: { title: "当日变动", right: "audit.read" },
  seals: { title: "每夜封存", right: "audit.read" },
  readings: { title: "查阅与导出", right: "district.audit" },
  links: { title: "办理链接", right: "link.audit" },
  rights: { title: "现行权限", right: "audit.read" },
} as const;

/** What was carried out of the house, and what happened at links. Nothing here changes anything. */
export default function AuditPage() {
  const { data: me } = useMe();
  const [filters, change] = useFilters(["part", "day", "kind", "who"]);
  const entries = Object.fromEntries(
    Object.entries(parts).flatMap(([part, { title, right }]) =>
      me?.rights[right] === undefined ? [] : [[part, title]],
    ),
  );
  const chosen = entries[filters.part ?? ""] === undefined ? Object.keys(entries)[0] : filters.part;
  return (
    <Page title="审计">
      <section className="card">
        <p>
          人员名录的变更在<a href="#/officer-changes">名录和配置变更</a>
          {me?.rights["incident.read"] === undefined ? null : (
            <>
              ，系统未能完成的事项在<a href="#/incidents">系统未能完成的事项</a>
            </>
          )}
          ；每一事项的全程留痕在该事项页面的末尾，可逐条核验。
        </p>
      </section>
      <Tabs
        label="审计内容"
        entries={entries}
        chosen={chosen ?? ""}
        choose={(part) => change({ part, day: "", kind: "", who: "" })}
      />
      {chosen === "changes" && me !== undefined ? <Chains today={me.today} /> : null}
      {chosen === "seals" ? <Seals /> : null}
      {chosen === "readings" ? <Readings /> : null}
      {chosen === "links" ? <Links /> : null}
      {chosen === "rights" ? <Permissions /> : null}
    </Page>
  );
}

/** Ledgers, papers, reports and lists of people, by officer and month; each leads to its trail. */
function Readings() {
  const list = usePages<Month>("/readings", {});
  return (
    <>
      <h2>查阅与导出</h2>
      <PagedTable
        caption="查阅与导出"
        list={list}
        keyOf={({ id }) => id}
        empty="没有记录。"
        columns={[
          { title: "月份", narrow: "yes", cell: ({ summary: { month } }) => month },
          {
            title: "人员",
            cell: ({ id, summary: { name, officer } }) => (
              <a href={`#/readings/${id}`}>{name || officer}</a>
            ),
          },
          { title: "次数", narrow: "yes", cell: ({ summary: { readings } }) => readings },
          { title: "行数", narrow: "yes", cell: ({ summary: { rows } }) => rows },
          { title: "最近一次", narrow: "yes", cell: ({ updatedAt }) => localTime(updatedAt) },
        ]}
      />
    </>
  );
}

/** Codes, wrong ones and locks of links. */
function Links() {
  const list = usePages<Line>("/link-audit", {});
  return (
    <>
      <h2>办理链接与验证码</h2>
      <PagedTable
        caption="办理链接与验证码"
        list={list}
        keyOf={({ at, link, what }) => `${at}${link}${what}`}
        empty="没有记录。"
        columns={[
          { title: "时间", narrow: "yes", cell: ({ at }) => localTime(at) },
          { title: "情况", narrow: "yes", cell: ({ what }) => happenings[what] ?? what },
          { title: "人员", cell: ({ person }) => person },
          {
            title: "方式",
            narrow: "yes",
            cell: ({ by }) => (by === undefined ? "—" : (ways[by] ?? by)),
          },
          { title: "次数", narrow: "yes", cell: ({ tries }) => tries ?? "—" },
          { title: "待办", cell: ({ taskId }) => <span className="hash">{taskId}</span> },
          { title: "链接", cell: ({ link }) => <span className="hash">{link}</span> },
        ]}
      />
    </>
  );
}
