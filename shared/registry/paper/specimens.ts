import type { Enrollment } from "#process/enrollment/schema.ts";
import type { Finding } from "#process/finding/schema.ts";
import type { Ladder } from "#process/ladder/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { answered, signedLetter } from "./reply-specimens.ts";
import { planned, session } from "./sign-in-specimens.ts";

const unit = { type: "unit", unitId: "unt_1", unitName: "望海街道城建科（示例）" } as const;
const findings: Finding[] = [
  {
    n: 1,
    kind: "LOOPHOLE",
    area: "COLLECTIVE_ASSETS",
    subject: unit,
    description: "集体合同未按规定公开",
    amountInFen: 1_234_500,
    evidence: [],
    hits: [],
  },
  {
    n: 2,
    kind: "VIOLATION",
    area: "OTHER",
    areaNote: "其他",
    subject: {
      type: "people",
      people: [
        {
          personId: "per_1",
          name: "钱示例",
          kind: "STAFF",
          isPartyMember: "yes",
          isPublicOfficer: "yes",
          jurisdiction: "ours",
          amountInFen: 0,
          times: 0,
          centilitres: 0,
        },
      ],
    },
    description: "钱示例涉嫌私车公养。",
    amountInFen: 0,
    evidence: [],
    hits: [],
  },
];

/** A visit that has been reported on and confirmed. */
export const visited: Quarterly = {
  year: 2026,
  quarter: 2,
  place: { id: "unt_1", name: "望海村（示例）" },
  room: "2",
  objects: [],
  status: "FED_BACK",
  district: "demo",
  enteredAt: "2026-06-01T01:00:00.000Z",
  visits: {},
  recusals: [],
  plan: {
    on: "2026-05-20",
    team: [
      { officer: "u-chen", ties: "none" },
      { officer: "u-feng", ties: "none" },
    ],
    focus: ["合同"],
    contents: ["COLLECTIVE_ASSETS"],
    methods: ["REVIEW_ACCOUNTS", "INTERVIEW"],
  },
  visit: { beganOn: "2026-05-20", timeliness: "in-quarter", endedOn: "2026-05-21" },
  records: [],
  findings,
  confirmedOn: "2026-05-28",
  rectified: [],
  clues: [],
};

/** An inspection whose work on the spot is over and whose findings are confirmed. */
export const inspected: Targeted = {
  status: "FINDINGS_CONFIRMED",
  district: "demo",
  room: "2",
  proposer: "u-chen",
  plan: planOf(),
  approved: planOf(),
  enteredAt: "2026-05-01T01:00:00.000Z",
  visits: {},
  returns: 0,
  recusals: [],
  requests: [
    {
      servedOn: "2026-04-20",
      servedTo: "孙示例",
      due: {
        ruleCode: "D-TI-1",
        base: "2026-04-20",
        period: { length: 3, unit: "WD" },
        nominalDue: "2026-04-23",
        effectiveDue: "2026-04-23",
        status: "FIXED",
        calendarVersion: "1",
        registerVersion: "1",
      },
      documents: [
        { n: 1, name: "加油明细（示例）" },
        { n: 2, name: "派车单（示例）" },
      ],
    },
  ],
  tables: [],
  comparisons: [],
  hits: { found: 0, suspect: 0, explained: 0 },
  records: [],
  onSite: { beganOn: "2026-05-10", endedOn: "2026-05-12" },
  findings,
  hearings: [],
  confirmedOn: "2026-05-20",
  clues: [],
  disposals: [],
  refunds: [{ personId: "per_1", amountInFen: 50_000, paidOn: "2026-05-19", receipt: "收据1" }],
  settlements: [],
};

function planOf(): Targeted["plan"] {
  return {
    title: "加油卡管理使用",
    themes: ["fuel-card"],
    units: [{ unitId: "unt_1", unitName: unit.unitName }],
    period: { from: "2026-01-01", to: "2026-03-31" },
    team: [
      { officer: "u-chen", ties: "none" },
      { officer: "u-feng", ties: "none" },
    ],
    methods: ["REVIEW_ACCOUNTS"],
    contents: ["COLLECTIVE_ASSETS"],
    focus: ["副卡"],
    grounds: "年度工作计划",
  };
}

/** A request that a reporter has made and the secretary has granted. */
export const recused: Recusal = {
  subject: { kind: "clue", id: "clu_1" },
  officer: "u-feng",
  officerName: "冯示五",
  relation: "relative",
  detail: "表亲（示例）",
  requestedBy: "reporter",
  status: "GRANTED",
  enteredBy: "u-shen",
  enteredAt: "2026-03-02T01:00:00.000Z",
  decidedOn: "2026-03-04",
};

/** An object who was under supervision for a year and has left. */
const enrolled: Enrollment = {
  status: "REMOVED",
  proposer: "u-chen",
  room: "2",
  candidate: {
    personId: "per_1",
    personName: "赵示例",
    unitId: "unt_1",
    unitName: unit.unitName,
    post: "科长",
  },
  scoreSheet: {
    items: [{ item: "资金量", score: 80, source: "年度预算" }],
    judgment: "权力集中、资金密集，廉政风险较高。",
  },
  nomination: {
    objectClass: "STATION_HEAD",
    criteria: ["POWER_CONCENTRATED"],
    riskGrounds: "负责多处地块的腾迁，资金量大。",
    powers: ["补偿核算"],
    focus: "HOUSING",
    contents: ["COLLECTIVE_ASSETS"],
    scopeOfMatters: ["腾迁补偿"],
    basis: [{ title: "关于进一步加强基层监督工作的意见", issuer: "示例市委" }],
  },
  enteredAt: "2026-03-02T01:00:00.000Z",
  visits: {},
  recusals: [],
  returns: [],
  studies: [
    {
      meetingId: "mtg_1",
      heldOn: "2026-03-18",
      minutesNumber: "示纪常纪〔2026〕6号",
      result: "passed",
      entitled: 9,
      present: 8,
      recused: [],
      yes: 8,
      no: 0,
      abstain: 0,
      opinion: "",
      enteredBy: "u-shen",
      confirmedBy: "u-han",
    },
  ],
  request: { documentNumber: "示纪〔2026〕12号", sentOn: "2026-03-20", classification: "内部" },
  consent: { form: "MEETING", documentNumber: "示委〔2026〕8号", consentedOn: "2026-03-27" },
  effectiveOn: "2026-03-27",
  removal: { reason: "TRANSFER", on: "2027-03-01", documentNumber: "示纪〔2027〕3号" },
};

const overdue: Ladder = {
  status: "TALKED",
  district: "示例区",
  of: {
    kind: "letter",
    id: "let_1",
    task: "let_1.RECTIFYING.1",
    title: "整改并反馈",
    due: "2026-06-01",
  },
  late: { type: "unit", unitId: "unt_1", unitName: unit.unitName, superior: "望海街道（示例）" },
  climbed: [],
  letters: {
    prompt: {
      signedOn: "2026-06-02",
      by: "u-wu",
      number: "示纪提〔2026〕1号",
      servedOn: "2026-06-03",
      receivedBy: "钱示例",
    },
    urge: {
      signedOn: "2026-06-08",
      by: "u-zhou",
      number: "示纪督〔2026〕1号",
      servedOn: "2026-06-09",
      receivedBy: "钱示例",
      superiorServedOn: "2026-06-09",
      superiorReceivedBy: "孙示例",
    },
  },
  talk: {
    on: "2026-06-16",
    by: "u-zhou",
    place: "示例区纪委监委会议室",
    withWhom: "钱示例",
    recorder: "沈示五",
    record: "指出逾期情况，听取说明。",
    demands: "立即整改。",
    doneBy: "2026-06-30",
  },
  enteredAt: "2026-06-16T01:00:00.000Z",
  visits: {},
  recusals: [],
};

/** An invented record of each kind, by which a district sees its words before it publishes them. */
export const specimens: Readonly<Record<string, unknown>> = {
  enrollment: enrolled,
  quarterly: visited,
  targeted: inspected,
  letter: signedLetter,
  opinion: answered,
  recusal: recused,
  ladder: overdue,
  education: session,
  debriefing: planned,
};
