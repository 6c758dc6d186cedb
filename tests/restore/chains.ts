import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { listExecutions } from "#local/aws/workflows.ts";
import type { Host } from "#local/host.ts";
import {
  call,
  enrollmentOf,
  linkFor,
  meet,
  openedPage,
  submitted,
  timelineOf,
  votes,
} from "#tests/end-to-end/harness.ts";

type Answer = (host: Host, id: string, visit: number) => Promise<unknown>;

/** How each stage is answered: managers by link, the offices through the API. */
const answers: Record<string, Answer> = {
  ROOM_REVIEW: (host, id) => approveByLink(host, "feng", id),
  DEPUTY_REVIEW: (host, id) => approveByLink(host, "wu", id),
  COMMISSION_PENDING: (host, id) =>
    meet(host, [{ enrollmentId: id, ...votes, recused: [], yes: 7 }]),
  COMMISSION_PASSED: (host, id) =>
    decide(host, "u-shen", `${id}.COMMISSION_PASSED.1`, {
      action: "send",
      form: {
        documentNumber: "示纪〔2026〕12号",
        sentOn: host.now().slice(0, 10),
        classification: "内部",
      },
    }),
  PARTY_PENDING: consent,
  RETURNED: (host, id, visit) =>
    decide(host, "u-chen", `${id}.RETURNED.${visit}`, {
      action: "resubmit",
      opinion: "已核，无变化",
    }),
};

/** One decision through the API; throws on a refusal. */
export async function decide(host: Host, who: string, task: string, body: object): Promise<void> {
  const { status, body: answer } = await call(host, who).post(`/tasks/${task}/decision`, {
    declaration: "none",
    ...body,
  });
  if (status !== 200) throw new Error(`${task}: ${JSON.stringify(answer)}`);
  await host.settle();
}

/** 同级党委同意, dated today. */
export function consent(host: Host, id: string): Promise<void> {
  return decide(host, "u-yang", `${id}.PARTY_PENDING.1`, {
    action: "consent",
    form: {
      form: "MEETING",
      documentNumber: "示委批〔2026〕8号",
      consentedOn: host.now().slice(0, 10),
    },
  });
}

/** A link from before the restore leads to the same site, which has another port here. */
async function approveByLink(host: Host, to: string, id: string): Promise<void> {
  const mailed = new URL(await linkFor(host, to, id));
  const url = `${host.url}${mailed.pathname}`;
  const { person, nonce } = await openedPage(host, to, url);
  const { status } = await person.post(url, {
    nonce,
    opinion: "",
    action: "approve",
    declaration: "none",
  });
  if (status !== 303 && status !== 200) throw new Error(`${id} by ${to}: ${status}`);
  await host.settle();
}

/** A fresh matter, answered stage by stage until it stands where it should. */
export async function matterAt(host: Host, status: string): Promise<string> {
  const id = await submitted(host, { personId: `per_${status}_${crypto.randomUUID()}` });
  await goOn(host, id, status);
  return id;
}

/** Answers whatever is asked next until the matter stands there. */
export async function goOn(host: Host, id: string, until: string): Promise<void> {
  for (let step = 0; step < 12; step += 1) {
    const { status, visits } = await enrollmentOf(host, id);
    if (status === until) return;
    const answer = answers[status];
    if (answer === undefined) throw new Error(`Nothing answers ${status}`);
    await answer(host, id, visits[status] ?? 1);
  }
  throw new Error(`${id} does not get to ${until}`);
}

/** Every question that was asked about a matter, and whom. */
export async function askedAbout(host: Host, id: string) {
  const opened = (await timelineOf(host, id)).filter(({ type }) => type === "task.opened");
  return opened.map(({ data }: Event) => (data as TaskData["task.opened"]).task);
}

/** How many questions about a matter each person was told of by mail, with a link. */
export async function toldAbout(host: Host, id: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { to, subject, text } of await host.inbox()) {
    const person = `u-${to.split("@")[0]}`;
    const isAsking = subject.startsWith("【待办】") || /^您有 \d+ 项事项/.test(subject);
    // One mail tells of all that was opened together, each with a link of its own.
    const links = text.match(/\/l\/\S+/g) ?? [];
    if (isAsking && text.includes(shortNumber(id)))
      counts[person] = (counts[person] ?? 0) + links.length;
  }
  return counts;
}

/** Names of the executions that still run, each without its number. */
export async function runningFor(host: Host): Promise<string[]> {
  const executions = await listExecutions(host.stepfunctionsUrl);
  return executions
    .filter(({ status, workflow }) => status === "RUNNING" && workflow === "enrollment")
    .map(({ name }) => name.split("-")[0] ?? "")
    .sort();
}
