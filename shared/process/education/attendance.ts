import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { fact } from "./events.ts";
import type { Education } from "./schema.ts";
import type { Standing } from "./terms.ts";

/** Who has not signed in by now was absent. */
export function confirm(state: Education, _: unknown, context: Context): Fact[] | Refusal {
  const missing = state.participants.filter(({ standing }) => standing !== "PRESENT");
  const confirmed = fact("education.confirmed", {
    on: dayOf(context.now),
    present: state.participants.length - missing.length,
    missing: missing.map(({ personId }) => personId),
  });
  return ends(state, missing.length === 0 ? "complete" : "absentees", [confirmed], context);
}

/** What a participant's own record says; the last make-up ends the session. */
export function noted(
  state: Education,
  personId: string,
  standing: Standing,
  context: Context,
): Fact[] | Refusal {
  const one = state.participants.find((other) => other.personId === personId);
  if (one === undefined || one.standing === standing) return [];
  const told = fact("education.noted", { personId, standing });
  const open = state.participants.filter(
    (other) => other !== one && (other.standing === "ABSENT" || other.standing === "LEAVE"),
  );
  return state.status === "MAKEUP" && standing === "MADE_UP" && open.length === 0
    ? ends(state, "made-up", [told], context)
    : [told];
}
