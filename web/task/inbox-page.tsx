import { useState } from "react";
import { PagedTable } from "../list/paged-table.tsx";
import { usePages } from "../list/pages.ts";
import { Button } from "../part/button.tsx";
import { Sheet } from "../part/sheet.tsx";
import { useFilters } from "../shell/address.ts";
import { useCounts } from "../shell/counts.ts";
import { Page } from "../shell/page.tsx";
import { Tabs } from "../shell/tabs.tsx";
import { Bulk } from "./bulk/bulk.tsx";
import { ColourCounts } from "./colour-counts.tsx";
import { Decide } from "./decide.tsx";
import { columnsFor, type View, views } from "./inbox-columns.tsx";
import type { InboxLine } from "./types.ts";

const nothing: Readonly<Record<View, string>> = {
  waiting: "没有待办。新的待办会出现在这里，并以邮件或群消息通知您。",
  decided: "还没有办理过事项。",
  started: "还没有发起过事项。可从左侧菜单新建。",
  copied: "没有抄送给您的事项。",
};

/** As many as one request takes. */
const most = 50;

/** What waits for me, worst first; answering opens beside the list and leads on to the next. */
export default function InboxPage() {
  const [filters, change] = useFilters(["view", "colour", "task"]);
  const view: View = isView(filters.view) ? filters.view : "waiting";
  const list = usePages<InboxLine>("/inbox", { view, colour: filters.colour });
  const { data: counts } = useCounts();
  const [picked, pick] = useState<readonly string[]>([]);
  const canBePicked = new Map(
    list.rows.flatMap(({ taskId, part, stage, subject }) =>
      taskId === undefined || part !== "decider" ? [] : [[taskId, `${subject.kind}.${stage}`]],
    ),
  );
  const chosen = picked.filter((task) => canBePicked.has(task));
  const toggle = (task: string) =>
    pick(chosen.includes(task) ? chosen.filter((each) => each !== task) : [...chosen, task]);
  const isAlike = new Set(chosen.map((task) => canBePicked.get(task))).size === 1;
  const [together, setTogether] = useState<readonly string[]>();
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
        columns={columnsFor(
          view,
          (task) => change({ task }),
          view === "waiting" && canBePicked.size > 1 ? { chosen, toggle } : undefined,
        )}
        keyOf={({ taskId, subject }) => taskId ?? subject.id}
        empty={
          filters.colour === undefined ? nothing[view] : "没有这种颜色的待办，可以看看“全部”。"
        }
      />
      {chosen.length < 2 ? null : (
        <div className="actions picked">
          <Button
            look="main"
            off={!isAlike || chosen.length > most}
            press={() => setTogether(chosen)}
          >
            {isAlike ? `一并办理 ${chosen.length} 项` : "只有同一环节的事项可以一并办理"}
          </Button>
          <Button press={() => pick([])}>取消选择</Button>
        </div>
      )}
      {together === undefined ? null : (
        <Sheet title="一并办理" close={() => setTogether(undefined)}>
          <Bulk
            tasks={together}
            done={() => {
              setTogether(undefined);
              pick([]);
            }}
          />
        </Sheet>
      )}
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

function nextOf(tasks: readonly string[], task: string | undefined): string {
  const at = tasks.indexOf(task ?? "");
  return tasks[at + 1] ?? (at > 0 ? (tasks[0] ?? "") : "");
}
