import * as z from "zod/mini";
import { commandsFor } from "#kernel/conduct/command.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { lines } from "#kernel/route/form.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { fact } from "../events.ts";
import type { Targeted } from "../schema.ts";

/** What the group writes: the findings themselves stand in their list, so that nobody types them twice. */
export const ReportText = z.object({
  facts: lines("认定的事实和主要证据", 8000),
  opinion: lines("处理意见和工作建议", 4000),
});

/** 检查报告 of the group: who wrote it when, and who of the group has signed it as it is now. */
export type Report = z.infer<typeof ReportText> & {
  by: string;
  on: Day;
  signatures: readonly { officer: string; on: Day }[];
};

type Of = Pick<Targeted, "plan" | "report" | "findings" | "hearings">;

const isOfGroup = ({ plan }: Pick<Of, "plan">, officer: string) =>
  plan.team.some((member) => member.officer === officer);

/** The members of the group who have not signed the report as it is now. */
function unsigned({ plan, report }: Pick<Of, "plan" | "report">): string[] {
  const signed = (report?.signatures ?? []).map(({ officer }) => officer);
  return plan.team.map(({ officer }) => officer).filter((officer) => !signed.includes(officer));
}

/** Why the findings cannot go to the director yet, as far as the report is concerned. */
export function reportMissing(
  state: Pick<Of, "plan" | "report">,
  { officers }: Context,
): Refusal | undefined {
  if (state.report === undefined) return refuse("inspection.report", "尚未提交检查报告");
  const names = unsigned(state).map((id) => officers.find((one) => one.id === id)?.name ?? "");
  return names.length === 0
    ? undefined
    : refuse("inspection.report", `检查报告尚待检查组成员签名：${names.join("、")}`);
}

/** The group's report: written by one of it, signed by each; the director then decides on it. */
export const reportCommands = commandsFor<Targeted>()({
  "write-report": {
    verb: "report",
    summary: "提交检查报告（认定的事实、处理意见），由检查组成员签名",
    right: "inspection.conduct",
    body: ReportText,
    in: ["FINDINGS_DRAFT"],
    unless: (state, { actor }) =>
      isOfGroup(state, actor.id) ? undefined : refuse("auth.forbidden", "检查报告由检查组成员撰写"),
    decide: (_, { facts, opinion }, { actor, now }) => [
      fact("targeted.reported", { facts, opinion, by: actor.id, on: dayOf(now) }),
    ],
  },
  "sign-report": {
    verb: "report-signature",
    leads: "on",
    summary: "在检查报告上签名",
    right: "inspection.conduct",
    body: z.object({}),
    in: ["FINDINGS_DRAFT"],
    unless: maySign,
    decide: sign,
  },
});

function maySign(state: Targeted, { actor }: Context): Refusal | undefined {
  if (state.report === undefined) return refuse("inspection.report", "尚未提交检查报告");
  if (!isOfGroup(state, actor.id)) return refuse("auth.forbidden", "检查报告由检查组成员签名");
  return unsigned(state).includes(actor.id) ? undefined : refuse("record.state", "您已签名");
}

/** What is signed is sealed into the signature: the report, its findings, and who was heard. */
function sign(
  { report, findings, hearings }: Targeted,
  _: object,
  { actor, now }: Context,
): Fact[] | Refusal {
  if (report === undefined) return refuse("inspection.report", "尚未提交检查报告");
  const { signatures: __, ...text } = report;
  const signed = hashOf({ report: text, findings, hearings });
  return [fact("targeted.report-signed", { officer: actor.id, on: dayOf(now), signed })];
}

/** What is found or heard after somebody has signed was not signed by them. */
export function unsignedAgain({ report }: Pick<Of, "report">): { report?: Report } {
  return report === undefined ? {} : { report: { ...report, signatures: [] } };
}

/** Who steps out of the group has not signed for it; their successor signs anew. */
export function withoutSignature(report: Report | undefined, officer: string): { report?: Report } {
  return report === undefined
    ? {}
    : {
        report: {
          ...report,
          signatures: report.signatures.filter((one) => one.officer !== officer),
        },
      };
}
