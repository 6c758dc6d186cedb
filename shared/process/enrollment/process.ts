import { addMonths, dayOf } from "#kernel/deadline/day.ts";
import type { Claim, Keys, Process } from "#kernel/process.ts";
import { conclude } from "./conclude.ts";
import { decide } from "./decide.ts";
import { describe } from "./describe.ts";
import { duties } from "./duties.ts";
import { evolve } from "./evolve.ts";
import { matterOf } from "./matter.ts";
import { type Enrollment, EnrollmentCommand } from "./schema.ts";
import { enrollmentStages } from "./stages.ts";
import { stageNames, transitions } from "./transitions.ts";

/** 提级监督对象认定, from screening to direct supervision. */
export const enrollment: Process<Enrollment, EnrollmentCommand> = {
  kind: "enrollment",
  title: "提级监督对象认定",
  command: EnrollmentCommand,
  stages: { ...enrollmentStages, ...duties },
  decide,
  evolve,
  keys,
  conclude,
  show: describe,
  matter: matterOf,
  transitions,
  startsOn: ["enrollment.submitted", "enrollment.resumed"],
  underway: [...stageNames, "ACTIVE"],
  tells: ["consent", "reject", "rejected"],
  claimed: (state, held, { now }) => {
    if (held.barredUntil === undefined) return "enrollment.duplicate";
    const isOver = dayOf(now) > held.barredUntil;
    return isOver || state.nomination?.newGrounds ? "take-over" : "enrollment.barred";
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
    about: [personId, unitId, ...(placeId === undefined ? [] : [placeId])],
    ...(claim === undefined ? {} : { claim }),
  };
}

/** One matter a person and post at a time, from submission until it ends (duplicate guard). */
function claimOf({ status, candidate, enteredAt }: Enrollment): Claim | undefined {
  const { personId, unitId, post } = candidate;
  const key = `enrollment#${personId}#${unitId}#${post}`;
  switch (status) {
    case "SCREENING":
    case "DRAFT":
    case "WITHDRAWN":
    case "PARTY_REJECTED":
      return undefined;
    case "COMMISSION_REJECTED":
      return { key, barredUntil: addMonths(dayOf(enteredAt), 3) };
    default:
      return { key };
  }
}
