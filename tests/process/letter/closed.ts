import type { Letter } from "#process/letter/schema.ts";
import { content } from "./sample.ts";

/** A letter that has run its course, as the ledger finds it. */
export const closedLetter: Letter = {
  status: "CLOSED",
  proposer: "u-chen",
  room: "2",
  content,
  enteredAt: "2026-11-18T01:00:00.000Z",
  visits: {},
  recusals: [],
  returns: [],
  consultations: [],
  approvedOn: "2026-09-04",
  number: { text: "示纪监建〔2026〕3号", code: "示纪监建", year: 2026, number: 3 },
  signedOn: "2026-09-04",
  voidedNumbers: [{ text: "示纪监建〔2026〕1号", reason: "用印错误（示例）", on: "2026-09-01" }],
  service: { receivedBy: "吕示廿一", servedOn: "2026-09-07", mode: "DIRECT" },
  servedTo: content.addressee.unitId,
  clocks: {
    plan: { code: "D-REC-4", base: "2026-09-07", length: 15 },
    rectification: { code: "D-REC-5", base: "2026-09-07", length: 30 },
  },
  objection: {
    reasons: "部分事实有出入（示例）",
    lodgedOn: "2026-09-09",
    answer: "maintain",
    answeredOn: "2026-09-10",
    opinion: "维持",
  },
  former: [],
  plan: { submittedOn: "2026-09-24", items: [] },
  extension: {
    days: 10,
    reasons: "材料较多",
    askedOn: "2026-09-30",
    decision: "denied",
    decidedOn: "2026-10-08",
  },
  feedbacks: [
    { submittedOn: "2026-10-09", lateDays: 1, signedBy: "吕示廿一", items: [] },
    { submittedOn: "2026-11-13", lateDays: 0, signedBy: "吕示廿一", items: [] },
  ],
  evaluations: [
    {
      evaluatedOn: "2026-10-16",
      scores: {
        responsibility: 90,
        implementation: 85,
        institutions: 60,
        correction: 88,
        effect: 80,
      },
      results: [
        { demand: 1, result: "DONE" },
        { demand: 2, result: "PAPER_ONLY" },
        { demand: 3, result: "DONE" },
      ],
      redoDays: 30,
      opinion: "",
      conclusion: "redo",
      confirmedOn: "2026-10-16",
    },
    {
      evaluatedOn: "2026-11-18",
      scores: {
        responsibility: 90,
        implementation: 85,
        institutions: 90,
        correction: 88,
        effect: 86,
      },
      results: [
        { demand: 1, result: "DONE" },
        { demand: 2, result: "DONE" },
        { demand: 3, result: "DONE" },
      ],
      opinion: "",
      conclusion: "closed",
      confirmedOn: "2026-11-18",
    },
  ],
  closedOn: "2026-11-18",
  revisit: {
    on: "2027-02-18",
    methods: "ON_SITE",
    finding: "制度已落实（示例）",
    relapsed: "no",
  },
};
