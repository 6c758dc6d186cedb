import { randomUUID } from "node:crypto";
import type { Host } from "#local/host.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";

const consent = { form: "MEETING", documentNumber: "示委批〔2026〕8号", consentedOn: "2026-03-03" };
const request = {
  documentNumber: "示纪〔2026〕12号",
  sentOn: "2026-03-03",
  classification: "内部",
};

const tokens = new Map<string, Promise<string>>();

/** A login is made once, as people do; signing tokens is no part of what is measured. */
function tokenOf(host: Host, who: string): Promise<string> {
  const key = `${host.url} ${who}`;
  const token = tokens.get(key) ?? host.token(who);
  tokens.set(key, token);
  return token;
}

/** Posts as somebody; throws on any refusal, so that nothing is measured that failed. */
export async function post(host: Host, who: string, path: string, body: unknown) {
  const response = await fetch(`${host.url}/api/v1${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await tokenOf(host, who)}`,
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
    },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { id: string; code?: string };
  if (!response.ok) throw new Error(`${path}: ${answer.code}`);
  return answer;
}

/** Screens, drafts and submits a nomination of a fresh person. */
export async function submit(host: Host): Promise<string> {
  const someone = { ...candidate, personId: `per_${randomUUID()}` };
  const { id } = await post(host, "u-chen", "/enrollments", { candidate: someone, scoreSheet });
  await post(host, "u-chen", `/enrollments/${id}/nomination`, { nomination });
  await post(host, "u-chen", `/enrollments/${id}/submission`, {});
  return id;
}

/** A whole chain from screening to the duties of direct supervision. */
export async function completeChain(host: Host): Promise<void> {
  const id = await submit(host);
  const decide = async (who: string, stage: string, body: unknown) => {
    await until(host, `${id}.${stage}.1`);
    await post(host, who, `/tasks/${id}.${stage}.1/decision`, body);
  };
  await decide("u-feng", "ROOM_REVIEW", { action: "approve", declaration: "none" });
  await decide("u-wu", "DEPUTY_REVIEW", { action: "approve", declaration: "none" });
  await until(host, `${id}.COMMISSION_PENDING.1`);
  const meeting = await post(host, "u-shen", "/meetings", {
    heldOn: "2026-03-03",
    minutesNumber: "纪要〔2026〕5期",
    entitled: 9,
    items: [{ enrollmentId: id, present: 7, recused: [], yes: 6, no: 1, abstain: 0 }],
  });
  await post(host, "u-han", `/tasks/${meeting.id}.CONFIRM.1/decision`, { action: "approve" });
  await decide("u-shen", "COMMISSION_PASSED", { action: "send", form: request });
  await decide("u-yang", "PARTY_PENDING", { action: "consent", form: consent });
  await until(host, `${id}.YEARLY_REVIEW.1`);
}

const arrivals = new WeakMap<Host, (taskId: string) => Promise<void>>();

/** Waits for a task to be there, by watching what is committed: polling would be a load of its own. */
async function until(host: Host, taskId: string): Promise<void> {
  const arrival = arrivals.get(host) ?? watchTasks(host);
  arrivals.set(host, arrival);
  await arrival(taskId);
}

function watchTasks({ world: { store } }: Host): (taskId: string) => Promise<void> {
  const waiting = new Map<string, () => void>();
  const { transact } = store;
  store.transact = async (writes) => {
    const lost = await transact(writes);
    if (lost === undefined)
      for (const write of writes) if ("put" in write) waiting.get(write.put.pk)?.();
    return lost;
  };
  return async (taskId) => {
    const key = { pk: `task#${taskId}`, sk: "record" };
    const arrived = new Promise<void>((resolve) => waiting.set(key.pk, resolve));
    if ((await store.get(key)) === undefined) await arrived;
    waiting.delete(key.pk);
  };
}
