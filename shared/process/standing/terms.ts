/** What the commission says of a person who is to be promoted or honoured (norms §2.8). */
export const verdicts = { NO_ISSUE: "无影响", DEFER: "暂缓", UNSUITABLE: "不宜" } as const;
export type Verdict = keyof typeof verdicts;

/** What the opinion is asked for. */
export const uses = { PROMOTION: "选拔任用", AWARD: "评先评优" } as const;
export type Use = keyof typeof uses;

/** How each verdict is worded in the reply (norms §2.8, process sheet §4.9, §4.10). */
export const wordings: Readonly<Record<Use, Readonly<Record<Verdict, string>>>> = {
  PROMOTION: {
    NO_ISSUE: "暂未发现影响提拔任用的问题",
    DEFER: "建议暂缓，待查清后再答复",
    UNSUITABLE: "不宜提拔任用",
  },
  AWARD: { NO_ISSUE: "同意", DEFER: "暂缓", UNSUITABLE: "不同意" },
};

/** Why a verdict is proposed; none of these words leaves the commission. */
export const reasons = {
  INFLUENCE: "影响期未满",
  FILED_CASE: "正在立案审查调查",
  DETENTION: "正在留置",
  CONCEALED: "瞒报个人有关事项未满一年",
  OPEN_CLUE: "有在办问题线索",
  VERIFIED_CLUE: "问题线索已经初步核实，尚待处置",
  OPEN_PETITION: "有待核查的信访举报",
  OVERDUE_REPORT: "个人有关事项报告逾期未报",
  REDO_RESPONSIBLE: "负有责任的整改事项须进一步整改",
  ADMONITION_THIS_YEAR: "本年度受到诫勉",
  FIRST_FORM: "六个月内受到第一种形态处理",
  LOW_SCORE: "本年度述责述廉测评低于规定分数",
  REFUSED_RESPONSIBLE: "负有责任的整改事项拒不采纳或者未落实",
  UNIT_REFUSED: "单位拒不采纳或者未落实纪检监察建议",
  UNIT_FINDINGS: "单位有尚未整改、处置完毕的检查问题",
  UNIT_REDO: "所在单位有须进一步整改的事项",
  ROOM: "核查部门提出",
} as const;
export type Reason = keyof typeof reasons;
