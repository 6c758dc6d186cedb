import { educationTypes, signedBy, standings } from "#process/education/terms.ts";
import { festivals } from "#process/learning/festivals.ts";
import type { Learning } from "#process/learning/schema.ts";

/** Columns of ledger L10 教育台账: one row for each person and session or reminder. */
export const educationColumns = [
  "姓名",
  "单位",
  "教育类型",
  "主题",
  "日期",
  "地点",
  "出勤",
  "签到方式",
  "测试成绩",
  "心得",
  "补课日期",
  "备注",
] as const;

/** What was said of a session; of a leave that was made up for, why and how. */
function noteOf({ note = "", leave = "" }: Learning["entries"][number]): string {
  return leave === "" ? note : `请假：${leave}；补课：${note}`;
}

/** A person's year as rows of L10, by day. */
export function educationRows({ person, entries, reminders, talks }: Learning, year: number) {
  const who = [person.personName, person.unitName];
  const rows = [
    ...entries.map((entry) => ({
      on: entry.on,
      cells: [
        educationTypes[entry.type],
        entry.title,
        entry.on,
        entry.place,
        standings[entry.standing],
        entry.how === undefined ? "" : signedBy[entry.how],
        entry.score === undefined ? "" : String(entry.score),
        entry.reflection ?? "",
        entry.madeUpOn ?? "",
        noteOf(entry),
      ],
    })),
    ...reminders.map(({ festivals: names, from, readOn }) => ({
      on: from,
      cells: [
        "节前提醒",
        names.map((name) => festivals[name]).join("、"),
        from,
        "",
        readOn === undefined ? "未阅知" : "已阅知",
        "",
        "",
        "",
        "",
        readOn ?? "",
      ],
    })),
    ...talks.flatMap(({ on, cause, outline }) =>
      on === undefined
        ? []
        : [
            {
              on,
              cells: [
                cause === "ENTRY" ? "廉政谈话（新纳入）" : "提醒谈话（两次缺席）",
                "",
                on,
                "",
                "",
                "",
                "",
                "",
                "",
                outline ?? "",
              ],
            },
          ],
    ),
  ];
  return rows
    .filter(({ on }) => on.startsWith(`${year}-`))
    .sort((one, other) => one.on.localeCompare(other.on))
    .map(({ cells }) => [...who, ...cells]);
}
