import type { Receipt } from "#kernel/record/execute.ts";
import type { Host } from "#local/host.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { type Answer, call } from "../harness.ts";
import { stateOf } from "../supervision.ts";

const none = { ties: "none" } as const;
export const unit = { unitId: "unt_chengguan_two", unitName: "示例区城管二队（示例）" };
export const documents = [
  "主/副卡台账",
  "加油明细",
  "燃油购买领用",
  "派车单",
  "里程",
  "发票",
  "单位车辆清单",
];
const plan = {
  title: "加油卡管理使用情况靶向性检查",
  themes: ["fuel-cards"],
  units: [unit],
  period: { from: "2026-01-01", to: "2026-07-31" },
  team: [
    { officer: "u-chen", ...none },
    { officer: "u-chu", ...none },
  ],
  methods: ["REVIEW_ACCOUNTS", "INTERVIEW"],
  contents: ["PARTY_RESPONSIBILITY", "OTHER"],
  contentsNote: "公务用车",
  focus: ["副卡使用", "派车与里程"],
  grounds: "主卡1、副卡12，管理分散（示例）",
};

export const people = {
  jia: {
    personId: "per_jia",
    name: "甲",
    kind: "SECTION_LEADER",
    isPartyMember: "yes",
    isPublicOfficer: "yes",
    times: 6,
    centilitres: 28_000,
    amountInFen: 224_000,
  },
  yi: {
    personId: "per_yi",
    name: "乙",
    kind: "STAFF",
    isPartyMember: "yes",
    isPublicOfficer: "yes",
    times: 3,
    centilitres: 16_000,
    amountInFen: 125_000,
  },
  bing: {
    personId: "per_bing",
    name: "丙",
    kind: "WORKER",
    isPartyMember: "no",
    isPublicOfficer: "no",
    times: 5,
    centilitres: 22_000,
    amountInFen: 176_000,
  },
};
export type Person = (typeof people)[keyof typeof people];

export const violation = (person: Person) => ({
  kind: "VIOLATION",
  area: "OTHER",
  areaNote: "公务用车",
  nature: "CONDUCT",
  subject: { type: "people", people: [person] },
  description: `私车公养 ${person.times} 次（示例）`,
  amountInFen: person.amountInFen,
  period: { from: "2026-01-01", to: "2026-07-31" },
  evidence: ["加油明细与派车单比对表"],
});
export const ofUnit = (kind: string, description: string) => ({
  kind,
  area: "PARTY_RESPONSIBILITY",
  subject: { type: "unit", ...unit },
  description,
});
export type FuelHit = { hit: string; rule: string; explanation: string; rows: { row: number }[] };
export const party = (article: string) => [
  { side: "PARTY", norm: "中国共产党纪律处分条例", article },
];

/** One inspection of the scenario on one host: what its lines do and read. */
export type Scene = {
  host: Host;
  id: string;
  path: string;
  state(): Promise<Targeted>;
  /** Sends a command in an officer's name, and waits for what follows from it. */
  as(who: string, verb: string, body?: unknown): Promise<Answer<Receipt>>;
  balance(): Promise<Record<string, unknown>>;
};

/** Drafts the inspection of the scenario. */
export async function openScene(host: Host): Promise<Scene> {
  const drafted = await call(host, "u-chen").post("/targeted-inspections", { plan });
  const { id } = drafted.body;
  const path = `/targeted-inspections/${id}`;
  return {
    host,
    id,
    path,
    state: () => stateOf<Targeted>(host, path),
    async as(who, verb, body = {}) {
      const answer = await call(host, who).post(`${path}/${verb}`, body);
      await host.settle();
      return answer;
    },
    balance: async () =>
      (await call(host, "u-zhou").get<Record<string, unknown>>(`${path}/balance`)).body,
  };
}
