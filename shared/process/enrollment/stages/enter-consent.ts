import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { endStage } from "#kernel/task/close.ts";
import { consent } from "../nomination/answers.ts";
import { consentToRemoval } from "../review/review.ts";
import type { Consent, Enrollment } from "../schema.ts";

/**
 * 区委's written consent as the office enters it, with the scanned paper bound to it (process sheet
 * §4.1, PARTY_PENDING: 区委办/OFFICE): what follows is what follows from 区委办's own answer.
 */
export function enterConsent(
  state: Enrollment,
  form: Consent & { scans: NonNullable<Consent["scans"]> },
  context: Context,
): Fact[] | Refusal {
  const isEntry = state.status === "PARTY_PENDING";
  const facts = isEntry ? consent(state, { form }) : consentToRemoval(state, { form }, context);
  if (isRefusal(facts)) return facts;
  const reason = `办公室凭${form.documentNumber}扫描件代录`;
  return endStage(state.status, { outcome: "consent", reason }, facts, context);
}
