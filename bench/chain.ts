import { randomUUID } from "node:crypto";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { post, type Site } from "./site.ts";

const consent = { form: "MEETING", documentNumber: "示委批〔2026〕8号" };
const request = { documentNumber: "示纪〔2026〕12号", classification: "内部" };

/** Screens, drafts and submits a nomination of a fresh person. */
export async function submit(
  site: Site,
  unit: { unitId?: string; unitName?: string } = {},
): Promise<string> {
  const someone = { ...candidate, ...unit, personId: `per_${randomUUID()}` };
  const { id } = await post(site, "u-chen", "/enrollments", { candidate: someone, scoreSheet });
  await post(site, "u-chen", `/enrollments/${id}/nomination`, { nomination });
  await post(site, "u-chen", `/enrollments/${id}/submission`, {});
  return id;
}

/** A whole chain from screening to the duties of direct supervision, on one day. */
export async function completeChain(
  site: Site,
  today = "2026-03-03",
  unit: { unitId?: string; unitName?: string } = {},
): Promise<string> {
  const id = await submit(site, unit);
  const decide = async (who: string, stage: string, body: unknown) => {
    await site.until(`${id}.${stage}.1`);
    await post(site, who, `/tasks/${id}.${stage}.1/decision`, body);
  };
  await decide("u-feng", "ROOM_REVIEW", { action: "approve", declaration: "none" });
  await decide("u-wu", "DEPUTY_REVIEW", { action: "approve", declaration: "none" });
  await site.until(`${id}.COMMISSION_PENDING.1`);
  const meeting = await post(site, "u-shen", "/meetings", {
    heldOn: today,
    minutesNumber: "纪要〔2026〕5期",
    entitled: 9,
    items: [{ enrollmentId: id, present: 7, recused: [], yes: 6, no: 1, abstain: 0 }],
  });
  await post(site, "u-han", `/tasks/${meeting.id}.CONFIRM.1/decision`, {
    action: "approve",
    form: { item1: "same" },
  });
  await decide("u-shen", "COMMISSION_PASSED", {
    action: "send",
    form: { ...request, sentOn: today },
  });
  await decide("u-yang", "PARTY_PENDING", {
    action: "consent",
    form: { ...consent, consentedOn: today },
  });
  await site.until(`${id}.YEARLY_REVIEW.1`);
  return id;
}
