import type { Finding } from "#process/finding/schema.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import type { Targeted } from "#process/targeted/schema.ts";

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
  status: "CONFIRMED" as Targeted["status"],
  district: "demo",
  room: "2",
  proposer: "u-chen",
  plan: planOf(),
  approved: planOf(),
  enteredAt: "2026-05-01T01:00:00.000Z",
  visits: {},
  returns: 0,
  recusals: [],
  requests: [],
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
