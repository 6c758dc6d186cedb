import { strFromU8, unzipSync } from "fflate";
import type { Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import type { LetterContent } from "#process/letter/paper/content.ts";
import type { Letter } from "#process/letter/schema.ts";
import { content } from "#tests/process/letter/sample.ts";
import { call, openedPage } from "./harness.ts";
import { decideTask, eventsOf, stateOf } from "./supervision.ts";

/** Drafts a letter in 陈示六's name. */
export async function drafted(host: Host, change: Partial<LetterContent> = {}): Promise<string> {
  const made = await call(host, "u-chen").post("/letters", { content: { ...content, ...change } });
  return made.body.id;
}

/** Who approves a letter, in turn. */
export const approvers = [
  ["zhu", "TRIAL_CHECK"],
  ["feng", "ROOM_APPROVAL"],
  ["wu", "DEPUTY_APPROVAL"],
  ["zhou", "SECRETARY_APPROVAL"],
] as const;

/** Submits a letter and has it approved by everybody, at their first or a later visit. */
export async function approve(host: Host, id: string, visit = 1): Promise<void> {
  await call(host, "u-chen").post(`/letters/${id}/submission`);
  await host.settle();
  for (const [who, stage] of approvers)
    await decideTask(host, `u-${who}`, `${id}.${stage}.${visit}`, { action: "approve" });
}

/** Takes a letter through check and approvals, up to its number. */
export async function approved(host: Host, change: Partial<LetterContent> = {}): Promise<string> {
  const id = await drafted(host, change);
  await approve(host, id);
  return id;
}

/** Evaluates the n-th feedback and has the evaluation confirmed. */
export async function evaluated(
  host: Host,
  id: string,
  round: number,
  form: Record<string, unknown>,
): Promise<void> {
  const task = `${id}.FEEDBACK_SUBMITTED.${round}`;
  await decideTask(host, "u-chen", task, { action: "evaluate", form });
  await decideTask(host, "u-feng", `${id}.EVALUATING.${round}`, { action: "approve" });
}

/** Fetches a file of the API as an officer. */
export async function fileFor(host: Host, who: string, path: string) {
  const token = await host.token(who);
  const answer = await fetch(`${host.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  return { status: answer.status, headers: answer.headers, bytes };
}

/** The words of a document, without its markup. */
export function docxText(bytes: Uint8Array): string {
  const xml = strFromU8(unzipSync(bytes)["word/document.xml"] ?? new Uint8Array());
  return xml.replaceAll(/<[^>]+>/g, "");
}

/** Numbers an approved letter. */
export function numbered(host: Host, id: string, visit = 1) {
  return decideTask(host, "u-shen", `${id}.NUMBERING.${visit}`, { action: "number" });
}

/** Serves a signed letter today. */
export function served(host: Host, id: string, visit = 1) {
  const servedOn = new Date(Date.parse(host.now()) + 8 * 3600_000).toISOString().slice(0, 10);
  return decideTask(host, "u-chen", `${id}.SIGNED.${visit}`, {
    action: "serve",
    form: { receivedBy: "吕示廿一", servedOn, mode: "DIRECT" },
  });
}

export const letterOf = (host: Host, id: string) => stateOf<Letter>(host, `/letters/${id}`);
export const eventsOfLetter = (host: Host, id: string) => eventsOf(host, `/letters/${id}`);

/** The last task of a stage, as opened. */
export async function letterTask(host: Host, id: string, stage: string): Promise<Task> {
  const events = await eventsOfLetter(host, id);
  const opened = events.findLast(
    ({ type, task }) => type === "task.opened" && task?.split(".").at(-2) === stage,
  );
  if (opened === undefined) throw new Error(`No task at ${stage}`);
  return opened.data.task as Task;
}

/** Reminders and colours that were sent for a letter: kind and day in Shanghai. */
export async function remindersOf(host: Host, id: string, stage: string): Promise<string[]> {
  const events = await eventsOfLetter(host, id);
  return events
    .filter(({ type, task }) => type === "task.reminded" && task?.split(".").at(-2) === stage)
    .map(
      ({ data, at }) =>
        `${data.step} ${new Date(Date.parse(at) + 8 * 3600_000).toISOString().slice(0, 10)}`,
    );
}

/** Answers by the link that was mailed with this due day: a unit may hold two questions at once. */
export async function answerByLink(
  host: Host,
  { to, id, due }: { to: string; id: string; due: string },
  fields: Record<string, string>,
) {
  const mails = await host.inbox(`${to}@example.test`);
  // Several questions come in one mail, each with its day above its link.
  const mail = mails.find(
    ({ text }) => text.includes(shortNumber(id)) && text.includes(due) && text.includes("/l/"),
  );
  const url = mail?.text.slice(mail.text.indexOf(due)).match(/https?:\/\/\S+\/l\/\S+/)?.[0];
  if (url === undefined) throw new Error(`No link for ${to} due ${due}`);
  const { person, nonce, page } = await openedPage(host, to, url);
  const answer = await person.post(url, { nonce, opinion: "", ...fields });
  await host.settle();
  return { ...answer, page };
}
