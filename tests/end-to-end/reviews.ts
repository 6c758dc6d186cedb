import type { Host } from "#local/host.ts";
import { dutyNames } from "#process/enrollment/duties.ts";
import { meet } from "./harness.ts";
import { decideTask } from "./supervision.ts";

/** Seven of nine present, all in favour. */
export const inFavour = { present: 7, recused: [], yes: 7, no: 0, abstain: 0 };

export const continueSheet = {
  dutiesDone: 88,
  findings: 2,
  clues: 0,
  petitions: 1,
  score: 76,
  proposal: "CONTINUE",
  opinion: "风险仍较高，建议继续（示例）",
};

export const removeSheet = {
  ...continueSheet,
  proposal: "REMOVE",
  removalReason: "LOWER_RISK",
  opinion: "风险降低，建议退出（示例）",
};

/** The room's director hands in the sheet of the n-th review. */
export function review(host: Host, id: string, form: Record<string, unknown>, visit = 1) {
  return decideTask(host, "u-feng", `${id}.YEARLY_REVIEW.${visit}`, { action: "complete", form });
}

/** Takes an object through its review up to a meeting that passes its removal. */
export async function passedForRemoval(host: Host, id: string, reason = "LOWER_RISK") {
  await review(host, id, { ...removeSheet, removalReason: reason });
  await decideTask(host, "u-wu", `${id}.UNDER_REVIEW.1`, { action: "approve" });
  await meet(host, [{ enrollmentId: id, ...inFavour }]);
}

/** Does all that became due when supervision began, save the yearly review. */
export async function completeDuties(host: Host, id: string): Promise<void> {
  for (const name of dutyNames.filter((one) => one !== "YEARLY_REVIEW"))
    await decideTask(host, "u-chen", `${id}.${name}.1`, { action: "complete" });
}

/** The link to somebody's question about a record in his last digest. */
export async function digestLink(host: Host, to: string, id: string): Promise<string> {
  const mails = await host.inbox(`${to}@example.test`);
  const digest = mails.find(
    ({ subject, text }) => subject.includes("提醒") && text.includes(`编号 ${id}`),
  );
  const url = digest?.text.split(`编号 ${id}`)[1]?.match(/https?:\/\/\S+\/l\/\S+/)?.[0];
  if (url === undefined) throw new Error(`No link for ${to} about ${id}`);
  return url;
}
