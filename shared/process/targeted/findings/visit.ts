import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { endStage } from "#kernel/task/close.ts";
import { Remark } from "#process/finding/schema.ts";
import { checkRecord, MethodRecord, maxRecords } from "#process/inspection/method-record.ts";
import { OnDay } from "#process/inspection/on-day.ts";
import { checkTeam, Replacement } from "#process/inspection/team.ts";
import { concernsOf } from "../describe.ts";
import { fact } from "../events.ts";
import { unseen } from "../material/analysis.ts";
import type { Targeted } from "../schema.ts";
import { unconfirmed } from "../terms.ts";

/** On site: only after every hit has been looked at by a person. */
export const visitCommands = commandsFor<Targeted>()({
  "begin-on-site": {
    verb: "beginning",
    leads: "on",
    summary: "疑点核查完毕，开始现场检查",
    right: "inspection.conduct",
    body: OnDay,
    in: ["ANALYZING"],
    unless: unseen,
    decide: (_, { on }, context) => {
      const begun = fact("targeted.on-site-begun", { on: on ?? dayOf(context.now) });
      const closing = { outcome: "reviewed", reason: "疑点核查完毕" };
      return endStage("ANALYZING", closing, [begun], context);
    },
  },
  "record-method": {
    verb: "records",
    summary: "登记监督方式记录：账目清单、汇报材料、访谈笔录",
    right: "inspection.conduct",
    body: z.object({ record: MethodRecord }),
    in: ["ON_SITE"],
    unless: ({ records }) => (records.length >= maxRecords ? refuse("record.state") : undefined),
    decide: ({ plan, records }, { record }) =>
      checkRecord(record, plan.team) ?? [
        fact("targeted.method-recorded", { record: { ...record, n: records.length + 1 } }),
      ],
  },
  "replace-inspector": {
    verb: "replacement",
    summary: "检查人员回避，更换人员",
    right: "inspection.conduct",
    body: Replacement,
    in: unconfirmed,
    decide: replaceInspector,
  },
  "end-on-site": {
    verb: "end",
    leads: "on",
    summary: "结束现场检查",
    right: "inspection.conduct",
    body: z.extend(OnDay, { note: Remark }),
    in: ["ON_SITE"],
    unless: ({ records }) =>
      records.some(({ validity }) => validity === "valid")
        ? undefined
        : refuse("inspection.records", "至少须有一种监督方式的有效记录"),
    decide: (_, { on, note }, context) => {
      const ended = fact("targeted.on-site-ended", { on: on ?? dayOf(context.now), note });
      return endStage("ON_SITE", { outcome: "ended", reason: note }, [ended], context);
    },
  },
});

/** An inspector steps out, and is recused from the matter from then on. */
function replaceInspector(
  state: Targeted,
  { officer, relation, detail, replacement }: z.infer<typeof Replacement>,
  { officers }: Context,
): Fact[] | Refusal {
  const { team } = state.plan;
  const others = team.filter((member) => member.officer !== officer);
  if (others.length === team.length) return refuse("inspection.team", "该人员不在检查组内");
  const problem = checkTeam([...others, replacement], {
    officers,
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
