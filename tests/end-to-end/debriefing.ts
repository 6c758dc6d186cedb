import type { Host } from "#local/host.ts";
import type { Debriefing, Plan } from "#process/debriefing/schema.ts";
import { browser, call, linkFor, openedPage } from "./harness.ts";
import { decideTask, stateOf, supervised } from "./supervision.ts";

const unit = { unitId: "unt_chengjian", unitName: "望海街道城建科（示例）" };

/** The mail address of a sample person, who is no officer. */
export const nameOf = (person: string) => `${person.replace("per_", "")}-object`;

/** Somebody under direct supervision who can be reached by link. */
export async function reachable(host: Host, personId: string): Promise<string> {
  const id = await supervised(host, { personId, ...unit });
  await call(host, "u-chen").post(`/enrollments/${id}/contact`, {
    contact: { email: `${nameOf(personId)}@example.test` },
    reason: "送达告知书时登记（示例）",
  });
  return id;
}

/** The year's debriefing of a person. */
export async function debriefingOf(host: Host, personId: string): Promise<string> {
  const { body } = await call(host, "u-zhou").get<{ items: { id: string }[] }>(
    "/debriefings?limit=200",
  );
  for (const { id } of body.items) if ((await stateAt(host, id)).personId === personId) return id;
  throw new Error(`No debriefing of ${personId}`);
}

export const stateAt = (host: Host, id: string) => stateOf<Debriefing>(host, `/debriefings/${id}`);

export const plan: Plan = {
  audience: "COMMISSION",
  mode: "ON_SITE",
  reviewer: "ROOM",
  meetingOn: "2026-12-10",
  place: "区纪委监委会议室（示例）",
};

export const report = {
  "form.politics": "严守政治纪律（示例）",
  "form.responsibility": "履行管党治党责任（示例）",
  "form.integrity": "推进廉政建设（示例）",
  "form.discipline": "遵守廉洁纪律（示例）",
  "form.assets": "无",
  "form.matters": "已如实报告（示例）",
  "form.problems": "科务公开不及时（示例）",
  "form.measures": "按月公开（示例）",
};

export const meeting = {
  on: "2026-12-10",
  place: plan.place,
  chair: "吴示二",
  participants: 60,
  minutesNumber: "纪要〔2026〕30号",
  questions: [{ by: "王示四", question: "为何不公开（示例）", answer: "人手不足，已改（示例）" }],
};

/** One command on a debriefing, and everything that follows. */
export async function tell(host: Host, who: string, path: string, body: object = {}) {
  const answer = await call(host, who).post<Record<string, unknown>>(`/debriefings/${path}`, body);
  await host.settle();
  return answer;
}

/** What a supervised person answers on their phone. */
export async function answerAs(
  host: Host,
  person: string,
  id: string,
  fields: Record<string, string>,
) {
  const url = await linkFor(host, nameOf(person), id);
  const { person: phone, nonce, page } = await openedPage(host, nameOf(person), url);
  const answer = await phone.post(url, { nonce, opinion: "", ...fields });
  await host.settle();
  return { ...answer, url, phone, page };
}

/** Planned, approved, opinions gathered by forms and fed to the person. */
export async function upToReport(host: Host, id: string, change: Partial<Plan> = {}) {
  await tell(host, "u-chen", `${id}/plan`, { plan: { ...plan, ...change } });
  await decideTask(host, "u-wu", `${id}.PLAN_APPROVAL.1`, { action: "approve" });
  const { body } = await tell(host, "u-chen", `${id}/opinion-forms`, {
    names: ["甲示例", "乙示例"],
  });
  if (body.codes === undefined) throw new Error(`No codes: ${JSON.stringify(body)}`);
  const [code = ""] = body.codes as string[];
  await paperIn(host, code, "建议公开账目（示例）");
  await tell(host, "u-chen", `${id}/opinions`);
  await tell(host, "u-chen", `${id}/opinions-feedback`, { text: "建议及时公开（示例）" });
}

/** Puts one paper in on the public page; the status of the answer, and its page. */
export async function paperIn(host: Host, code: string, said: string) {
  const visitor = browser();
  const opened = await visitor.post(`${host.url}/b`, { code });
  if (opened.status !== 200) return opened;
  return visitor.post(`${host.url}/b/paper`, { code, said });
}

/** As `upToReport`, then the report handed in and accepted, and the meeting held. */
export async function upToMeeting(host: Host, person: string, id: string) {
  await upToReport(host, id);
  await answerAs(host, person, id, { action: "read" });
  await answerAs(host, person, id, { action: "submit", ...report });
  await decideTask(host, "u-feng", `${id}.SUBMITTED.1`, { action: "approve" });
}

/** The codes of a new round. */
export async function codesOf(host: Host, id: string, participants: number): Promise<string[]> {
  const { status, body } = await tell(host, "u-shen", `${id}/ballot-codes`, { participants });
  if (status !== 200) throw new Error(`No codes: ${status} ${JSON.stringify(body)}`);
  return body.codes as string[];
}
