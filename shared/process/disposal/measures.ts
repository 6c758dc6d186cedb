/** Which rules a measure belongs to, and so which basis it needs (norms §2.1). */
export type Side = "FIRST_FORM" | "PARTY" | "STATE" | "UNIT" | "JUDICIAL";

/** One of the four forms (四种形态, 处分条例 2023 Art. 5); measures of the unit are none. */
export type Form = 1 | 2 | 3 | 4;

export type Measure = {
  /** 中文 */
  label: string;
  side: Side;
  form?: Form;
  /**
   * Months of the influence period (norms §2.8); "after-restoration": it runs from a day that is
   * not known when the measure is decided.
   */
  influence?: number | "after-restoration";
  /** The norm and article that usually carries it; the officer names the one that fits. */
  basis: { norm: string; article: string };
};

const firstForm = { norm: "中国共产党党内监督条例", article: "第七条" };
const partyRule = { norm: "中国共产党纪律处分条例", article: "第十条" };
const stateLaw = { norm: "中华人民共和国公职人员政务处分法", article: "第七条" };
const unitRule = { norm: "中华人民共和国公职人员政务处分法", article: "第二十三条" };
const villageRule = { norm: "中华人民共和国公职人员政务处分法", article: "第二十二条" };

/** Every measure (norms §2.8 to §2.10): 轻处分 is form 2, 重处分 form 3, crime form 4. */
export const measures = {
  TALK_REMINDER: { label: "谈话提醒", side: "FIRST_FORM", form: 1, basis: firstForm },
  CRITICISM: { label: "批评教育", side: "FIRST_FORM", form: 1, basis: firstForm },
  ORDERED_REVIEW: { label: "责令检查", side: "FIRST_FORM", form: 1, basis: firstForm },
  ADMONITION: { label: "诫勉", side: "FIRST_FORM", form: 1, influence: 6, basis: firstForm },
  PARTY_WARNING: { label: "党内警告", side: "PARTY", form: 2, influence: 12, basis: partyRule },
  PARTY_SERIOUS_WARNING: {
    label: "党内严重警告",
    side: "PARTY",
    form: 2,
    influence: 18,
    basis: partyRule,
  },
  PARTY_REMOVAL: { label: "撤销党内职务", side: "PARTY", form: 3, influence: 24, basis: partyRule },
  PARTY_PROBATION: {
    label: "留党察看",
    side: "PARTY",
    form: 3,
    influence: "after-restoration",
    basis: partyRule,
  },
  PARTY_EXPULSION: { label: "开除党籍", side: "PARTY", form: 3, basis: partyRule },
  STATE_WARNING: { label: "政务警告", side: "STATE", form: 2, influence: 6, basis: stateLaw },
  DEMERIT: { label: "政务记过", side: "STATE", form: 2, influence: 12, basis: stateLaw },
  MAJOR_DEMERIT: { label: "政务记大过", side: "STATE", form: 2, influence: 18, basis: stateLaw },
  DEMOTION: { label: "政务降级", side: "STATE", form: 3, influence: 24, basis: stateLaw },
  DISMISSAL: { label: "政务撤职", side: "STATE", form: 3, influence: 24, basis: stateLaw },
  DISCHARGE: { label: "政务开除", side: "STATE", form: 3, basis: stateLaw },
  UNIT_CRITICISM: {
    label: "单位通报批评",
    side: "UNIT",
    basis: { norm: "单位内部管理规定", article: "通报批评条款" },
  },
  PAY_CUT: { label: "建议单位降低薪酬待遇", side: "UNIT", basis: unitRule },
  TRANSFER_POST: { label: "建议单位调离岗位", side: "UNIT", basis: unitRule },
  END_CONTRACT: { label: "建议单位解除人事或劳动关系", side: "UNIT", basis: unitRule },
  ALLOWANCE_CUT: { label: "减发或扣发补贴、奖金", side: "UNIT", basis: villageRule },
  END_OFFICE: {
    label: "依法定程序终止职务",
    side: "UNIT",
    basis: { norm: "农村基层干部廉洁履行职责规定", article: "处理条款" },
  },
  PROSECUTION: {
    label: "移送检察机关审查起诉",
    side: "JUDICIAL",
    form: 4,
    basis: { norm: "中华人民共和国监察法", article: "第五十二条" },
  },
} as const satisfies Record<string, Measure>;

export type MeasureKey = keyof typeof measures;

/** A measure by its key, with the optional parts that not every one has. */
export function measureOf(key: MeasureKey): Measure {
  return measures[key];
}
