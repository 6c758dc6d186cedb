import type { Event } from "#kernel/record/event.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Host } from "#local/host.ts";
import type { Body } from "#process/enrollment/body/schema.ts";
import type { Nomination } from "#process/enrollment/schema.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { call, meet, votes } from "./harness.ts";

/** Decides on a task by API and lets everything that follows happen. */
export async function decideTask(
  host: Host,
  who: string,
  task: string,
  body: Record<string, unknown>,
) {
  const answer = await call(host, who).post(`/tasks/${task}/decision`, {
    declaration: "none",
    ...body,
  });
  await host.settle();
  return answer;
}

/** Takes somebody through the whole chain to direct supervision, effective today. */
export async function supervised(
  host: Host,
  change: { personId: string; unitId: string; unitName: string; placeId?: string; body?: Body },
  nominated: Nomination = nomination,
): Promise<string> {
  const staff = call(host, "u-chen");
  const screened = await staff.post("/enrollments", {
    candidate: { ...candidate, ...change },
    scoreSheet,
  });
  const { id } = screened.body;
  await staff.post(`/enrollments/${id}/nomination`, { nomination: nominated });
  await staff.post(`/enrollments/${id}/submission`);
  await host.settle();
  await decideTask(host, "u-feng", `${id}.ROOM_REVIEW.1`, { action: "approve" });
  await decideTask(host, "u-wu", `${id}.DEPUTY_REVIEW.1`, { action: "approve" });
  await meet(host, [{ enrollmentId: id, ...votes, recused: [], yes: 7 }]);
  const today = host.now().slice(0, 10);
  // One paper a day: a number names one document.
  const [year = "", month, date] = today.split("-");
  const n = `〔${year}〕${Number(`${month}${date}`)}号`;
  await decideTask(host, "u-shen", `${id}.COMMISSION_PASSED.1`, {
    action: "send",
    form: { documentNumber: `示纪${n}`, sentOn: today, classification: "内部" },
  });
  await decideTask(host, "u-yang", `${id}.PARTY_PENDING.1`, {
    action: "consent",
    form: { form: "MEETING", documentNumber: `示委批${n}`, consentedOn: today },
  });
  return id;
}

/** A record's state as a leader sees it. */
export async function stateOf<S>(host: Host, path: string): Promise<S> {
  const { status, body } = await call(host, "u-zhou").get<{ state: S }>(path);
  if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
  return body.state;
}

/** All events of a record, whose chain must be whole. */
export async function eventsOf(host: Host, path: string): Promise<Event[]> {
  const { body } = await call(host, "u-zhou").get<{ items: Event[]; chain: string }>(
    `${path}/timeline?limit=200`,
  );
  if (body.chain !== "intact") throw new Error(`Chain of ${path}: ${JSON.stringify(body.chain)}`);
  return body.items;
}

/** The last task of a stage, as it was opened. */
export async function lastTask(host: Host, path: string, stage: string): Promise<Task> {
  const opened = (await eventsOf(host, path)).findLast(
    ({ type, task }) => type === "task.opened" && task?.split(".").at(-2) === stage,
  );
  if (opened === undefined) throw new Error(`No task at ${stage}`);
  return opened.data.task as Task;
}

/** What the ladder did to a stage's task: step, day and recipients. */
export async function remindersOf(host: Host, path: string, stage: string) {
  return (await eventsOf(host, path))
    .filter(({ type, task }) => type === "task.reminded" && task?.split(".").at(-2) === stage)
    .map(({ at, data }) => ({
      at,
      step: data.step as string,
      offset: data.offset as string,
      recipients: data.recipients as string[],
    }));
}

/** Ids of the records of a kind in a status. */
export async function listed(host: Host, path: string): Promise<string[]> {
  const { body } = await call(host, "u-zhou").get<{ items: { id: string }[] }>(
    `${path}${path.includes("?") ? "&" : "?"}limit=200`,
  );
  return body.items.map(({ id }) => id);
}
