import { describe, expect, it } from "vitest";
import type { FigureName } from "#registry/report/contents.ts";
import { after, before, countOf, inside, type Written } from "./counted.ts";

type Case = readonly [
  figure: FigureName,
  says: number | Readonly<Record<string, number>>,
  ...records: readonly Written[],
];

const clue = (state: object): Written => [
  "clue",
  { receivedOn: before, approved: [], disposals: [], person: { kind: "STAFF" }, ...state },
];
const approved = (way: string, on: string, more: object = {}) =>
  clue({ ...more, approved: [{ way, on }] });
const head = (kind: string, post: string) => approved("FILE", inside, { person: { kind, post } });
const punished = (measure: string, decidedOn: string, kind = "STAFF") =>
  clue({ person: { kind }, disposals: [{ personId: "per_1", measure, decidedOn }] });
const sent = (sentOn: string, receivedOn: string) =>
  clue({ receivedOn, transfer: { sentOn, receiver: "示例区检察院" } });
const petition = (state: object): Written => [
  "petition",
  { receivedOn: before, signature: "ANONYMOUS", feedback: [], ...state },
];
const task = (effectiveDue: string | null, more: object = {}): Written => [
  "task",
  {
    due: { ruleCode: "D-LET-1", base: before, effectiveDue, nominalDue: effectiveDue },
    ...{ status: "OPEN", title: "示例环节", subject: { kind: "clue", id: "clu_9" }, ...more },
  },
];

const cases: readonly Case[] = [
  [
    "cluesBySource",
    { PETITION: 1, AUDIT: 1 },
    clue({ receivedOn: inside, source: "PETITION" }),
    clue({ receivedOn: inside, source: "AUDIT" }),
    clue({ receivedOn: after, source: "AUDIT" }),
  ],
  [
    "cluesByArea",
    { MAJOR_DECISIONS: 1 },
    clue({ receivedOn: inside, area: "MAJOR_DECISIONS" }),
    clue({ receivedOn: before, area: "MAJOR_DECISIONS" }),
  ],
  [
    "cluesInHand",
    3,
    clue({}),
    clue({ receivedOn: inside }),
    clue({ ending: { on: inside } }),
    clue({ ending: { on: before } }),
    clue({ receivedOn: after }),
  ],
  // A clue counts once, however often something was approved on it; an approval each time.
  [
    "cluesDisposed",
    1,
    clue({
      approved: [
        { way: "TALK", on: inside },
        { way: "CLOSE", on: inside },
      ],
    }),
    approved("TALK", after),
  ],
  ["cluesVerified", 1, approved("PRELIM_VERIFY", inside), approved("FILE", inside)],
  ["cluesFiled", 1, approved("FILE", inside), approved("FILE", before), approved("TALK", inside)],
  [
    "cluesFiledOfHeads",
    2,
    head("VILLAGE_CADRE", "村党支部书记"),
    head("VILLAGE_CADRE", "村委会主任"),
    head("VILLAGE_CADRE", "村委会副主任"),
    head("VILLAGE_CADRE", "会计"),
    head("SECTION_LEADER", "书记"),
  ],
  [
    "cluesPunished",
    1,
    punished("PARTY_WARNING", inside),
    punished("ADMONITION", inside),
    punished("PARTY_WARNING", after),
  ],
  ["cluesProposed", 1, clue({ opinedOn: inside }), approved("TALK", inside, { opinedOn: inside })],
  ["cluesByReceiver", { 示例区检察院: 1 }, sent(inside, "2026-05-06"), sent(after, inside)],
  // D-CLU-3: five working days after receipt.
  ["cluesTransferredInTime", 1, sent("2026-05-12", "2026-05-06"), sent("2026-06-30", "2026-05-06")],
  // Of several questions of a clue the one that presses most; what is due later presses nobody.
  [
    "cluesOverdue",
    { RED: 1, BLUE: 1 },
    task("2026-05-06"),
    task("2026-06-30"),
    task("2026-06-30", { subject: { kind: "clue", id: "clu_8" } }),
    task("2026-07-20", { subject: { kind: "clue", id: "clu_7" } }),
    task("2026-05-06", { subject: { kind: "letter", id: "let_1" } }),
  ],
  ["partyPunished", { PARTY: 1 }, punished("PARTY_WARNING", inside), punished("DEMERIT", inside)],
  ["statePunished", { STATE: 1 }, punished("PARTY_WARNING", inside), punished("DEMERIT", inside)],
  [
    "punishedByRank",
    { SECTION_LEADER: 1, VILLAGE_CADRE: 1 },
    punished("DISMISSAL", inside, "SECTION_LEADER"),
    punished("PARTY_WARNING", inside, "VILLAGE_CADRE"),
    punished("CRITICISM", inside, "WORKER"),
  ],
  ["petitionsAccepted", 1, petition({ acceptedOn: inside }), petition({ acceptedOn: after })],
  [
    "petitionsCompleted",
    1,
    petition({ completed: { on: inside, conclusion: "TRUE" } }),
    petition({ completed: { on: before, conclusion: "TRUE" } }),
  ],
  [
    "petitionsBySignature",
    { NAMED: 1, ANONYMOUS: 2 },
    petition({ receivedOn: inside, signature: "NAMED" }),
    petition({ receivedOn: inside, signature: "NAMED", identity: { result: "UNCONFIRMED" } }),
    petition({ receivedOn: inside }),
    petition({}),
  ],
  // D-PET-1: fifteen working days after receipt, 2026-04-02 to 04-24 over 清明.
  [
    "noticesDue",
    2,
    petition({ receivedOn: "2026-04-02", signature: "NAMED", noticedOn: "2026-04-03" }),
    petition({ receivedOn: "2026-04-02", signature: "NAMED" }),
    petition({ receivedOn: "2026-04-02" }),
    petition({ receivedOn: "2026-06-29", signature: "NAMED" }),
  ],
  [
    "noticesInTime",
    1,
    petition({ receivedOn: "2026-04-02", signature: "NAMED", noticedOn: "2026-04-03" }),
    petition({ receivedOn: "2026-04-02", signature: "NAMED", noticedOn: "2026-06-03" }),
    petition({ receivedOn: "2026-04-02", signature: "NAMED" }),
  ],
  // D-PET-2: fifteen working days after completion; a letter that did not reach anybody is none.
  [
    "feedbackDue",
    1,
    petition({ signature: "NAMED", completed: { on: "2026-04-02" } }),
    petition({ completed: { on: "2026-04-02" } }),
    petition({ signature: "NAMED", completed: { on: "2026-06-29" } }),
  ],
  [
    "feedbackInTime",
    1,
    petition({
      ...{ signature: "NAMED", completed: { on: "2026-04-02" } },
      feedback: [
        { reached: "no", on: "2026-04-03" },
        { reached: "yes", on: "2026-04-10" },
      ],
    }),
    petition({
      ...{ signature: "NAMED", completed: { on: "2026-04-02" } },
      feedback: [{ reached: "no", on: "2026-04-03" }],
    }),
  ],
  [
    "overdueByAge",
    { WEEK: 1, MONTH: 1, QUARTER: 1, LONGER: 1 },
    task("2026-06-30"),
    task("2026-06-20"),
    task("2026-05-06"),
    task("2026-01-06"),
    task("2026-07-01"),
    task(null),
    task("2026-05-06", { status: "CLOSED" }),
  ],
  [
    "lettersOverdue",
    1,
    task("2026-05-06", { subject: { kind: "letter", id: "let_1" } }),
    task("2026-06-06", { subject: { kind: "letter", id: "let_1" } }),
    task("2026-07-06", { subject: { kind: "letter", id: "let_2" } }),
    task("2026-05-06", { subject: { kind: "letter", id: "let_3" }, status: "CLOSED" }),
  ],
  [
    "trendClues",
    { "2025-07": 1, "2026-03": 1 },
    clue({}),
    clue({ receivedOn: "2025-07-01" }),
    clue({ receivedOn: "2025-06-30" }),
    clue({ receivedOn: after }),
  ],
];

describe("each figure by itself: what it counts and what not (§5.1, §5.2)", () => {
  const each = cases.map(([figure, says, ...records]) => ({ figure, says, records }));
  it.each(each)("$figure", ({ figure, says, records }) => {
    expect(countOf(figure, records)).toEqual(says);
  });
});
