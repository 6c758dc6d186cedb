import { conducted } from "#kernel/conduct/conducted.ts";
import { addDays, addMonths, type Day, dayOf, instantAt } from "#kernel/deadline/day.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { OfficialNumber } from "#kernel/record/borne.ts";
import type { Claim, Context, Keys } from "#kernel/record/process.ts";
import type { RefusalCode } from "#kernel/refusal.ts";
import { inHands } from "#process/hands/hands.ts";
import { answers } from "./answers.ts";
import { objectNameOf, personsOf } from "./body/schema.ts";
import { chain } from "./chain.ts";
import { commands } from "./commands.ts";
import { days } from "./days.ts";
import { barsOf, describe } from "./describe.ts";
import { consultedForNotice } from "./duties/served.ts";
import { consentOf, type EnrollmentData, papers, words } from "./events.ts";
import { evolve } from "./evolve.ts";
import { consultedFor } from "./review/obstacles.ts";
import { isLeaving } from "./review/removal.ts";
import type { Candidate, Enrollment } from "./schema.ts";
import { background, said } from "./stages/background.ts";
import { baseOf } from "./stages/clock.ts";
import { supplementing } from "./supplement/schema.ts";
import { endSuspension } from "./suspension/suspension.ts";

/** 提级监督对象认定, from screening through direct supervision to removal. */
export const enrollment = inHands(
  conducted(chain, {
    commands,
    days,
    words,
    papers,
    said,
    background,
    resumes: "enrollment.resume",
    answers,
    begins: "enrollment.screened",
    begin: ({ source: _row, ...screened }: EnrollmentData["enrollment.screened"]) => ({
      ...screened,
      returns: [],
      studies: [],
    }),
    evolve,
    keys,
    bars: barsOf,
    show: describe,
    stageIn,
    runsFrom: baseOf,
    over: { REMOVED: "enrollment.removed" },
    finished: ({ dutiesOpenedAt }) => dutiesOpenedAt !== undefined,
    tells: ["consent", "reject", "rejected", "filed"],
    consults: (state) => (isLeaving(state) ? consultedFor(state) : consultedForNotice(state)),
    settlesOthers: [
      ...["SUSPENSION", "REINSTATEMENT", "REMOVAL_PENDING", "REMOVAL_PARTY"],
      ...["SUPPLEMENT_EXTENSION", ...supplementing],
    ],
    wake: (state, context) => (state === undefined ? [] : endSuspension(state, context)),
    claimed,
  }),
  {
    ended: ["WITHDRAWN", "COMMISSION_REJECTED", "PARTY_REJECTED", "REMOVED"],
    lead: (state, { to }) => ({ ...state, proposer: to }),
    room: (state, room) => ({ ...state, room }),
  },
);

/** Who is to leave goes by 备案 or by 请示, as the district had it when the meeting passed it. */
function stageIn({ review }: Enrollment, stage: string) {
  if (stage !== "REMOVAL_PENDING") return undefined;
  const spec = chain.stages.REMOVAL_PENDING;
  const { file, send } = spec.actions;
  return { ...spec, actions: review?.removalBy === "CONSENT" ? { send } : { file } };
}

/** What was rejected may come again after the district's months, on new grounds. */
function claimed(
  { nomination }: Enrollment,
  { barredUntil, since }: Claim,
  { now, rules }: Context,
): "take-over" | RefusalCode {
  if (barredUntil === undefined) return "enrollment.duplicate";
  const until = since === undefined ? barredUntil : barredTo(since, rules);
  const hasGrounds = (nomination?.newGrounds ?? "").trim() !== "";
  return dayOf(now) > until && hasGrounds ? "take-over" : "enrollment.barred";
}

function keys(state: Enrollment): Keys {
  const { candidate, status, enteredAt } = state;
  const { unitId, placeId, body } = candidate;
  const claim = claimOf(state);
  return {
    status,
    sort: enteredAt,
    summary: {
      personName: objectNameOf(candidate),
      unitName: candidate.unitName,
      post:
        body === undefined ? candidate.post : `负责人 ${candidate.personName}（${candidate.post}）`,
      proposer: state.proposer,
      enteredAt,
      ...(state.effectiveOn === undefined ? {} : { effectiveOn: state.effectiveOn }),
    },
    about: [
      ...personsOf(candidate).map(({ personId }) => personId),
      unitId,
      ...(placeId === undefined ? [] : [placeId]),
      ...(state.nomination?.basis ?? []).flatMap(({ basisId }) => basisId ?? []),
    ],
    ...(claim === undefined ? {} : { claim }),
    numbers: numbersOf(state),
    ...wakeOf(state),
  };
}

/** The request and the reply each bear a number; one paper may be about several objects. */
function numbersOf({ request, removalRequest, consent }: Enrollment): OfficialNumber[] {
  const requests = [request, removalRequest].filter((one) => one !== undefined);
  return [
    ...requests.map(({ documentNumber: number, sentOn }) => ({
      kind: "request",
      number,
      document: `sent on ${sentOn}`,
    })),
    ...(consent === undefined
      ? []
      : [
          {
            kind: "consent",
            number: consent.documentNumber,
            document: consentOf(consent.consentedOn),
          },
        ]),
  ];
}

/** The morning after a suspension's last day. */
function wakeOf({ suspension }: Enrollment): Pick<Keys, "wakeAt"> {
  const { to, endAskedAt } = suspension ?? {};
  return to === undefined || endAskedAt !== undefined
    ? {}
    : { wakeAt: instantAt(addDays(to, 1), "08:30") };
}

/** Last day on which a rejected nomination may not come again, from the day of the meeting. */
function barredTo(heldOn: Day, { config }: Rules): Day {
  return addMonths(heldOn, config.renominationMonths);
}

/** What one matter at a time can hold: a person on a post, or a body of a unit. */
export function postClaimOf({ personId, unitId, post, body }: Candidate): string {
  return body === undefined
    ? `enrollment#${personId}#${unitId}#${post}`
    : `enrollment#${body.class}#${unitId}`;
}

/** One matter a person and post at a time, from submission until it ends (duplicate guard). */
function claimOf({ status, candidate, enteredAt, studies }: Enrollment): Claim | undefined {
  const key = postClaimOf(candidate);
  switch (status) {
    case "SCREENING":
    case "DRAFT":
    case "WITHDRAWN":
    case "PARTY_REJECTED":
    case "REMOVED":
      return undefined;
    case "COMMISSION_REJECTED": {
      const since = studies.at(-1)?.heldOn ?? dayOf(enteredAt);
      return { key, barredUntil: addMonths(since, defaultConfig.renominationMonths), since };
    }
    default:
      return { key };
  }
}
