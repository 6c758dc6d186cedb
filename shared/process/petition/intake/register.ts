import { ends } from "#kernel/conduct/ends.ts";
import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import { officersNamed } from "#kernel/district/role.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { fact, registeredFact } from "../events.ts";
import type { Petition, Registration } from "../schema.ts";
import { beside, counterOf } from "./beside.ts";

/**
 * What the office writes of a report, with its number; `input.invalid` where five or more people name
 * nobody who speaks for them. Officers whose name is that of the accused are kept from it from here on.
 */
export function register(
  state: Petition,
  { registration }: { registration: Registration },
  context: Context,
): Fact[] | Refusal {
  if (registration.people >= 5 && registration.representatives === 0)
    return {
      ...refuse("input.invalid"),
      fields: [
        { path: "registration.representatives", message: "多人反映须登记代表人数（至多 5 人）" },
      ],
    };
  const counter = counterOf(context);
  const number = (context.counters?.[counter] ?? 0) + 1;
  const year = yearOf(dayOf(context.now));
  const named = officersNamed(registration.accused, context.officers);
  const accused = [...new Set([...(state.accusedOfficers ?? []), ...named])];
  const registered = registeredFact({
    registration,
    ...(accused.length === 0 ? {} : { accusedOfficers: accused }),
    number: `XF-${year}-${String(number).padStart(4, "0")}`,
  });
  const outcome = state.signature === "NAMED" ? "named" : "anonymous";
  const facts = ends(state, outcome, [{ ...registered, takes: { counter, number } }], context);
  const isAsked = context.tasks.some(({ stage }) => stage === "URGENT");
  const isUrgent = registration.retaliation === "yes" || state.retaliation === "yes";
  if (!isUrgent || isAsked || isRefusal(facts)) return facts;
  const urgent = beside(
    { ...state, accusedOfficers: accused },
    "URGENT",
    dayOf(context.now),
    context,
  );
  // Where the secretary is who is accused, nobody here may be asked: it goes to the upper level.
  if (isRefusal(urgent)) return accused.length === 0 ? urgent : facts;
  return [...facts, fact("petition.urgent", { reason: "RETALIATION" }), ...urgent];
}
