import * as fc from "fast-check";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import type { Cast, Move } from "#tests/kit/play.ts";
import { candidate, nomination, officers, scoreSheet } from "./pure.ts";

const by = fc.constantFrom(...officers.map(({ id }) => id));
const study = (
  result: "passed" | "rejected" | "deferred",
  n: number,
  heldOn = "2026-03-11",
): EnrollmentCommand => ({
  type: "study",
  study: {
    meetingId: `mtg_${n}`,
    heldOn,
    minutesNumber: "纪要〔2026〕5期",
    result,
    entitled: 9,
    present: 7,
    recused: [{ person: "wang", relation: "other", detail: "表亲" }],
    yes: 6,
    no: 0,
    abstain: 0,
    opinion: "",
    enteredBy: "shen",
    confirmedBy: "han",
  },
});

const command = fc.oneof(
  fc.constant<EnrollmentCommand>({ type: "screen", candidate, scoreSheet }),
  fc.constant<EnrollmentCommand>({ type: "draft", nomination }),
  fc.constantFrom("新增事由（示例）", nomination.riskGrounds).map(
    (riskGrounds): EnrollmentCommand => ({
      type: "revise",
      nomination: { ...nomination, riskGrounds },
    }),
  ),
  fc.constant<EnrollmentCommand>({ type: "submit" }),
  fc.constant<EnrollmentCommand>({ type: "withdraw", reason: "不再需要" }),
  fc.constant<EnrollmentCommand>({ type: "open-duties" }),
  fc.constant<EnrollmentCommand>({
    type: "note-left-post",
    cause: "TRANSFER",
    reason: "调离",
  }),
  fc.constant<EnrollmentCommand>({ type: "call-review", cause: "DISCIPLINE", reason: "受到处分" }),
  fc.constant<EnrollmentCommand>({ type: "override-guard", reason: "确需退出（示例）" }),
  fc.constant<EnrollmentCommand>({
    type: "propose-suspension",
    cause: "LONG_LEAVE",
    reason: "病休（示例）",
    from: "2026-03-16",
    to: "2026-03-20",
  }),
  fc.constant<EnrollmentCommand>({
    type: "propose-reinstatement",
    on: "2026-03-18",
    reason: "病愈（示例）",
  }),
  fc
    .tuple(
      fc.constantFrom("passed", "rejected", "deferred"),
      fc.nat(3),
      fc.constantFrom("2026-03-11", "2026-03-18", "2026-03-25"),
    )
    .map(([result, n, heldOn]) => study(result as "passed", n, heldOn)),
);

const move: fc.Arbitrary<Move<EnrollmentCommand>> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("command"), by, command }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant("answer"),
      by,
      action: fc.constantFrom(
        "approve",
        "return",
        "reject",
        "send",
        "consent",
        "resubmit",
        "complete",
        "file",
        "reinstate",
      ),
      stage: fc.constantFrom(undefined, "YEARLY_REVIEW", "SUSPENSION", "REINSTATEMENT", "NOTICE"),
    }),
  },
  { weight: 4, arbitrary: fc.constant<Move<EnrollmentCommand>>({ do: "conduct" }) },
) as fc.Arbitrary<Move<EnrollmentCommand>>;

const forms: Record<string, Record<string, unknown>> = {
  send: { documentNumber: "示纪〔2026〕12号", sentOn: "2026-03-13", classification: "内部" },
  consent: { form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn: "2026-03-15" },
  file: { documentNumber: "示纪〔2026〕30号", filedOn: "2026-03-26" },
  reinstate: { on: "2026-03-21", reason: "病愈（示例）" },
  complete: sheet("CONTINUE"),
  resubmit: sheet("REMOVE"),
};

function sheet(proposal: "CONTINUE" | "REMOVE") {
  const counts = { dutiesDone: 90, findings: 1, clues: 0, petitions: 0, score: 70 };
  return { ...counts, proposal, removalReason: "LOWER_RISK", opinion: "意见（示例）" };
}

/** A start that gets random play into the chain at all. */
export const opening: Move<EnrollmentCommand>[] = [
  { do: "command", by: "chen", command: { type: "screen", candidate, scoreSheet } },
  { do: "command", by: "chen", command: { type: "draft", nomination } },
  { do: "command", by: "chen", command: { type: "submit" } },
  { do: "conduct" },
  { do: "answer", by: "feng", action: "approve" },
  { do: "conduct" },
  { do: "answer", by: "wu", action: "approve" },
  { do: "conduct" },
  { do: "command", by: "han", command: study("passed", 0) },
  { do: "conduct" },
  { do: "answer", by: "shen", action: "send" },
  { do: "conduct" },
  { do: "answer", by: "yang", action: "consent" },
];

/** On from there: duties, a review that is returned once, and a meeting that lets the object go. */
export const later: Move<EnrollmentCommand>[] = [
  { do: "command", by: "system", command: { type: "open-duties" } },
  { do: "answer", by: "feng", action: "complete", stage: "YEARLY_REVIEW" },
  { do: "conduct" },
  { do: "answer", by: "wu", action: "return" },
  { do: "conduct" },
  { do: "answer", by: "feng", action: "resubmit" },
  { do: "conduct" },
  { do: "answer", by: "wu", action: "approve" },
  { do: "conduct" },
  { do: "command", by: "han", command: study("passed", 9, "2026-03-25") },
  { do: "conduct" },
  { do: "answer", by: "shen", action: "file" },
];

/** On from there: a suspension, and back. */
export const resting: Move<EnrollmentCommand>[] = [
  { do: "command", by: "system", command: { type: "open-duties" } },
  {
    do: "command",
    by: "feng",
    command: {
      type: "propose-suspension",
      cause: "LONG_LEAVE",
      reason: "病休（示例）",
      from: "2026-03-16",
    },
  },
  { do: "answer", by: "wu", action: "approve", stage: "SUSPENSION" },
  {
    do: "command",
    by: "feng",
    command: {
      type: "propose-reinstatement",
      on: "2026-03-18",
      reason: "病愈（示例）",
    },
  },
  { do: "answer", by: "wu", action: "approve", stage: "REINSTATEMENT" },
];

/** Some part of a life under supervision, then anything. */
export const games = fc
  .tuple(
    fc.constantFrom(later, resting),
    fc.nat(opening.length + later.length),
    fc.array(move, { maxLength: 25 }),
  )
  .map(([after, start, rest]) => [...[...opening, ...after].slice(0, start), ...rest]);

/** The people of an enrollment's games, and the forms that they fill in. */
export const enrollmentCast: Cast = {
  officers,
  record: "enr_test",
  from: "2026-03-03",
  formOf: (action) => forms[action],
};
