import type { Answers } from "#kernel/conduct/answers.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { chain } from "./chain.ts";
import { fact } from "./events.ts";
import { beside } from "./intake/beside.ts";
import type { Petition } from "./schema.ts";
import { isNamed } from "./shown/named.ts";
import type { PetitionStatus } from "./terms.ts";

const hour = 3_600_000;
const destroyed = { outcome: "destroyed", reason: "内容已按规定销毁" };
const upward: readonly PetitionStatus[] = ["UPWARD", "PURGE_APPROVAL", "OUT_OF_LEVEL"];

/** What else becomes true with an answer, and what must not. */
export const answers: Answers<Petition, typeof chain> = {
  IDENTITY_CHECK: {
    confirmed: (_, { form }) => [
      fact("petition.identity-checked", { ...form, result: "CONFIRMED" }),
    ],
    unconfirmed: (_, { form }) => [
      fact("petition.identity-checked", { ...form, result: "UNCONFIRMED" }),
    ],
  },
  CLASSIFYING: {
    accept: (state, { form }, context) => {
      const accepted = fact("petition.accepted", { ...form, on: dayOf(context.now) });
      return form.category === "ACCUSATION"
        ? withNotice(state, "NOTICE", [accepted], context)
        : refuse("petition.category");
    },
    resolve: (state, { form }, context) =>
      appealProblem(form) ??
      withNotice(
        state,
        "NOTICE_REQUEST",
        [fact("petition.accepted", { ...form, on: dayOf(context.now) })],
        context,
      ),
    foreign: (state, _, context) => withNotice(state, "NOTICE_REQUEST", [], context),
    refuse: (state, { ballot }, context) => {
      const reason = ballot?.opinion ?? "";
      const refused = fact("petition.not-accepted", { reason, on: dayOf(context.now) });
      return withNotice(state, "NOTICE", [refused], context);
    },
    duplicate,
  },
  TO_HANDLER: { take: (_, __, { now }) => [fact("petition.taken", { on: dayOf(now) })] },
  COMPLETED: {
    told: (_, { form }) => [fact("petition.fed-back", { ...form, reached: "yes" })],
    missed: (_, { form }) => [fact("petition.fed-back", { ...form, reached: "no" })],
    "give-up": ({ feedback }) =>
      feedback.filter(({ reached }) => reached === "no").length < 3
        ? refuse("petition.three-tries")
        : [],
  },
  OBJECTION: {
    explain: (_, { form }) => [fact("petition.objection-explained", form)],
  },
  FED_BACK: { archive: archived },
  ARCHIVING: { archive: archived },
  UPWARD: { send: passedOn },
  TRANSFER: { send: transferred },
  PURGE_APPROVAL: {
    approve: ({ passedOn: sent }, { form, ballot }, context) =>
      sent === undefined || ballot === undefined || ballot.by === sent.by
        ? refuse("petition.two-people")
        : [
            fact("petition.purged", {
              ...form,
              by: [sent.by, ballot.by],
              on: dayOf(context.now),
            }),
            // What they show is destroyed as well.
            ...closeTasks(Object.keys(chain.beside), destroyed, context),
          ],
  },
  NOTICE: {
    told: (_, { form }) => [fact("petition.noticed", form)],
  },
  NOTICE_REQUEST: {
    told: (_, { form }) => [fact("petition.noticed", form)],
  },
  EXTENSION: {
    told: (_, { form }) => [fact("petition.extension-told", form)],
  },
  REPORT_BACK: {
    reported: (_, { form }) => [fact("petition.reported-back", form)],
  },
  RESULT: {
    report: (_, { form }, { now }) => [
      fact("petition.result-reported", { ...form, on: dayOf(now) }),
    ],
  },
  URGENT: {
    handle: (_, { ballot }) => [
      fact("petition.urgent-handled", { opinion: ballot?.opinion ?? "" }),
    ],
  },
  IDENTITY_OPENING: {
    grant: ({ opening }, { ballot }, { now }) =>
      opening === undefined
        ? refuse("record.state")
        : ballot?.by === opening.officer
          ? refuse("petition.two-people", "申请和批准须由两人分别办理")
          : [
              fact("petition.identity-granted", {
                officer: opening.officer,
                until: new Date(Date.parse(now) + hour).toISOString(),
              }),
            ],
    refuse: ({ opening }, { ballot }) => [
      fact("petition.identity-refused", {
        officer: opening?.officer ?? "",
        reason: ballot?.opinion ?? "",
      }),
    ],
  },
  CLEARING: {
    cleared: (_, { form }) => [fact("petition.cleared", form)],
  },
  EXPLAIN: {
    explain: ({ missed }, { form }) =>
      missed.flatMap(({ code, reason }) =>
        reason === undefined ? [fact("petition.clock-explained", { code, ...form })] : [],
      ),
  },
};

/**
 * Real-name reporters are told within 15 working days of receipt; who repeats is not told again. Where
 * they were told before and a room has sent the matter back, only another answer is news, from today.
 */
function withNotice(
  state: Petition,
  stage: "NOTICE" | "NOTICE_REQUEST",
  facts: Fact[],
  context: Context,
): Fact[] | Refusal {
  const isAccepted = facts.some(({ type }) => type === "petition.accepted");
  const isTold = state.acceptedOn !== undefined;
  if (!isNamed(state) || (isTold && isAccepted)) return facts;
  const base = isTold ? dayOf(context.now) : state.receivedOn;
  const asked = beside(state, stage, base, context);
  return isRefusal(asked) ? asked : [...facts, ...asked];
}

/**
 * 重复件: its own clocks end, so the first one has to be there, about the same person where both
 * name one of the library, and still this office's: no repetition itself, and not sent upward.
 */
function duplicate(
  { registration }: Petition,
  { form }: { form: { of: string } },
  { concerning = [], recordId }: Context,
): Fact[] | Refusal {
  const found = concerning.find(({ kind, id }) => kind === "petition" && id === form.of);
  if (found === undefined) return refuse("petition.first");
  if (found.id === recordId) return refuse("petition.first", "不能填写本件自身");
  const first = found.state as Petition;
  if (first.duplicateOf !== undefined)
    return refuse(
      "petition.first",
      `该件本身是重复件，请填写首次件 ${shortNumber(first.duplicateOf)}`,
    );
  if (upward.includes(first.status))
    return refuse("petition.first", "首次件已报上级，本件请同样报上级");
  const [ours, theirs] = [registration?.personId, first.registration?.personId];
  return ours !== undefined && theirs !== undefined && ours !== theirs
    ? refuse("petition.first", "两件反映的不是同一人")
    : [fact("petition.duplicate", form)];
}

function archived(
  _: Petition,
  { form: { number } }: { form: { number?: string | undefined } },
  { now }: Context,
): Fact[] {
  const as = number === undefined ? {} : { number };
  return [fact("petition.archived", { on: dayOf(now), ...as })];
}

function passedOn(
  _: Petition,
  { form }: { form: { receiver: string; on: string; receipt: string } },
): Fact[] {
  return [fact("petition.passed-on", form)];
}

/** 交办 (检举控告规则 Art. 19-20): the lower organ reports within three months; never of an object. */
function transferred(
  state: Petition,
  { form }: { form: { receiver: string; on: string; receipt: string; report?: "yes" | undefined } },
  context: Context,
): Fact[] | Refusal {
  const { report, ...sent } = form;
  const passed = fact("petition.passed-on", sent);
  if (report === undefined) return [passed];
  if ((state.routing?.object ?? "NONE") !== "NONE")
    return refuse("petition.room", "提级监督对象的信访件由本级直接办理，不得交办下级");
  const asked = beside(state, "REPORT_BACK", sent.on, context);
  const wanted = fact("petition.report-wanted", { of: sent.receiver });
  return isRefusal(asked) ? asked : [passed, wanted, ...asked];
}

/** Only an appeal is a 复审 or 复核 (监察法 Art. 56). */
function appealProblem({ category, appeal }: { category: string; appeal?: string | undefined }) {
  return appeal === undefined || category === "APPEAL"
    ? undefined
    : {
        ...refuse("input.invalid"),
        fields: [{ path: "form.appeal", message: "复审、复核的类别应为申诉" }],
      };
}
