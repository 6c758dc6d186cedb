import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { dueFor } from "#kernel/rules.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { checkFinding } from "#process/finding/check.ts";
import { maxFindings } from "#process/finding/schema.ts";
import { checkRecord, maxRecords } from "#process/inspection/method-record.ts";
import { checkTeam } from "#process/inspection/team.ts";
import { fact } from "./events.ts";
import { concernsOf } from "./matter.ts";
import { openDuty } from "./open-duty.ts";
import { daysOf } from "./quarter.ts";
import type { Quarterly, QuarterlyCommand } from "./schema.ts";
import { quarterlyDuties } from "./stages.ts";
import { waiting } from "./terms.ts";

type Of<T extends QuarterlyCommand["type"]> = Extract<QuarterlyCommand, { type: T }>;

/** The visit itself: begin, records of methods, findings, end. */
export function conductVisit(
  state: Quarterly,
  command: Of<"begin" | "record-method" | "find" | "end-visit">,
  context: Context,
): Fact[] | Refusal {
  if (command.type === "begin") return begin(state, context);
  const { plan, visit, status } = state;
  if (plan === undefined || visit === undefined) return refuse("record.state", "检查尚未开始");
  const today = dayOf(context.now);
  switch (command.type) {
    case "record-method": {
      if (status !== "ON_SITE" || state.records.length >= maxRecords) return refuse("record.state");
      const { record } = command;
      const of = { team: plan.team, today, since: visit.beganOn };
      return (
        checkRecord(record, of) ?? [
          fact("quarterly.method-recorded", { record: { ...record, n: state.records.length + 1 } }),
        ]
      );
    }
    case "find": {
      if (!["ON_SITE", "REPORTING"].includes(status) || state.findings.length >= maxFindings)
        return refuse("record.state");
      const finding = { ...command.finding, n: state.findings.length + 1 };
      return checkFinding(finding) ?? [fact("quarterly.found", { finding })];
    }
    case "end-visit":
      if (status !== "ON_SITE") return refuse("record.state");
      return state.records.some(({ validity }) => validity === "valid")
        ? [fact("quarterly.visit-ended", { on: today, note: command.note })]
        : refuse("inspection.records", "至少须有一种监督方式的有效记录");
  }
}

/** The visit begins today; the quarter that it belongs to is the record's, never another. */
function begin(state: Quarterly, context: Context): Fact[] | Refusal {
  const today = dayOf(context.now);
  const { from, to } = daysOf(state);
  const { plan, status, missed, recusals, room } = state;
  if (plan === undefined || status !== "NOTICED")
    return refuse("record.state", "请先排定计划，并通知单位或注明不打招呼");
  if (today < from) return refuse("inspection.day", `本季度自 ${from} 开始`);
  if (today > to && missed === undefined) return refuse("inspection.day", `本季度已于 ${to} 结束`);
  const until = today > to ? makeUpUntil(to, context) : to;
  if (today > until) return refuse("inspection.day", `补检期限为 ${until}，已过期`);
  const timeliness = today > to ? "late" : "in-quarter";
  const closing = { outcome: "visited", reason: timeliness === "late" ? "补检" : "已开展检查" };
  const recused = recusals.map(({ person }) => person);
  const { officers } = context;
  return (
    checkTeam(plan.team, { officers, recused, concerns: concernsOf(state), room }) ?? [
      fact("quarterly.begun", { on: today, timeliness }),
      ...closeTasks(["VISIT", "MAKE_UP"], closing, context),
    ]
  );
}

/** Last day of a make-up: 15 working days past the quarter (process sheet §4.2). */
function makeUpUntil(quarterEnds: Day, { rules }: Context): Day {
  const { effectiveDue } = dueFor(rules, quarterlyDuties.MAKE_UP.deadline, quarterEnds);
  // A day that is only estimated makes nobody late.
  return effectiveDue ?? "9999-12-31";
}

/** The quarter has gone by unvisited. The duty's own ladder goes on: 黄 to the deputy, 红 to the secretary. */
export function miss(state: Quarterly, context: Context): Fact[] | Refusal {
  if (!waiting.includes(state.status) || state.missed !== undefined) return [];
  if (dayOf(context.now) <= daysOf(state).to) return [];
  const makeUp = openDuty(state, "MAKE_UP", context);
  return isRefusal(makeUp)
    ? makeUp
    : [fact("quarterly.missed", { makeUpFrom: dayOf(context.now) }), ...makeUp];
}
