import { kindOf, statusText } from "../catalog/read.ts";
import type { Column } from "../list/data-table.tsx";
import { Button } from "../part/button.tsx";
import { localDay } from "../record/days.ts";
import { DueText } from "./due.tsx";
import type { InboxLine } from "./types.ts";

/** The views of one's own matters. */
export const views = {
  waiting: "待办",
  decided: "已办",
  started: "我发起的",
  copied: "抄送我的",
} as const;
export type View = keyof typeof views;

/** Columns of a view; `pick` is there where several lines may be answered together. */
export function columnsFor(
  view: View,
  open: (task: string) => void,
  pick?: { chosen: readonly string[]; toggle: (task: string) => void },
): Column<InboxLine>[] {
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
  const standing: Column<InboxLine> = {
    title: "现在",
    narrow: "yes",
    cell: ({ subject, status }) => (status === undefined ? "" : statusText(subject.kind, status)),
  };
  if (view === "started") return [matter, kind, standing];
  const stage: Column<InboxLine> = { title: "环节", cell: ({ title }) => title ?? "" };
  const due: Column<InboxLine> = {
    title: "期限",
    cell: (line) => (
      <DueText due={line.due} left={line.workdaysLeft} colour={line.colour ?? "NONE"} />
    ),
  };
  if (view === "decided")
    return [
      matter,
      kind,
      stage,
      standing,
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
  const several: Column<InboxLine>[] =
    pick === undefined
      ? []
      : [
          {
            title: "选择",
            narrow: "yes",
            cell: ({ taskId, about, part }) =>
              taskId === undefined || part !== "decider" ? null : (
                <input
                  type="checkbox"
                  aria-label={`选择：${about}`}
                  checked={pick.chosen.includes(taskId)}
                  onChange={() => pick.toggle(taskId)}
                />
              ),
          },
        ];
  return [...several, matter, kind, stage, due, act];
}
