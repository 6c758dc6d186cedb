import { describe, expect, it } from "vitest";
import type { Item } from "#kernel/store/keys.ts";
import { sectionsOf } from "#registry/dossier/sections.ts";

const planted = "植入内容（示例）";
const record = (kind: string, state: object): Item =>
  ({ pk: `${kind}#1`, sk: "record", kind, id: `${kind}_1`, district: "sample", state }) as Item;

const me = "per_zhao";
const other = "per_other";
const candidate = (personId: string) => ({
  personId,
  unitName: "望海街道城建科（示例）",
  post: "科长",
});
const disposal = (personId: string, measure: string, decidedOn: string, until?: string) => ({
  personId,
  measure,
  decidedOn,
  talker: "冯示五",
  ...(until === undefined ? {} : { influenceUntil: until }),
});

/** Three years of one person, with records about others, and of days after the end, between them. */
const life: Item[] = [
  record("enrollment", {
    candidate: candidate(me),
    status: "REMOVED",
    effectiveOn: "2024-03-20",
    removal: { on: "2027-02-01", reason: "TRANSFER" },
  }),
  record("enrollment", {
    candidate: candidate(other),
    status: "ACTIVE",
    effectiveOn: "2024-01-01",
  }),
  record("petition", {
    registration: { personId: me, summary: planted },
    number: "XF-2024-0007",
    receivedOn: "2024-05-08",
    status: "ARCHIVED",
  }),
  record("petition", {
    registration: { personId: other, summary: planted },
    receivedOn: "2024-05-09",
    status: "ARCHIVED",
  }),
  record("clue", {
    person: { personId: me },
    problem: planted,
    number: "XS-2024-0003",
    receivedOn: "2024-05-20",
    status: "CLOSED",
    approved: [{ way: "TALK", on: "2024-06-01", grounds: planted }],
    talks: [{ on: "2024-06-10", record: planted }],
    inquiry: { servedOn: "2024-07-01", number: "示纪函询〔2024〕1号" },
    replies: [{ receivedOn: "2024-07-15", answer: planted }],
    disposals: [disposal(me, "ADMONITION", "2024-08-01", "2025-01-31")],
  }),
  record("targeted", {
    disposals: [
      disposal(me, "PARTY_WARNING", "2025-09-18", "2026-09-17"),
      disposal(other, "DEMERIT", "2025-09-18", "2026-09-17"),
    ],
  }),
  record("opinion", {
    request: { use: "PROMOTION" },
    people: [
      { n: 1, personId: other },
      { n: 2, personId: me },
    ],
    replies: [
      {
        on: "2025-10-16",
        number: "示纪函〔2025〕19号",
        answers: [
          { n: 1, verdict: "NO_ISSUE", findings: [] },
          { n: 2, verdict: "UNSUITABLE", findings: [{ reason: "INFLUENCE" }] },
        ],
      },
    ],
  }),
  record("debriefing", {
    personId: me,
    year: 2025,
    score: 6850,
    satisfaction: 7000,
    status: "CLOSED",
    enteredAt: "2026-02-01T01:00:00.000Z",
    closedOn: "2026-02-01",
    disposals: [disposal(me, "TALK_REMINDER", "2025-12-20")],
  }),
  record("matters", {
    person: { personId: me, personName: "赵示例" },
    type: "ANNUAL",
    year: 2024,
    status: "HANDLED",
    submissions: [{ n: 1, hash: planted, on: "2025-01-20", by: "PERSON", lateDays: 0 }],
    returned: { on: "2025-01-22", reason: planted },
    verdict: { result: "OMITTED", items: ["HOUSE"], hash: planted, on: "2025-03-10" },
    disposals: [disposal(me, "CRITICISM", "2025-03-20")],
  }),
  record("matters", {
    person: { personId: other, personName: "钱示例" },
    type: "ANNUAL",
    year: 2024,
    status: "ACCEPTED",
    submissions: [{ n: 1, hash: planted, on: "2025-01-21", by: "PAPER", lateDays: 0 }],
    disposals: [],
  }),
  record("learning", {
    person: { personId: me },
    entries: [
      { on: "2024-09-10", title: "警示教育（示例）", standing: "PRESENT" },
      { on: "2025-03-10", title: "专题党课（示例）", standing: "MADE_UP", madeUpOn: "2025-04-01" },
    ],
    talks: [{ n: 1, cause: "ENTRY", on: "2024-04-10" }],
  }),
  record("clue", {
    person: { personId: me },
    receivedOn: "2027-03-01",
    status: "STUDYING",
    approved: [],
    talks: [],
    replies: [],
    disposals: [],
  }),
];

describe("a person's integrity file over three years (A-39, ledger L4)", () => {
  const read = (records: readonly Item[]) =>
    sectionsOf(records, me, "2027-02-01").map(({ title, lines }) => [
      title,
      ...lines.map(({ on, text }) => `${on} ${text}`),
    ]);

  it("has each section of L4 in its order, line by line, and nothing of others or of later", () => {
    expect(read(life)).toEqual([
      [
        "任免与提级监督",
        "2024-03-20 纳入提级监督，望海街道城建科（示例）科长",
        "2027-02-01 已退出",
      ],
      ["信访核查表", "2024-05-08 XF-2024-0007 已归档"],
      ["线索及处置", "2024-05-20 XS-2024-0003，谈话（2024-06-01），予以了结"],
      ["谈话函询", "2024-06-10 谈话", "2024-07-01 函询 示纪函询〔2024〕1号", "2024-07-15 函询答复"],
      [
        "第一种形态处理",
        "2024-08-01 诫勉，谈话人 冯示五，影响期至 2025-01-31",
        "2025-03-20 批评教育，谈话人 冯示五",
        "2025-12-20 谈话提醒，谈话人 冯示五",
      ],
      ["处分", "2025-09-18 党内警告，谈话人 冯示五，影响期至 2026-09-17"],
      ["党风廉政意见回复", "2025-10-16 选拔任用，不宜提拔任用，示纪函〔2025〕19号"],
      ["个人有关事项报告", "2025-03-10 2024年年度报告，已处理"],
      ["述责述廉", "2026-02-01 2025 年度，得分 68.50，满意率 70.00%，办结"],
      [
        "教育记录",
        "2024-04-10 廉政谈话",
        "2024-09-10 警示教育（示例），签到",
        "2025-03-10 专题党课（示例），已补课（2025-04-01 补课）",
      ],
    ]);
  });

  it("the order in which records are found changes nothing, and no word of a report is in it", () => {
    expect(read(life.toReversed())).toEqual(read(life));
    expect(JSON.stringify(read(life))).not.toContain(planted);
  });
});
