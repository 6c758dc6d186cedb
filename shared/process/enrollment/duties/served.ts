import type { Fact } from "#kernel/record/event.ts";
import type { Consulted, Context } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { fact } from "../events.ts";
import type { Enrollment } from "../schema.ts";

/** How the person is reached is asked for until the 告知书 is served. */
export function consultedForNotice({
  status,
  dutiesOpenedAt,
  served,
  candidate,
}: Enrollment): Consulted[] {
  return status === "ACTIVE" && dutiesOpenedAt !== undefined && served === undefined
    ? [{ about: candidate.personId, kind: "contact" }]
    : [];
}

/** The 告知书 is served, and with it is known how the person is reached (D-ENR-8). */
export function noteServed(
  _: Enrollment,
  { form: served }: { form: NonNullable<Enrollment["served"]> },
  { concerning = [] }: Context,
): Fact[] | Refusal {
  const isKnown = concerning.some(({ kind }) => kind === "contact");
  return served.contact === "ENTERED" && !isKnown
    ? refuse("enrollment.contact")
    : [fact("enrollment.notice-served", served)];
}
