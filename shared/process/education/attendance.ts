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
  const expected = state.participants.filter(
    ({ standing, leftOn }) => standing === "PRESENT" || leftOn === undefined,
  );
  const missing = expected.filter(({ standing }) => standing !== "PRESENT");
  const confirmed = fact("education.confirmed", {
    on: dayOf(context.now),
    present: expected.length - missing.length,
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
  return standing === "MADE_UP" ? settled(state, personId, told, context) : [told];
}

/** Who is supervised no more, or has died, makes up for nothing; the session does not wait for them. */
export function left(
  state: Education,
  { personId }: { personId: string },
  context: Context,
): Fact[] | Refusal {
  const one = state.participants.find((other) => other.personId === personId);
  if (one === undefined || one.leftOn !== undefined || one.standing === "PRESENT") return [];
  if (["CLOSED", "CANCELLED"].includes(state.status)) return [];
  const told = fact("education.participant-left", { personId, on: dayOf(context.now) });
  return settled(state, personId, told, context);
}

/** With the last one that it waited for, a session is over. */
function settled(
  state: Education,
  personId: string,
  told: Fact,
  context: Context,
): Fact[] | Refusal {
  const isWaiting = state.participants.some(
    ({ personId: other, standing, leftOn }) =>
      other !== personId && leftOn === undefined && (standing === "ABSENT" || standing === "LEAVE"),
  );
  return state.status === "MAKEUP" && !isWaiting ? ends(state, "made-up", [told], context) : [told];
}
