import { dueDayOf } from "#kernel/deadline/count.ts";
import { dueFor, type Rules } from "#kernel/district/rules.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { criteria, isObject, removalReasons } from "#process/enrollment/terms.ts";
import type { standings } from "../terms.ts";
import type { PersonCommand, Supervision } from "./schema.ts";

/** An enrollment and its id. */
export type Enrolled = { id: string; state: Enrollment };

/**
 * What a person's enrollments make of the supervision columns of ledger L1: the one under which they
 * are supervised, else the one that ended last. Undefined where none ever took effect.
 */
export function supervisionOf(
  enrollments: readonly Enrolled[],
  rules: Rules,
): Extract<PersonCommand, { type: "note-supervision" }> | undefined {
  const took = enrollments
    .filter(({ state }) => isObject(state.status) || state.status === "REMOVED")
    .toSorted(
      (one, other) => rank(other) - rank(one) || startOf(other).localeCompare(startOf(one)),
    );
  const [found] = took;
  if (found === undefined) return undefined;
  return {
    type: "note-supervision",
    enrollment: found.id,
    isKeyObject: isObject(found.state.status),
    supervision: supervisionColumns(found.state, rules),
  };
}

function rank({ state }: Enrolled): number {
  return isObject(state.status) ? 1 : 0;
}

function startOf({ state }: Enrolled): string {
  return state.effectiveOn ?? "";
}

/** The supervision columns of ledger L1 as an enrollment fills them. */
export function supervisionColumns(state: Enrollment, rules: Rules): Supervision {
  const { nomination, consent, effectiveOn, removal } = state;
  const standing = standingOf(state);
  const consentedOn = consent?.consentedOn;
  const passed = state.studies.filter(({ result }) => result === "passed");
  const study = passed.findLast(({ heldOn }) => heldOn <= (consentedOn ?? heldOn)) ?? passed[0];
  const lastOn = state.reviews?.at(-1)?.on ?? effectiveOn;
  return {
    ...(nomination === undefined
      ? {}
      : {
          objectClass: nomination.objectClass,
          basis: nomination.basis.map(nameOf).join("、"),
          criteria: nomination.criteria.map((key) => criteria[key]).join("、"),
          scope: nomination.scopeOfMatters.join("、"),
        }),
    ...(study === undefined ? {} : { study: `${study.heldOn} ${study.minutesNumber}` }),
    ...(consent === undefined ? {} : { consent: `${consentedOn} ${consent.documentNumber}` }),
    ...(effectiveOn === undefined ? {} : { effectiveOn }),
    ...(lastOn === undefined || standing !== "ACTIVE"
      ? {}
      : { reviewOn: dueDayOf(dueFor(rules, "D-ENR-10", lastOn)) }),
    standing,
    ...(removal === undefined
      ? {}
      : { removedOn: removal.on, removalReason: removalReasons[removal.reason] }),
  };
}

function standingOf({ status }: Enrollment): keyof typeof standings {
  if (status === "REMOVED" || status === "SUSPENDED") return status;
  return "ACTIVE";
}

function nameOf({ title, number }: { title: string; number?: string | undefined }): string {
  return number ? `《${title}》（${number}）` : `《${title}》`;
}
