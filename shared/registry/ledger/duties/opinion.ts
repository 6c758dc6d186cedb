import { dueDayOf } from "#kernel/deadline/count.ts";
import type { Day } from "#kernel/deadline/day.ts";
import { dueFor, type Rules } from "#kernel/district/rules.ts";
import { type Opinion, type Reply, standingAnswer } from "#process/opinion/schema.ts";
import { opinionStatuses } from "#process/opinion/terms.ts";
import { uses, wordings } from "#process/standing/terms.ts";

/**
 * Columns of ledger L8 意见回复台账: one row for each name of a list. It says what was answered and
 * when; why stays in the record (A-17: a reply holds nothing of clues).
 */
export const opinionColumns = [
  "编号",
  "用途",
  "来函单位",
  "来函文号",
  "来函日期",
  "收件登记日",
  "应复日",
  "姓名",
  "单位职务",
  "拟任职务（拟表彰项目）",
  "回复意见",
  "复函文号",
  "复函日期",
  "是否按期",
  "签发人",
  "送达日期",
  "有效期至",
  "答复次数",
  "办理状态",
  "备注",
] as const;

/** What rows of L8 are worked out with: officers' names, the district's rules, the day of the ledger. */
type By = { nameOf: (id: string) => string; rules: Rules; today: Day };

/** A request's names as rows of L8, in the order of its list. */
export function opinionRows(state: Opinion, { nameOf, rules, today }: By): string[][] {
  const { request, number, registeredOn, status, people, replies } = state;
  return people.map(({ n, name, unit, post, proposed, withdrawn, diedOn }) => {
    const { reply, answer } = standingAnswer(state, n) ?? {};
    const { due, timeliness } = timingOf(state, n, { rules, day: today });
    const times = replies.filter(({ answers }) => answers.some((one) => one.n === n)).length;
    return [
      number ?? "",
      uses[request.use],
      request.from,
      request.number,
      request.on,
      registeredOn ?? "",
      due,
      name,
      `${unit} ${post}`,
      proposed,
      answer === undefined ? "" : wordings[request.use][answer.verdict],
      reply?.number ?? "",
      reply?.on ?? "",
      timeliness,
      reply === undefined ? "" : nameOf(reply.signedBy),
      reply?.sentOn ?? "",
      reply === undefined ? "" : dueDayOf(reply.validity),
      times === 0 ? "" : String(times),
      opinionStatuses[status],
      withdrawn === undefined ? remarkOf(diedOn) : `已撤回（${withdrawn.on}）`,
    ];
  });
}

function remarkOf(diedOn: string | undefined): string {
  return diedOn === undefined ? "" : `答复后去世（${diedOn}）`;
}

/**
 * By when a name was to be answered, when it was first, and whether that was in time, as it stands on a
 * day: what is answered later is open on it. Nothing is said of the time of a name that was withdrawn.
 */
export function timingOf(
  state: Opinion,
  n: number,
  { rules, day }: { rules: Rules; day: Day },
): { due: string; first?: Day; timeliness: "按期" | "逾期" | "逾期未复" | "" } {
  const due = dueDayIn(state, rules);
  const isOf = ({ answers, on }: Reply) => on <= day && answers.some((one) => one.n === n);
  const first = state.replies.find(isOf)?.on;
  const isWithdrawn = state.people.find((one) => one.n === n)?.withdrawn !== undefined;
  const timeliness = isWithdrawn ? "" : timelinessOf(due, first, day);
  return { due, ...(first === undefined ? {} : { first }), timeliness };
}

/** D-OPN-1, D-AWD-1: the last day of the first answer, counted from registration; empty before it. */
function dueDayIn({ request, registeredOn, replyIn }: Opinion, rules: Rules): string {
  if (registeredOn === undefined) return "";
  const code = request.use === "AWARD" ? "D-AWD-1" : "D-OPN-1";
  const set = replyIn === undefined ? {} : { length: replyIn };
  return dueDayOf(dueFor(rules, code, registeredOn, set));
}

/** Whether somebody's first answer came in time, as a cell says it. */
function timelinessOf(due: string, answeredOn: Day | undefined, today: Day) {
  if (due === "") return "";
  if (answeredOn !== undefined) return answeredOn <= due ? "按期" : "逾期";
  return today > due ? "逾期未复" : "";
}
