import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { dutyNames } from "#process/enrollment/duties/duties.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { call, meet } from "./harness.ts";
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
export async function passedForRemoval(host: Host, id: string) {
  await review(host, id, removeSheet);
  await decideTask(host, "u-wu", `${id}.UNDER_REVIEW.1`, { action: "approve" });
  await meet(host, [{ enrollmentId: id, ...inFavour }]);
}

/** Does all that became due when supervision began, save the yearly review. */
export async function completeDuties(host: Host, id: string): Promise<void> {
  for (const name of dutyNames.filter((one) => one !== "YEARLY_REVIEW"))
    await decideTask(host, "u-chen", `${id}.${name}.1`, {
      action: "complete",
      ...(name === "NOTICE" ? { form: { on: host.now().slice(0, 10), contact: "NONE" } } : {}),
    });
}

/** The link to somebody's question about a record in their last digest. */
export async function digestLink(host: Host, to: string, id: string): Promise<string> {
  const mails = await host.inbox(`${to}@example.test`);
  const digest = mails.find(
    ({ subject, text }) => subject.includes("提醒") && text.includes(`编号 ${shortNumber(id)}`),
  );
  const url = digest?.text
    .split(`编号 ${shortNumber(id)}`)[1]
    ?.match(/https?:\/\/\S+\/l\/\S+/)?.[0];
  if (url === undefined) throw new Error(`No link for ${to} about ${id}`);
  return url;
}

type Whom = { personId: string; unitId: string; unitName: string };

/** Takes several people through the whole chain together, effective today; ids in their order. */
export async function supervisedTogether(host: Host, people: readonly Whom[]): Promise<string[]> {
  const staff = call(host, "u-chen");
  const ids = await Promise.all(
    people.map(async (whom) => {
      const screened = { candidate: { ...candidate, ...whom }, scoreSheet };
      const { id } = (await staff.post("/enrollments", screened)).body;
      await staff.post(`/enrollments/${id}/nomination`, { nomination });
      await staff.post(`/enrollments/${id}/submission`);
      return id;
    }),
  );
  await host.settle();
  const all = async (who: string, stage: string, body: Record<string, unknown>) => {
    const answer = { declaration: "none", ...body };
    await Promise.all(
      ids.map((id) => call(host, who).post(`/tasks/${id}.${stage}.1/decision`, answer)),
    );
    await host.settle();
  };
  await all("u-feng", "ROOM_REVIEW", { action: "approve" });
  await all("u-wu", "DEPUTY_REVIEW", { action: "approve" });
  await meet(
    host,
    ids.map((enrollmentId) => ({ enrollmentId, ...inFavour })),
  );
  const today = host.now().slice(0, 10);
  await all("u-shen", "COMMISSION_PASSED", {
    action: "send",
    form: { documentNumber: "示纪〔2026〕2号", sentOn: today, classification: "内部" },
  });
  await all("u-yang", "PARTY_PENDING", {
    action: "consent",
    form: { form: "MEETING", documentNumber: "示委批〔2026〕2号", consentedOn: today },
  });
  return ids;
}
