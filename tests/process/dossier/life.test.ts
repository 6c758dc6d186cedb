import { describe, expect, it } from "vitest";
import type { Item } from "#kernel/store/keys.ts";
import type { FiledEntry } from "#process/dossier/entries.ts";
import { printedFile } from "#registry/dossier/printed.ts";
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
    verification: { report: { on: "2024-08-20", findings: planted } },
    disposals: [disposal(me, "ADMONITION", "2024-08-01", "2025-01-31")],
  }),
  record("targeted", {
    plan: { title: "公务用车检查（示例）" },
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
    feedback: { problems: [planted, planted] },
    rectification: { done: [{ on: "2026-01-20", text: planted }] },
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

/** What staff have entered, one of it after the file was closed. */
const entries: FiledEntry[] = [
  { section: "PARTY_LIFE", on: "2025-01-20", text: "已在民主生活会上说明" },
  {
    section: "FAMILY",
    on: "2024-04-01",
    text: "配偶 钱示例，某厂职工",
    made: { by: "陈示六", at: "2024-04-02T01:00:00.000Z", basis: "户口簿复印件" },
  },
  { section: "PERSONNEL", on: "2024-04-02", text: "档案已审核，三龄二历一致" },
  { section: "REWARDS", on: "2025-01-15", text: "年度考核优秀" },
  { section: "GIFTS", on: "2025-02-03", text: "上交礼品一件" },
  { section: "OTHER", on: "2027-03-01", text: planted },
];

describe("a person's integrity file over three years (A-39, ledger L4)", () => {
  const read = (records: readonly Item[]) =>
    sectionsOf({ records, entries }, me, "2027-02-01").map(({ title, lines }) => [
      title,
      ...lines.map(({ on, text }) => `${on} ${text}`),
    ]);

  it("has each section of L4 in its order, line by line, and nothing of others or of later", () => {
    expect(read(life)).toEqual([
      [
        "家庭成员",
        "2024-04-01 配偶 钱示例，某厂职工（陈示六 2024-04-02 登记，依据：户口簿复印件）",
      ],
      [
        "任免与提级监督",
        "2024-03-20 纳入提级监督，望海街道城建科（示例）科长",
        "2027-02-01 已退出",
      ],
      ["人事档案情况", "2024-04-02 档案已审核，三龄二历一致"],
      ["奖惩", "2025-01-15 年度考核优秀"],
      ["个人有关事项", "2025-02-03 上交礼品一件", "2025-03-10 2024年年度报告，已处理"],
      ["不如实报告处理", "2025-03-10 2024年年度报告，漏报"],
      ["信访核查表", "2024-05-08 XF-2024-0007 已归档"],
      ["线索及处置", "2024-05-20 XS-2024-0003，谈话（2024-06-01），予以了结"],
      ["谈话函询", "2024-06-10 谈话", "2024-07-01 函询 示纪函询〔2024〕1号", "2024-07-15 函询答复"],
      ["诫勉", "2024-08-01 诫勉，谈话人 冯示五，影响期至 2025-01-31"],
      ["廉政谈话", "2024-04-10 任前（新纳入）廉政谈话"],
      ["初核、审查材料目录", "2024-08-20 初核报告 XS-2024-0003"],
      [
        "第一种形态处理",
        "2024-08-01 诫勉，事由 问题线索 XS-2024-0003，谈话人 冯示五，影响期至 2025-01-31",
        "2025-03-20 批评教育，事由 2024 年年度报告，谈话人 冯示五",
        "2025-12-20 谈话提醒，事由 2025 年度述责述廉，谈话人 冯示五",
      ],
      ["处分", "2025-09-18 党内警告，谈话人 冯示五，影响期至 2026-09-17"],
      ["党风廉政意见回复", "2025-10-16 选拔任用，不宜提拔任用，示纪函〔2025〕19号"],
      [
        "述责述廉",
        "2026-02-01 2025 年度，得分 68.50，满意率 70.00%，反馈问题 2 个，2026-01-20 报告整改完成，办结",
      ],
      [
        "教育记录",
        "2024-09-10 警示教育（示例），签到",
        "2025-03-10 专题党课（示例），已补课（2025-04-01 补课）",
      ],
      ["民主生活会说明", "2025-01-20 已在民主生活会上说明"],
      ["其他"],
    ]);
  });

  it("the order in which records are found changes nothing, and no word of a report is in it", () => {
    expect(read(life.toReversed())).toEqual(read(life));
    expect(JSON.stringify(read(life))).not.toContain(planted);
  });

  it("prints as a 活页 file: every section as a numbered heading with its table, empty ones as well", () => {
    const sections = sectionsOf({ records: life, entries }, me, "2027-02-01");
    const cover = [
      { label: "档号", value: expect.stringMatching(/^DA-[0-9A-Z]{6}$/) },
      { label: "姓名", value: "赵示例" },
    ];
    const readings = [
      { at: "2026-10-09T01:00:00.000Z", officer: "u-chen", reason: "核对", approvedBy: "u-wu" },
    ];
    const { title, body } = printedFile(
      { cover, basics: [], sections, readings },
      "示例区",
      "2027-02-02",
    );
    expect(title).toBe("赵示例同志廉政档案");
    const headings = body.flatMap((part) => (part.level === "heading" ? [part.text] : []));
    expect(headings.slice(0, 4)).toEqual([
      "一、封面",
      "二、基本信息",
      "三、家庭成员",
      "四、任免与提级监督",
    ]);
    expect(headings.slice(-2)).toEqual(["二十一、其他", "二十二、查阅记录"]);
    const tables = body.flatMap((part) => (part.level === "table" ? [part.rows] : []));
    expect(tables).toHaveLength(sections.length + 1);
    expect(tables.at(-2)).toEqual([["无", ""]]);
    expect(tables.at(-1)).toEqual([["2026-10-09 09:00", "u-chen", "核对", "u-wu"]]);
  });
});
