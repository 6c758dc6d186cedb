import { choice, day, form, matter, maybe, words } from "#kernel/route/form.ts";
import { appeals, categories, requests, tellings } from "./terms.ts";

/** 身份核实. */
export const identityForm = form({ how: choice("核实方式", tellings), on: day("核实日期") });

/** 受理. */
export const acceptForm = form({ category: choice("类别", categories) });

/** 求决、申诉、建议类受理. */
export const requestForm = form({
  category: choice("类别", requests),
  appeal: maybe(choice("受处分人申诉（类别为申诉、对处分不服的选）", appeals)),
});

/** 承办室向信访室反馈的办理结果. */
export const resultForm = form({
  outline: words("办理结果要点（供答复实名举报人，不得泄露工作秘密）", 1000),
});

/** 重复件. */
export const duplicateForm = form({ of: matter("首次件", "petition", "XF-2026-0001") });

/** 归档. */
export const archiveForm = form({ number: maybe(words("归档号", 60)) });

/** 报送, 转送. */
export const sendForm = form({
  receiver: words("接收机关", 100),
  on: day("送出日期"),
  receipt: words("回执", 100),
});

/** 转送; where the rule lets this office entrust it, the receiver is to report what came of it. */
export const transferForm = form({
  receiver: words("接收机关", 100),
  on: day("送出日期"),
  receipt: words("回执", 100),
  report: maybe(choice("是否交办并要求报送结果（下级机关，三个月）", { yes: "要求报送结果" })),
});

/** 下级报送的办理结果. */
export const reportedForm = form({
  on: day("报送日期"),
  outline: words("办理结果要点", 1000),
});

/** 告知. */
export const toldForm = form({ on: day("告知日期"), how: choice("告知方式", tellings) });

/** 结果反馈. */
export const feedbackForm = form({
  on: day("反馈日期"),
  how: choice("反馈方式", tellings),
  outline: words("反馈要点（不得泄露工作秘密）", 1000),
});

/** 销毁. */
export const purgeForm = form({
  ground: words("不得留存的依据", 100, { hint: "检举控告规则第15条" }),
});

/** 异议的解释说明. */
export const objectionForm = form({ answer: words("解释说明", 1000), on: day("日期") });

/** 超期说明. */
export const reasonForm = form({ reason: words("理由（长期留存，不写信访内容）", 500) });
