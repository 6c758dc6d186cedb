import { addDays, addMonths, type Day, dayOf, instantAt } from "#kernel/deadline/day.ts";
import { inOrder } from "#kernel/deadline/order.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Claim, Keys, OfficialNumber, Process } from "#kernel/record/process.ts";
import { days } from "./days.ts";
import { decide } from "./decide.ts";
import { describe } from "./describe.ts";
import { duties } from "./duties/duties.ts";
import { consultedForNotice } from "./duties/served.ts";
import { evolve } from "./evolve.ts";
import { matterOf } from "./matter.ts";
import { consultedFor } from "./review/obstacles.ts";
import { isLeaving } from "./review/removal.ts";
import { type Candidate, type Enrollment, EnrollmentCommand } from "./schema.ts";
import { background, said } from "./stages/beside.ts";
import { conclude } from "./stages/conclude.ts";
import { stageIn } from "./stages/open-stage.ts";
import { enrollmentStages } from "./stages/stages.ts";
import { statusStages } from "./stages/status-stages.ts";
import { isStage, stageNames, transitions } from "./stages/transitions.ts";
import { endSuspension } from "./suspension/suspension.ts";
import { enrollmentStatuses } from "./terms.ts";
import { offeredIn, ownVerbs, words } from "./words.ts";

/** 提级监督对象认定, from screening through direct supervision to removal. */
export const enrollment: Process<Enrollment, EnrollmentCommand> = {
  kind: "enrollment",
  title: "提级监督对象认定",
  command: EnrollmentCommand,
  statuses: enrollmentStatuses,
  words,
  said,
  background,
  offeredIn,
  ownVerbs,
  stages: { ...enrollmentStages, ...duties, ...statusStages },
  stageIn: (state, stage) => (isStage(stage) ? stageIn(state, stage) : undefined),
  days,
  decide: inOrder(days, decide),
  evolve,
  keys,
  conclude,
  show: describe,
  matter: matterOf,
  transitions,
  startsOn: ["enrollment.submitted", "enrollment.review-submitted", "enrollment.resumed"],
  underway: [...stageNames, "ACTIVE"],
  tells: ["consent", "reject", "rejected", "filed"],
  consults: (state) => (isLeaving(state) ? consultedFor(state) : consultedForNotice(state)),
  settlesOthers: ["SUSPENSION", "REINSTATEMENT", "REMOVAL_PENDING", "REMOVAL_PARTY"],
  wake: (state, context) => (state === undefined ? [] : endSuspension(state, context)),
  claimed: (state, { barredUntil, since }, { now, rules }) => {
    if (barredUntil === undefined) return "enrollment.duplicate";
    const until = since === undefined ? barredUntil : barredTo(since, rules);
    const hasGrounds = (state.nomination?.newGrounds ?? "").trim() !== "";
    return dayOf(now) > until && hasGrounds ? "take-over" : "enrollment.barred";
  },
};

function keys(state: Enrollment): Keys {
  const { candidate, status, enteredAt } = state;
  const { personId, unitId, placeId } = candidate;
  const claim = claimOf(state);
  return {
    status,
    sort: enteredAt,
    summary: {
      personName: candidate.personName,
      unitName: candidate.unitName,
      post: candidate.post,
      proposer: state.proposer,
      enteredAt,
      ...(state.effectiveOn === undefined ? {} : { effectiveOn: state.effectiveOn }),
    },
    about: [
      personId,
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
            document: `consent of ${consent.consentedOn}`,
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

/** What one matter at a time can hold: a person on a post. */
export function postClaimOf({ personId, unitId, post }: Candidate): string {
  return `enrollment#${personId}#${unitId}#${post}`;
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
