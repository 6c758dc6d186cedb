import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import type { Fact } from "#kernel/event.ts";
import type { Context } from "#kernel/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { officersOf } from "#kernel/role.ts";
import { dueFor } from "#kernel/rules.ts";
import { setDue } from "#kernel/task/set-due.ts";
import { Id, text } from "#kernel/text.ts";
import { notBefore } from "./answers.ts";
import { fact } from "./events.ts";
import { type Clue, VerificationReport } from "./schema.ts";

/** 初步核实 (规则 Art. 32-36; 条例 Art. 207; 案件检查工作条例 Art. 15: two months, one more by approval). */
export const verify = commandsFor<Clue>()({
  "name-team": {
    verb: "verification-team",
    summary: "确定核查组",
    right: "clue.handle",
    in: ["PRELIM_VERIFY"],
    body: z.object({
      team: z.array(Id).check(z.minLength(2, "核查组须二人以上"), z.maxLength(20)),
    }),
    decide: (state, { team }, { officers }) => {
      const known = team.every((id) => officers.some((officer) => officer.id === id));
      if (!known || new Set(team).size < 2) return refuse("clue.two-handlers");
      const recused = team.filter((id) => state.recusals.some(({ person }) => person === id));
      return recused.length > 0
        ? refuse("task.recused", recused.join("、"))
        : [fact("clue.team-named", { team })];
    },
  },
  "extend-verification": {
    verb: "verification-extension",
    summary: "登记经批准延长初核（一次，至多一个月）",
    right: "clue.approve",
    in: ["PRELIM_VERIFY"],
    unless: ({ verification }) =>
      verification?.extendedBy === undefined
        ? undefined
        : refuse("record.state", "初核已延长过一次"),
    body: z.object({ document: text(100) }),
    decide: (state, { document }, context) =>
      longer(
        state,
        { code: "D-CLU-8", base: state.verification?.approvedOn ?? state.receivedOn },
        context,
        (months) => fact("clue.verification-extended", { months, document }),
      ),
  },
  "report-verification": {
    verb: "verification-report",
    summary: "提交初核报告",
    right: "clue.handle",
    in: ["PRELIM_VERIFY"],
    body: z.object({ report: VerificationReport }),
    decide: ({ verification, receivedOn }, { report }, context) => {
      const wrong = notBefore(
        "report.on",
        report.on,
        verification?.approvedOn ?? receivedOn,
        "批准日期",
        context,
      );
      if (wrong !== undefined) return wrong;
      const unsigned = (verification?.team ?? []).filter((id) => !report.signedBy.includes(id));
      return unsigned.length > 0
        ? refuse("clue.report-unsigned", unsigned.join("、"))
        : [fact("clue.verified", { report })];
    },
  },
});

/** Moves the open question's due day by the register's extension, and records who granted it. */
export function longer(
  state: Clue,
  { code, base }: { code: string; base: string },
  context: Context,
  recorded: (months: number) => Fact,
): Fact[] | Refusal {
  const limit = context.rules.register.limits[code];
  const task = context.tasks.find(
    ({ stage, status }) => stage === state.status && status === "OPEN",
  );
  const extra = limit !== undefined && "extension" in limit ? (limit.extension?.length ?? 0) : 0;
  if (task === undefined || extra === 0) return refuse("record.state", "期限不能延长");
  const length = Number(limit?.length) + extra;
  return [recorded(extra), setDue(task, dueFor(context.rules, code, base, { length }), context)];
}

/** Officers of a room who may handle a clue. */
export function handlersOf(
  room: string,
  { officers }: Pick<Context, "officers">,
): readonly string[] {
  return [
    ...officersOf(officers, "PROPOSER", room),
    ...officersOf(officers, "ROOM_DIRECTOR", room),
  ].map(({ id }) => id);
}
