import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeStage } from "#kernel/task/close.ts";
import { checkRecord, maxRecords } from "#process/inspection/method-record.ts";
import { checkTeam } from "#process/inspection/team.ts";
import { fact } from "../events.ts";
import { openHits } from "../material/analyze.ts";
import { concernsOf } from "../matter.ts";
import type { Of, Targeted } from "../schema.ts";

/** On site: only after every hit has been looked at by a person. */
export function inspect(
  state: Targeted,
  command: Of<"begin-on-site" | "record-method" | "replace-inspector" | "end-on-site">,
  context: Context,
): Fact[] | Refusal {
  const today = dayOf(context.now);
  switch (command.type) {
    case "begin-on-site":
      return begin(state, command.on ?? today, context);
    case "record-method": {
      const { record } = command;
      if (state.onSite === undefined || state.status !== "ON_SITE" || isFull(state))
        return refuse("record.state");
      return (
        checkRecord(record, state.plan.team) ?? [
          fact("targeted.method-recorded", { record: { ...record, n: state.records.length + 1 } }),
        ]
      );
    }
    case "replace-inspector":
      return replaceInspector(state, command, context);
    case "end-on-site": {
      if (state.status !== "ON_SITE") return refuse("record.state");
      if (!state.records.some(({ validity }) => validity === "valid"))
        return refuse("inspection.records", "至少须有一种监督方式的有效记录");
      const closed = closeStage("ON_SITE", { outcome: "ended", reason: command.note }, context);
      return isRefusal(closed)
        ? closed
        : [
            fact("targeted.on-site-ended", { on: command.on ?? today, note: command.note }),
            ...closed,
          ];
    }
  }
}

function begin(state: Targeted, on: string, context: Context): Fact[] | Refusal {
  if (state.status !== "ANALYZING") return refuse("record.state");
  if (state.tables.some(({ status }) => status === "UPLOADED"))
    return refuse("targeted.hits-open", "尚有数据表未比对");
  const open = openHits(state);
  if (open > 0) return refuse("targeted.hits-open", `尚有 ${open} 条疑点未核查`);
  const closed = closeStage("ANALYZING", { outcome: "reviewed", reason: "疑点核查完毕" }, context);
  return isRefusal(closed) ? closed : [fact("targeted.on-site-begun", { on }), ...closed];
}

function replaceInspector(
  state: Targeted,
  { officer, relation, detail, replacement }: Of<"replace-inspector">,
  context: Context,
): Fact[] | Refusal {
  const { team } = state.plan;
  const others = team.filter((member) => member.officer !== officer);
  if (["FINDINGS_CONFIRMED", "DISPOSAL", "CLOSED", "CANCELLED"].includes(state.status))
    return refuse("record.state");
  if (others.length === team.length) return refuse("inspection.team", "该人员不在检查组内");
  const problem = checkTeam([...others, replacement], {
    officers: context.officers,
    recused: [officer, ...state.recusals.map(({ person }) => person)],
    concerns: concernsOf(state),
    room: state.room,
  });
  return (
    problem ?? [
      fact("targeted.inspector-replaced", { person: officer, relation, detail, replacement }),
    ]
  );
}

function isFull({ records }: Targeted): boolean {
  return records.length >= maxRecords;
}
