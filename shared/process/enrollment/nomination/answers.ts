import { dayOf } from "#kernel/deadline/day.ts";
import { workdaysBetween } from "#kernel/deadline/span.ts";
import { checkReturns } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { fact } from "../events.ts";
import type { Consent, Enrollment } from "../schema.ts";
import { usedBefore } from "../stages/clock.ts";
import { closeRequest } from "../supplement/extension.ts";
import type { EnrollmentStatus } from "../terms.ts";
import { contentOf, objectOf } from "./content.ts";
import { routeAfterReturn } from "./supplement.ts";

/** An answer whose form may name the day on which it was given, where that is not the day of entry. */
type On = Pick<Closing, "task" | "ballot"> & { form: { on?: string | undefined } | undefined };

/** Two returns by the commission's own, two by the party committee; then only yes or no. */
export function giveBack(
  state: Enrollment,
  { task, ballot, form }: On,
  { rules, now }: Context,
): Fact[] | Refusal {
  const side = sideOf(state.status);
  const before = state.returns.filter(({ from }) => sideOf(from) === side).length;
  const over = checkReturns(rules, before, "enrollment.return-limit");
  if (over !== undefined) return over;
  const { on } = form ?? {};
  const used = workdaysBetween(rules.calendars, task.due.base, on ?? dayOf(now));
  return [
    fact("enrollment.returned", {
      from: state.status,
      reason: ballot?.opinion ?? "",
      usedWorkdays: used + usedBefore(state),
      content: contentOf(state),
      object: objectOf(state),
      ...(on === undefined ? {} : { on }),
    }),
  ];
}

function sideOf(status: EnrollmentStatus): "party" | "commission" {
  return status === "PARTY_PENDING" ? "party" : "commission";
}

/** The supplement goes where its changes send it. */
export function resubmit(
  state: Enrollment,
  { form }: { form: { sentOn?: string | undefined } | undefined },
  context: Context,
): Fact[] {
  const on = form?.sentOn;
  const route = routeAfterReturn(state);
  return [
    fact("enrollment.resubmitted", { route, ...(on === undefined ? {} : { on }) }),
    ...closeRequest(context),
  ];
}

/** 请示 has gone out. */
export function noteSent(_: Enrollment, { form }: { form: NonNullable<Enrollment["request"]> }) {
  return [fact("enrollment.requested", form)];
}

/** 同级党委同意: direct supervision begins on the day of consent. */
export function consent(state: Enrollment, { form }: { form: Consent }): Fact[] | Refusal {
  if (state.leftPost !== undefined) return refuse("enrollment.left-post");
  if (!state.studies.some(({ result }) => result === "passed"))
    return refuse("enrollment.not-passed");
  return [fact("enrollment.activated", { consent: form, effectiveOn: form.consentedOn })];
}
