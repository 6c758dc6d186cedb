import type { CountedLimit, Limit, Offset, SpecialRule } from "./register.ts";

type More = {
  reminders?: readonly Offset[];
  bounds?: CountedLimit["bounds"];
  extension?: NonNullable<CountedLimit["extension"]>;
  talk?: number;
  colours?: Limit["colours"];
};
type Row = readonly [
  title: string,
  length: Limit["length"],
  unit: Limit["unit"],
  source: Limit["source"],
  more?: More,
];

const before = (unit: Offset["unit"], ...n: number[]) => n.map((each) => ({ n: each, unit }));
const upTo = (length: number, unit: "WD" | "CD" | "M") => ({ extension: { length, unit } });

/** The deadline register (calendar sheet §3.4): title, length, unit, certainty of the source, more. */
const rows: Readonly<Record<string, Row>> = {
  "D-OFF-RECUSAL": ["回避申请决定", 3, "WD", "C"],
  "D-OFF-MINUTES": ["会议表决录入复核", 3, "WD", "C"],
  "D-OFF-ROSTER": ["人员名录变更确认", 3, "WD", "C"],
  "D-OFF-INCIDENT": ["处理系统未能完成的事项", 3, "WD", "C"],
  "D-ENR-1": ["室务审核", 3, "WD", "C"],
  "D-ENR-2": ["分管领导审核", 3, "WD", "C"],
  "D-ENR-3": ["区纪委监委会议研究", 10, "WD", "C"],
  "D-ENR-4": ["向区委报送请示", 3, "WD", "C"],
  "D-ENR-5": ["区委同意", 10, "WD", "C"],
  "D-ENR-6": ["补充材料", 5, "WD", "C", upTo(5, "WD")],
  "D-ENR-7": ["入库并建台账", 3, "WD", "C"],
  "D-ENR-8": ["送达告知书", 5, "WD", "C"],
  "D-ENR-9": ["建立廉政档案", 1, "M", "S2"],
  "D-ENR-10": ["年度评估", 12, "M", "C", { reminders: before("CD", 30, 10) }],
  "D-LIB-1": ["信息变更后更新信息库", 5, "WD", "C"],
  "D-LIB-2": ["信息库全面核对", "quarter", "Q", "C"],
  "D-QI-1": [
    "季度监督检查",
    "quarter",
    "Q",
    "article",
    { reminders: [...before("CD", 30, 15), ...before("WD", 5)] },
  ],
  "D-QI-1-MAKEUP": ["季度监督检查补检", 15, "WD", "C"],
  "D-QI-1-REASON": ["说明季度未检原因", 3, "WD", "C"],
  "D-QI-2": ["检查报告", 10, "WD", "C"],
  "D-QI-2-REVIEW": ["检查报告审核", 3, "WD", "C"],
  "D-QI-3": ["向单位反馈", 5, "WD", "C"],
  "D-QI-3-SIGN": ["未发现问题签字", 3, "WD", "C"],
  "D-QI-4": ["一般问题整改", 30, "CD", "C"],
  "D-QI-4-EXTENSION": ["整改延期审批", 3, "WD", "C"],
  "D-TI-PLAN": ["靶向检查工作方案审批", 3, "WD", "C"],
  "D-TI-SERVE": ["送达调取清单", 3, "WD", "C"],
  "D-TI-SUPPLEMENT": ["补充靶向检查工作方案", 5, "WD", "C"],
  "D-TI-1": ["调取材料", 3, "WD", "C"],
  "D-TI-WORK": ["比对与现场检查", 20, "WD", "C"],
  "D-TI-2": ["靶向检查报告", 15, "WD", "C"],
  "D-TI-3": ["问题线索登记", 2, "WD", "C"],
  "D-TI-DISPOSAL": ["靶向检查处置办结", 6, "M", "C"],
  "D-REC-STEP": ["建议书审核、签发及延期审批（每一环节）", 3, "WD", "C"],
  "D-REC-1": ["建议书送达", 2, "WD", "C"],
  "D-REC-2": ["提出异议", 10, "WD", "C"],
  "D-REC-3": ["答复异议", 10, "WD", "C"],
  "D-REC-4": ["整改方案", 15, "WD", "C"],
  "D-REC-5": ["整改并书面反馈", 30, "CD", "C", { bounds: { min: 15, max: 90 }, talk: 10 }],
  "D-REC-6": ["整改延期", 30, "CD", "C", { bounds: { min: 1, max: 30 }, talk: 10 }],
  "D-REC-REDO": ["进一步整改", 30, "CD", "C", { bounds: { min: 1, max: 30 }, talk: 10 }],
  "D-REC-7": ["整改评估", 10, "WD", "C"],
  "D-REC-8": ["回访", 3, "M", "C"],
  "D-CLU-1": ["线索分办", 3, "WD", "C"],
  "D-CLU-DISPUTE": ["报请共同上级决定管辖", 10, "WD", "C"],
  "D-CLU-SIGN": ["签收线索并确定承办人", 2, "WD", "C"],
  "D-CLU-2": ["提出处置意见", 1, "M", "M+", { colours: { blue: 1, yellow: 2, red: 3 } }],
  "D-CLU-OPN-1": ["处置意见室务审核", 1, "WD", "C"],
  "D-CLU-OPN-2": ["处置意见分管领导审核", 2, "WD", "C"],
  "D-CLU-OPN-3": ["处置意见主要领导审批", 3, "WD", "C"],
  "D-CLU-PARTY": ["报区委主要负责人审批", 10, "WD", "C"],
  "D-CLU-TALK": ["组织谈话或者发出函询", 15, "WD", "C"],
  "D-CLU-4-URGE": ["催复函询", 5, "WD", "C"],
  "D-CLU-FEEDBACK": ["采信了结书面反馈", 10, "WD", "C"],
  "D-CLU-CLEARING": ["反映失实澄清正名", 10, "WD", "C"],
  "D-CLU-3": ["移送非管辖线索", 5, "WD", "S"],
  "D-CLU-4": ["函询答复", 15, "WD", "S", { colours: { blue: 1, yellow: 2, red: 3 } }],
  "D-CLU-5": ["委托谈话", 15, "WD", "S"],
  "D-CLU-6": ["谈话后书面说明", 15, "WD", "S"],
  "D-CLU-7": ["谈话函询后报告", 1, "M", "M+"],
  "D-CLU-8": ["初步核实", 2, "M", "S2", { ...upTo(1, "M"), colours: { yellow: 3, red: 6 } }],
  "D-CLU-9": ["暂存待查复研", 6, "M", "C"],
  /** One year, kept in months so that it can be shortened. */
  "D-CLU-10": ["立案后作出决定", 12, "M", "S", upTo(6, "M")],
  "D-CLU-11": ["审理", 1, "M", "S", upTo(1, "M")],
  "D-CLU-12": ["处分决定送达", 1, "M", "S"],
  "D-CLU-12-EXECUTION": ["处分决定执行", 1, "M", "S", upTo(5, "M")],
  "D-PET-REGISTER": ["登记信访件", 2, "WD", "C"],
  "D-PET-IDENTITY": ["核实举报人身份", 3, "WD", "C"],
  "D-PET-SIGN": ["承办室签收信访件", 2, "WD", "C"],
  "D-PET-RETURN": ["承办室退件审批", 2, "WD", "C"],
  "D-PET-ARCHIVE": ["信访件归档", 30, "CD", "C"],
  "D-PET-OBJECTION": ["办理异议", 10, "WD", "C"],
  "D-PET-PURGE": ["销毁本级留存内容", 2, "WD", "C"],
  "D-PET-URGENT": ["打击报复举报即时处理", 1, "WD", "C"],
  "D-PET-OPENING": ["批准打开身份信息", 1, "WD", "C"],
  "D-PET-CLEARING": ["澄清正名", 10, "WD", "C"],
  "D-PET-MESSAGE": ["查阅举报人补充的内容", 3, "WD", "C"],
  "D-PET-EXPLAIN": ["说明超期原因", 3, "WD", "C"],
  "D-PET-1": ["实名举报受理告知", 15, "WD", "S", { reminders: before("WD", 5, 3, 0) }],
  "D-PET-2": ["实名举报结果反馈", 15, "WD", "S"],
  "D-PET-3": ["上级管辖信访件上报", 5, "WD", "S2"],
  "D-PET-4": ["转来信访件受理或转送", 5, "WD", "S2"],
  "D-PET-5": ["转承办部门", 3, "WD", "C"],
  "D-PET-6": ["信访件办结", 3, "M", "C", upTo(1, "M")],
  "D-PET-7": ["承办部门季度反馈", "quarter", "Q", "S2"],
  "D-PET-8": ["求决类告知", 15, "CD", "S"],
  "D-PET-REVIEW": ["复审", 1, "M", "S"],
  "D-PET-RECHECK": ["复核", 2, "M", "S"],
  "D-PET-EXTENSION": ["告知信访人延期理由", 5, "WD", "C"],
  "D-PET-REPORT": ["下级报送办理结果", 3, "M", "C"],
  "D-PET-9": ["求决类办结", 60, "CD", "S", upTo(30, "CD")],
  "D-DEB-1": ["述责述廉年度计划", "10-31", "FIX", "C"],
  "D-DEB-2": ["提交述责述廉报告", 10, "WD-BEFORE", "C", { reminders: before("WD", 10, 5, 2) }],
  /** From the day on which opinions were fed back: three for reading them, five for writing. */
  "D-DEB-2-LEAST": ["提交述责述廉报告（反馈意见距会议较近的）", 8, "WD", "C"],
  "D-DEB-OPINIONS": ["征求意见并向本人反馈", 20, "WD-BEFORE", "C"],
  "D-DEB-READ": ["阅知征求到的意见", 3, "WD", "C"],
  "D-DEB-LATE": ["通报迟报情况", 3, "WD", "C"],
  "D-DEB-RESUBMIT": ["修改述责述廉报告", 5, "WD", "C"],
  "D-DEB-TALK": ["测评结果谈话", 10, "WD", "C"],
  "D-DEB-STATEMENT": ["测评结果书面说明", 10, "WD", "C"],
  "D-DEB-CHECK": ["述责述廉整改核查", 10, "WD", "C"],
  "D-DEB-3": ["报告审核", 3, "WD", "C"],
  "D-DEB-4": ["召开述责述廉会议", "12-31", "FIX", "C"],
  "D-DEB-5": ["测评结果反馈", 10, "WD", "C"],
  "D-DEB-6-PLAN": ["述责述廉整改方案", 10, "WD", "C"],
  "D-DEB-6": ["述责述廉整改", 2, "M", "C"],
  "D-PMR-1": [
    "个人有关事项年度报告",
    "01-31",
    "FIX",
    "S",
    { reminders: [...before("CD", 26, 15), ...before("WD", 5, 2)] },
  ],
  "D-PMR-2": ["个人有关事项变化报告", 30, "CD", "M+"],
  "D-PMR-VOLUNTARY": ["自愿报告（不设期限，届期只提醒本人）", 30, "CD", "C"],
  "D-PMR-3": ["个人有关事项首次报告", 30, "CD", "S2"],
  "D-PMR-4": ["退回后重新报告", 10, "WD", "C"],
  "D-PMR-5": ["个人有关事项审核", 15, "WD", "C"],
  "D-PMR-PROMOTION": ["提任前报告个人有关事项", 10, "WD", "C"],
  "D-PMR-LEAVING": ["离任报告个人有关事项", 10, "WD", "C"],
  "D-PMR-CHECK": ["抽查核实", 30, "WD", "C"],
  "D-PMR-HANDLE": ["处理漏报", 10, "WD", "C"],
  "D-PMR-6-BEFORE": ["操办婚丧喜庆事前报告", 10, "CD-BEFORE", "C"],
  "D-PMR-6": ["操办婚丧喜庆事后报告", 10, "CD", "C"],
  "D-FILE-OPENING": ["批准查阅廉政档案", 2, "WD", "C"],
  "D-OPN-REGISTER": ["登记征求意见函", 1, "WD", "C"],
  "D-OPN-SUPPLEMENT": ["补正征求意见函", 5, "WD", "C"],
  "D-OPN-1": ["选拔任用意见回复", 7, "WD", "C"],
  "D-OPN-2": ["各室核查", 3, "WD", "C"],
  "D-OPN-3": ["暂缓后再次答复", 5, "WD", "C"],
  "D-OPN-4": ["意见有效期", 6, "M", "C"],
  "D-OPN-4-AWARD": ["评先评优意见有效期", 3, "M", "C"],
  "D-AWD-1": ["评先评优意见回复", 5, "WD", "C"],
  "D-EDU-1-GAP": ["六个月内至少参加一次廉政教育", 6, "M", "C"],
  "D-EDU-NOTIFY": ["通知参加廉政教育的人员", 3, "WD-BEFORE", "C"],
  /** Counted back from the day after, so that it is due on the day itself. */
  "D-EDU-DAY": ["廉政教育举办和签到", 1, "CD-BEFORE", "C"],
  "D-EDU-CONFIRM": ["确认廉政教育出勤", 3, "WD", "C"],
  "D-EDU-TALK": ["两次缺席提醒谈话", 10, "WD", "C"],
  "D-EDU-FESTIVAL": ["节前廉政提醒阅知", 1, "CD-BEFORE", "C"],
  "D-EDU-2": ["新纳入对象廉政谈话", 30, "CD", "C"],
  "D-EDU-3": ["缺席补课", 30, "CD", "C"],
  "D-LAD-SIGN": ["签发提示函或者督办函", 2, "WD", "C"],
  "D-LAD-SERVE": ["送达提示函或者督办函", 2, "WD", "C"],
  "D-LAD-EXPLAIN": ["书面说明逾期原因", 3, "WD", "C"],
  "D-LAD-TALK": ["约谈逾期单位（人员）", 5, "WD", "C"],
  "D-SCR-1": ["年度筛选研判", 20, "WD", "C"],
  "D-RPT-MONTH": ["月度统计报告", 3, "WD", "C"],
  "D-RPT-QUARTER": ["季度统计报告", 5, "WD", "C"],
  "D-RPT-HALF": ["半年统计报告（7 月 10 日）", 10, "CD", "C"],
  "D-RPT-YEAR": ["年度统计报告（1 月 10 日）", 10, "CD", "C"],
  "D-RPT-SIGN": ["签发统计报告", 2, "WD", "C"],
};

/** Rules of the register that other code asks for by name: they are no single length. */
export const specialRules: Readonly<Record<string, SpecialRule>> = {
  "D-ENR-11": {
    title: "审批链接有效期",
    source: "C",
    kind: "LINK_LIFE",
    workdaysAfterStepDue: 5,
    maxDaysAfterSending: 30,
  },
  "D-EDU-1": {
    title: "廉政教育参加次数",
    source: "C",
    kind: "LEAST_OFTEN",
    perYear: 2,
    once: { inMonths: 6 },
  },
};

/** The register as it stands without any district's changes. */
export const registerRows: Readonly<Record<string, Limit>> = Object.fromEntries(
  Object.entries(rows).map(([code, row]) => [code, limitOf(row)]),
);

function limitOf([title, length, unit, source, more = {}]: Row): Limit {
  const { bounds, extension, reminders, talk, colours } = more;
  const isStatutory = source === "S" || source === "M+" || source === "article";
  const described = {
    title,
    source,
    isStatutory,
    ...(reminders && { reminders }),
    ...(talk && { talk }),
    ...(colours && { colours }),
  };
  if (unit === "FIX") return { ...described, unit, length: String(length) };
  if (unit === "Q") return { ...described, unit, length: "quarter" };
  const days = Number(length);
  return {
    ...described,
    unit,
    length: days,
    bounds: bounds ?? { min: 1, max: isStatutory ? days : days * 3 },
    ...(extension && { extension }),
  };
}
