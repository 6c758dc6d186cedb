import { engines } from "#tests/local/dynamodb.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { type Step, survives } from "./chain.ts";

const votes = { present: 7, recused: [], yes: 6, no: 0, abstain: 1 };
const consent = { form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn: "2026-03-20" };
const request = {
  documentNumber: "示纪〔2026〕12号",
  sentOn: "2026-03-20",
  classification: "内部",
};
const approval = { action: "approve", declaration: "none" };

/** SC-01 from nomination to direct supervision; the sixth answer is the meeting's. */
function steps([id = "", , , , , meeting = ""]: readonly string[]): Step[] {
  const decision = (stage: string) => `/tasks/${id}.${stage}.1/decision`;
  return [
    { who: "chen", path: `/enrollments/${id}/nomination`, body: { nomination } },
    { who: "chen", path: `/enrollments/${id}/submission`, body: {} },
    { who: "feng", path: decision("ROOM_REVIEW"), body: approval },
    { who: "wu", path: decision("DEPUTY_REVIEW"), body: approval },
    {
      who: "shen",
      path: "/meetings",
      body: {
        heldOn: "2026-03-20",
        minutesNumber: "纪要〔2026〕5期",
        entitled: 9,
        items: [{ enrollmentId: id, ...votes }],
      },
    },
    {
      who: "han",
      path: `/tasks/${meeting}.CONFIRM.1/decision`,
      body: { action: "approve", form: { item1: "same" } },
    },
    { who: "shen", path: decision("COMMISSION_PASSED"), body: { action: "send", form: request } },
    { who: "yang", path: decision("PARTY_PENDING"), body: { action: "consent", form: consent } },
  ];
}

survives(
  {
    path: "/enrollments",
    first: { who: "chen", path: "/enrollments", body: { candidate, scoreSheet } },
    steps,
  },
  { every: [4, 6], deaths: 25, end: { status: "ACTIVE", open: 7 }, engines },
);
