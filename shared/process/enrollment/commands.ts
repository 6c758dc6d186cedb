import * as z from "zod/mini";
import { type CommandOf, commandsFor, internal, internalMaking } from "#kernel/conduct/command.ts";
import type { StandardCommand } from "#kernel/conduct/conducted.ts";
import type { Day } from "#kernel/deadline/day.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { keysOf } from "#kernel/route/form.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { text } from "#kernel/text/text.ts";
import { Attachment, attachments, maxAttachments } from "#process/file/attachment.ts";
import { changeMembers, MembersChange, mayChangeMembers, memberLeft } from "./body/members.ts";
import { bodyProblem } from "./body/schema.ts";
import { isStage } from "./chain.ts";
import { openDuties } from "./duties/open-duties.ts";
import { fact } from "./events.ts";
import { consentForm } from "./nomination/forms.ts";
import { type Proposed, propose, revise, screen, submit, withdraw } from "./nomination/nominate.ts";
import { isDead, isGone } from "./review/leaving.ts";
import { isLeaving, overrideGuard } from "./review/removal.ts";
import { callReview } from "./review/review.ts";
import { Candidate, type Enrollment, Nomination, ScoreSheet, type WorkbookRow } from "./schema.ts";
import { enterConsent } from "./stages/enter-consent.ts";
import { study } from "./stages/study.ts";
import { askForMore, mayAskForMore } from "./supplement/extension.ts";
import { ExtensionRequest, supplementing } from "./supplement/schema.ts";
import { Reinstatement, SuspensionProposal } from "./suspension/schema.ts";
import { proposeReinstatement, proposeSuspension } from "./suspension/suspension.ts";
import { calledCauses, isObject, type ReviewCause } from "./terms.ts";

const Reason = text(2000, "请填写理由");

/** What may be done on an enrollment (process sheet §4.1). */
export const commands = commandsFor<Enrollment>()({
  screen: {
    summary: "筛选研判：登记候选人",
    right: "enrollment.propose",
    makes: "record",
    body: z.object({ candidate: Candidate, scoreSheet: ScoreSheet }),
    decide: screen,
  },
  nominate: internalMaking(
    (state: Enrollment | undefined, of: Proposed & { source: WorkbookRow }) => propose(state, of),
  ),
  "take-screened": internalMaking(
    (state: Enrollment | undefined, of: Omit<Proposed, "nomination">) =>
      state === undefined ? [fact("enrollment.screened", of)] : [],
  ),
  "draft-successor": internalMaking(
    (state: Enrollment | undefined, of: Proposed & { follows: string }) => propose(state, of),
  ),
  draft: {
    verb: "nomination",
    leads: "on",
    summary: "形成提名表",
    right: "enrollment.propose",
    body: z.object({ nomination: Nomination }),
    in: ["SCREENING"],
    decide: ({ candidate }, { nomination }) =>
      bodyProblem(candidate, nomination) ?? [fact("enrollment.drafted", { nomination })],
  },
  revise: {
    verb: "revision",
    summary: "修改或补充提名表",
    right: "enrollment.propose",
    body: z.object({ nomination: Nomination, candidate: z.optional(Candidate) }),
    in: ["DRAFT", "RETURNED", "PARTY_RETURNED"],
    otherwise: "提交后须先退回补充方可修改",
    decide: revise,
  },
  attach: attachments<Enrollment>({
    right: "enrollment.propose",
    in: ["SCREENING", "DRAFT", "RETURNED", "PARTY_RETURNED", "ROOM_REVIEW"],
    proposer: ({ proposer }) => proposer,
    attached: (attachments) => fact("enrollment.attached", { attachments }),
  }),
  submit: {
    verb: "submission",
    leads: "on",
    summary: "提交（或补充后重新提交）",
    right: "enrollment.propose",
    body: z.object({}),
    unless: (state, context) =>
      (state.nomination === undefined
        ? refuse("enrollment.incomplete", "尚未形成提名表")
        : isProposer(state, context, "只有提名人可以提交自己的提名")) ??
      (["DRAFT", "RETURNED"].includes(state.status) ? undefined : refuse("record.state")),
    decide: submit,
  },
  "ask-for-more-time": {
    verb: "supplement-extension",
    summary: "申请延长补充期限（一次，至多五个工作日，由分管副书记审批）",
    right: "enrollment.supplement",
    body: ExtensionRequest,
    in: supplementing,
    otherwise: "仅退回补充的事项可申请延长补充期限",
    unless: mayAskForMore,
    decide: askForMore,
  },
  withdraw: {
    verb: "withdrawal",
    summary: "撤回提名",
    right: "enrollment.propose",
    body: z.object({ reason: text(2000, "请填写撤回理由") }),
    unless: (state, context) =>
      isProposer(state, context, "只有提名人可以撤回") ??
      (isEnded(state) || isObject(state.status)
        ? refuse("record.state", "区委同意后不得撤回，须走退出程序")
        : undefined),
    decide: withdraw,
  },
  "change-members": {
    verb: "members",
    summary: "登记“两委”班子或者组织的成员变动",
    right: "enrollment.follow",
    body: MembersChange,
    unless: mayChangeMembers,
    decide: changeMembers,
  },
  "call-review": {
    verb: "review",
    summary: "提前评估（调离、退休、机构撤并、“三资”低于标准、处分）",
    right: "enrollment.follow",
    body: z.object({
      cause: keysOf(calledCauses, "请选择提前评估的原因；去世的，在信息库登记离岗"),
      reason: Reason,
    }),
    unless: ({ status }) =>
      status === "ACTIVE" ? undefined : refuse("enrollment.review", "仅直接监督中的对象可提前评估"),
    decide: callReview,
  },
  "override-guard": {
    verb: "removal-override",
    summary: "书记决定：有未了事项仍可退出",
    right: "enrollment.override",
    body: z.object({ reason: Reason }),
    unless: (state, { actor }) => {
      if (actor.role !== "SECRETARY") return refuse("auth.forbidden");
      return isLeaving(state) ? undefined : refuse("record.state", "没有拟退出的评估建议");
    },
    decide: overrideGuard,
  },
  "propose-suspension": {
    verb: "suspension",
    summary: "提出中止（或延长中止）",
    right: "enrollment.follow",
    body: SuspensionProposal,
    unless: ({ status, suspensionProposal }) =>
      (status !== "ACTIVE" && status !== "SUSPENDED") || suspensionProposal !== undefined
        ? refuse("enrollment.suspension")
        : undefined,
    decide: proposeSuspension,
  },
  "propose-reinstatement": {
    verb: "reinstatement",
    leads: "on",
    summary: "提出恢复监督",
    right: "enrollment.follow",
    body: Reinstatement,
    unless: ({ suspension, reinstatement }) =>
      suspension === undefined || reinstatement !== undefined
        ? refuse("enrollment.suspension")
        : undefined,
    decide: proposeReinstatement,
  },
  "enter-consent": {
    access: "own-route",
    verb: "consent",
    leads: "on",
    summary: "代录区委批复（附扫描件）",
    right: "enrollment.consent",
    body: z.extend(consentForm.schema, {
      scans: z.array(Attachment).check(z.minLength(1), z.maxLength(maxAttachments)),
    }),
    in: ["PARTY_PENDING", "REMOVAL_PARTY"],
    otherwise: "没有待区委研究的事项",
    decide: enterConsent,
  },
  study: internal(study),
  "open-duties": internal((state: Enrollment, _: Record<string, never>, context) =>
    openDuties(state, context),
  ),
  "note-file-opened": internal((_: Enrollment, __: Record<string, never>, context) =>
    closeTasks(["INTEGRITY_FILE"], { outcome: "done", reason: "廉政档案已自动建立" }, context),
  ),
  "note-left-post": internal(noteLeftPost),
});

export type EnrollmentCommand = CommandOf<typeof commands> | StandardCommand;

function isProposer({ proposer }: Enrollment, { actor }: Context, otherwise: string) {
  return actor.id === proposer ? undefined : refuse("auth.forbidden", otherwise);
}

/** Before consent the nomination must be withdrawn; an object is reviewed before its year is over. */
function noteLeftPost(
  state: Enrollment,
  {
    cause,
    reason,
    person,
    on,
  }: { cause: ReviewCause; reason: string; person?: string | undefined; on?: Day },
  context: Context,
) {
  const { body, personId } = state.candidate;
  if (body !== undefined && person !== undefined && !isEnded(state))
    if (isObject(state.status) || person !== personId)
      return memberLeft(state, { person, reason, on, ...deathOf(cause) }, context);
  // Who moved on first, and has died since, has left a second time.
  if (isEnded(state) || isDead(state) || (isGone(state) && cause !== "DEATH")) return [];
  const review = state.status === "ACTIVE" ? callReview(state, { cause, reason }, context) : [];
  const left = { reason, ...deathOf(cause), ...(on === undefined ? {} : { on }) };
  return [fact("enrollment.person-left-post", left), ...(isRefusal(review) ? [] : review)];
}

/** Only a death is told apart in the event: it ends what is asked of the person. */
function deathOf(cause: ReviewCause): { cause?: "DEATH" } {
  return cause === "DEATH" ? { cause } : {};
}

function isEnded({ status }: Enrollment): boolean {
  return !isStage(status) && !isObject(status) && !["SCREENING", "DRAFT"].includes(status);
}
