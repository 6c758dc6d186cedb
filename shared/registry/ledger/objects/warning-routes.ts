import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { roleNames } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import { type Asked, readOpenTasks } from "#kernel/permission/read-tasks.ts";
import { readsOf } from "#kernel/record/kinds.ts";
import type { Route } from "#kernel/route/route.ts";
import type { Task } from "#kernel/task/schema.ts";
import { own } from "#kernel/text/own.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { type Line, ledgerRoutes } from "../printed.ts";

/** Columns of the warning list: the item's number and stage, and no name of whom it is about. */
export const warningColumns = [
  "预警颜色",
  "事项编号",
  "环节",
  "监督检查室",
  "应办日",
  "剩余或逾期",
  "承办人",
] as const;

const colours = { RED: "红", YELLOW: "黄", BLUE: "蓝" } as const;

/** An open question with a colour as a line of the list; none where nothing presses yet. */
export function warningLine(
  { task, record }: Asked,
  of: { today: Day; rules: Rules; nameOf: (officer: string) => string },
): Line | undefined {
  const { text, colour } = daysLeft(task.due, of.today, of.rules);
  if (colour === "NONE") return undefined;
  const [day = "", left = ""] = text.replace(/（.*?）/gu, "").split("，");
  const waiting = task.seats.filter(({ ballot }) => ballot === undefined);
  const handlers = waiting.map(({ person, role }) =>
    own(roleNames, role) === undefined ? "" : of.nameOf(person),
  );
  return {
    on: day,
    record: String(record.id),
    class: colour,
    ...(task.room === undefined ? {} : { room: task.room }),
    cells: [
      colours[colour],
      shortNumber(String(record.id)),
      task.title,
      task.room ?? "",
      day,
      left,
      handlers.filter((name) => name !== "").join("、") || "单位或本人",
    ],
  };
}

/** 预警清单 (§5.1), as of now: red first, then by due day; each reader sees the matters that they may see. */
export const warningRoutes: Route[] = ledgerRoutes({
  path: "warnings",
  name: "预警清单",
  tag: "台账",
  summary: "预警清单：在办事项中红、黄、蓝三色预警的（class=RED 只看红色）",
  action: "district.read",
  columns: warningColumns,
  classes: { title: "预警颜色", labels: colours },
  lines: async (call) => {
    const { officers, rules } = await readDistrict(call.world, call.caller.district);
    const today = dayOf(call.world.clock());
    const nameOf = (id: string) => officers.find((one) => one.id === id)?.name ?? "";
    const pressing = await readOpenTasks(call, readsOf, (task: Task) =>
      daysLeft(task.due, today, rules).colour === "NONE" ? "no" : "yes",
    );
    const order = Object.keys(colours);
    return pressing
      .flatMap((asked) => warningLine(asked, { today, rules, nameOf }) ?? [])
      .toSorted(
        (a, b) =>
          order.indexOf(a.class ?? "") - order.indexOf(b.class ?? "") ||
          (a.on ?? "").localeCompare(b.on ?? ""),
      );
  },
});
