import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { refuse } from "#kernel/refusal.ts";
import { extend } from "#kernel/task/time/longer.ts";
import { text } from "#kernel/text/text.ts";
import { fact } from "../events.ts";
import { type Clue, officersAs, VerificationReport } from "../schema.ts";
import { actingProblem, barred } from "./acting.ts";

/** 初步核实 (规则 Art. 32-36; 条例 Art. 207; 案件检查工作条例 Art. 15: two months, one more by approval). */
export const verify = commandsFor<Clue>()({
  "name-team": {
    verb: "verification-team",
    summary: "确定核查组",
    right: "clue.handle",
    in: ["PRELIM_VERIFY"],
    body: z.object({
      team: officersAs("核查组成员（二人以上）", "核查组须二人以上"),
    }),
    decide: (state, { team }, context) =>
      actingProblem(team, state, context) ?? [fact("clue.team-named", { team })],
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
      extend(
        {
          status: state.status,
          code: "D-CLU-8",
          base: state.verification?.approvedOn ?? state.receivedOn,
        },
        context,
        (months, length) => fact("clue.verification-extended", { months, length, document }),
      ),
  },
  "report-verification": {
    verb: "verification-report",
    leads: "on",
    summary: "提交初核报告",
    right: "clue.handle",
    in: ["PRELIM_VERIFY"],
    body: z.object({ report: VerificationReport }),
    decide: (state, { report }, context) => {
      const team = state.verification?.team ?? [];
      const away = barred(team, state, context);
      const unsigned = team.filter((id) => !away.includes(id) && !report.signedBy.includes(id));
      return unsigned.length > 0
        ? refuse("clue.report-unsigned", unsigned.join("、"))
        : (actingProblem(report.signedBy, state, context) ?? [fact("clue.verified", { report })]);
    },
  },
});
