import { kindOf } from "../catalog/read.ts";
import type { Column } from "../list/data-table.tsx";
import { PagedTable } from "../list/paged-table.tsx";
import { usePages } from "../list/pages.ts";
import { Button } from "../part/button.tsx";
import { Sheet } from "../part/sheet.tsx";
import { localDay } from "../record/days.ts";
import { useFilters } from "../shell/address.ts";
import { useCounts } from "../shell/counts.ts";
import { Page } from "../shell/page.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { ColourCounts } from "./colour-counts.tsx";
import { Decide } from "./decide.tsx";
import { DueText } from "./due.tsx";
import type { InboxLine } from "./types.ts";

const views = {
  waiting: "待办",
  decided: "已办",
  started: "我发起的",
  copied: "抄送我的",
} as const;
type View = keyof typeof views;

const nothing: Readonly<Record<View, string>> = {
  waiting: "没有待办。新的待办会出现在这里，并以邮件或群消息通知您。",
  decided: "还没有办理过事项。",
  started: "还没有发起过事项。可从左侧菜单新建。",
  copied: "没有抄送给您的事项。",
};

/** What waits for me, worst first; answering opens beside the list and leads on to the next. */
export default function InboxPage() {
  const [filters, change] = useFilters(["view", "colour", "task"]);
  const view: View = isView(filters.view) ? filters.view : "waiting";
  const list = usePages<InboxLine>("/inbox", { view, colour: filters.colour });
  const { data: counts } = useCounts();
  const tasks = list.rows.flatMap(({ taskId }) => (taskId === undefined ? [] : [taskId]));
  return (
    <Page title={views[view]}>
      <Tabs
        label="查看"
        entries={views}
        chosen={view}
        choose={(next) => change({ view: next === "waiting" ? "" : next, task: "", colour: "" })}
      />
      {view === "waiting" && counts !== undefined ? (
        <ColourCounts
          counts={counts}
          chosen={filters.colour ?? ""}
          choose={(colour) => change({ colour })}
        />
      ) : null}
      <PagedTable
        caption={views[view]}
        list={list}
        columns={columnsFor(view, (task) => change({ task }))}
        keyOf={({ taskId, subject }) => taskId ?? subject.id}
        empty={
          filters.colour === undefined ? nothing[view] : "没有这种颜色的待办，可以看看“全部”。"
        }
      />
      {filters.task === undefined ? null : (
        <Sheet title="办理" close={() => change({ task: "" })}>
          <Decide
            key={filters.task}
            task={filters.task}
            done={() => change({ task: nextOf(tasks, filters.task) })}
          />
        </Sheet>
      )}
    </Page>
  );
}

function isView(view: string | undefined): view is View {
  return view !== undefined && Object.keys(views).includes(view);
}

function columnsFor(view: View, open: (task: string) => void): Column<InboxLine>[] {
  const matter: Column<InboxLine> = {
    title: "事项",
    cell: ({ about, subject }) => {
      const path = kindOf(subject.kind)?.path;
      return path === undefined ? about : <a href={`#/${path}/${subject.id}`}>{about}</a>;
    },
  };
  const kind: Column<InboxLine> = {
    title: "种类",
    narrow: "yes",
    cell: ({ subject }) => kindOf(subject.kind)?.title ?? subject.kind,
  };
  if (view === "started") return [matter, kind];
  const stage: Column<InboxLine> = { title: "环节", cell: ({ title }) => title ?? "" };
  const due: Column<InboxLine> = {
    title: "期限",
    narrow: "yes",
    cell: (line) => <DueText due={line.due} colour={line.colour ?? "NONE"} />,
  };
  if (view === "decided")
    return [
      matter,
      kind,
      stage,
      {
        title: "办理日期",
        narrow: "yes",
        cell: ({ decided }) => (decided === undefined ? "" : localDay(decided.at)),
      },
    ];
  const act: Column<InboxLine> = {
    title: "操作",
    narrow: "yes",
    cell: ({ taskId, about, part }) =>
      taskId === undefined ? null : (
        <Button
          look={part === "decider" ? "main" : "plain"}
          label={`${part === "decider" ? "办理" : "查看"}：${about}`}
          press={() => open(taskId)}
        >
          {part === "decider" ? "办理" : "查看"}
        </Button>
      ),
  };
  return [matter, kind, stage, due, act];
}

function nextOf(tasks: readonly string[], task: string | undefined): string {
  const at = tasks.indexOf(task ?? "");
  return tasks[at + 1] ?? (at > 0 ? (tasks[0] ?? "") : "");
}
