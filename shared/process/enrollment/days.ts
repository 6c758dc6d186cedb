import { dayOf } from "#kernel/deadline/day.ts";
import { after, type DayRules, dayAt, happened, mayCome } from "#kernel/deadline/order.ts";
import type { Enrollment } from "./schema.ts";

type E = Enrollment;

const submitted = ({ enteredAt }: E) => ({ day: dayOf(enteredAt), what: "提交研究之日" });
const studied = ({ studies }: E) => ({ day: studies.at(-1)?.heldOn, what: "会议日期" });
const requested = ({ request }: E) => ({ day: request?.sentOn, what: "请示送出日期" });
const askedToLeave = ({ removalRequest }: E) => ({
  day: removalRequest?.sentOn,
  what: "请示送出日期",
});
const lastAsked = (state: E) =>
  state.removalRequest === undefined ? requested(state) : askedToLeave(state);
const effective = ({ effectiveOn }: E) => ({ day: effectiveOn, what: "生效日期" });
const suspended = ({ suspension }: E) => ({ day: suspension?.from, what: "中止起日" });
const removed = ({ removal }: E) => ({ day: removal?.on, what: "退出日期" });
const sentBack = ({ review }: E) => ({ day: review?.sentBack?.at(-1), what: "退回日期" });
const returned = ({ returns }: E) => {
  const last = returns.at(-1);
  return { day: last?.on ?? (last && dayOf(last.at)), what: "退回日期" };
};

/** Which day each day of an enrollment must follow (process sheet §4.1). */
export const days: DayRules<Enrollment> = {
  draft: { "nomination.basis.[].date": happened() },
  revise: { "nomination.basis.[].date": happened() },
  nominate: { "nomination.basis.[].date": mayCome() },
  "draft-successor": { "nomination.basis.[].date": mayCome() },
  "change-members": { on: happened(effective) },
  study: { "study.heldOn": happened(submitted) },
  "COMMISSION_PASSED.send": { sentOn: happened(studied) },
  "PARTY_PENDING.consent": { consentedOn: happened(studied, requested) },
  "enter-consent": { consentedOn: happened(studied, lastAsked) },
  "PARTY_PENDING.return": { on: happened(requested) },
  "PARTY_PENDING.reject": { on: happened(requested) },
  "PARTY_RETURNED.resubmit": { sentOn: happened(returned) },
  "REMOVAL_PENDING.file": { filedOn: happened(effective, studied) },
  "REMOVAL_PENDING.send": { sentOn: happened(effective, studied, sentBack) },
  "REMOVAL_PARTY.consent": { consentedOn: happened(studied, askedToLeave) },
  "REMOVAL_PARTY.return": { on: happened(askedToLeave) },
  "REMOVAL_PARTY.reject": { on: happened(askedToLeave) },
  "NOTICE.complete": { on: happened(effective) },
  "SUSPENSION_END.reinstate": { on: happened(suspended) },
  "REMOVAL_NOTICE.complete": { unitToldOn: happened(removed), objectToldOn: happened(removed) },
  "propose-suspension": {
    from: happened(effective),
    to: after(mayCome(), dayAt("from", "中止起日")),
  },
  "propose-reinstatement": { on: happened(suspended) },
};
