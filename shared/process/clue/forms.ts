import { choice, day, form, matter, maybe, words } from "#kernel/route/form.ts";
import { clearings } from "./terms.ts";

/** The clue that another one joins. */
export const joined = matter("并入的线索", "clue", "XS-2026-0001");

/** 并案: the clue that this one joins. */
export const mergeForm = form({
  into: joined,
  reason: words("并案理由", 500),
});

/** 登记: what tells it from other clues about the same person or a namesake, where there are any. */
export const registerForm = form({
  differs: maybe(words("与同一人（同名人员）已有线索的区别（没有其他线索时不填）", 500)),
});

/** 分办意见. */
export const assignmentForm = form({
  room: words("承办室", 60, { hint: "监督检查室的编号，例如：2" }),
});

/** 共同上级的管辖决定. */
export const jurisdictionForm = form({
  by: words("决定机关", 100),
  document: words("决定文号", 100),
  on: day("决定日期"),
});

/** 签收: two handlers at least, the first one leads. */
export const receiptForm = form({
  handlers: words("承办人（二人以上，第一人为主办）", 500, {
    hint: "填写姓名，以顿号分隔，例如：陈示例、褚示例",
  }),
});

/** 移送. */
export const transferForm = form({
  receiver: words("接收机关", 100),
  sentOn: day("移送日期"),
  receipt: words("回执", 100),
});

/** 区委主要负责人的批准. */
export const partyForm = form({
  document: words("批准文件或者批示", 100),
  on: day("批准日期"),
});

/** 收到书面说明、送达处分决定的日期. */
export const dayForm = form({ on: day("日期") });

/** 向本人反馈的函. */
export const letterForm = form({ on: day("送出日期"), document: words("文号", 100) });

/** 澄清正名. */
export const clearingForm = form({ on: day("澄清日期"), how: choice("澄清方式", clearings) });

/** 审理意见. */
export const trialForm = form({ opinion: words("审理意见", 2000) });

/** 处分决定执行完毕. */
export const executionForm = form({ on: day("执行完毕日期"), note: words("执行情况", 500) });
