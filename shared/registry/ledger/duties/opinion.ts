import { dueDayOf } from "#kernel/deadline/count.ts";
import { type Opinion, standingAnswer } from "#process/opinion/schema.ts";
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
  "姓名",
  "单位职务",
  "拟任职务（拟表彰项目）",
  "回复意见",
  "复函文号",
  "复函日期",
  "签发人",
  "送达日期",
  "有效期至",
  "答复次数",
  "办理状态",
  "备注",
] as const;

/** A request's names as rows of L8, in the order of its list. */
export function opinionRows(state: Opinion, nameOf: (id: string) => string): string[][] {
  const { request, number, registeredOn, status, people, replies } = state;
  return people.map(({ n, name, unit, post, proposed, withdrawn }) => {
    const { reply, answer } = standingAnswer(state, n) ?? {};
    const times = replies.filter(({ answers }) => answers.some((one) => one.n === n)).length;
    return [
      number ?? "",
      uses[request.use],
      request.from,
      request.number,
      request.on,
      registeredOn ?? "",
      name,
      `${unit} ${post}`,
      proposed,
      answer === undefined ? "" : wordings[request.use][answer.verdict],
      reply?.number ?? "",
      reply?.on ?? "",
      reply === undefined ? "" : nameOf(reply.signedBy),
      reply?.sentOn ?? "",
      reply === undefined ? "" : dueDayOf(reply.validity),
      times === 0 ? "" : String(times),
      opinionStatuses[status],
      withdrawn === undefined ? "" : `已撤回（${withdrawn.on}）`,
    ];
  });
}
