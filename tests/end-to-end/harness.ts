import { randomUUID } from "node:crypto";
import { instantAt } from "#kernel/deadline/day.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Receipt } from "#kernel/record/execute.ts";
import type { Task } from "#kernel/task/schema.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { type Host, type HostOptions, type Sample, startHost } from "#local/host.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { sharedEngine } from "#tests/local/dynamodb.ts";
import { candidate, nomination, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { databaseOn } from "#tests/shared-database.ts";
import { enterNamed } from "./library.ts";

/** An answer of the API. */
export type Answer<T = Record<string, unknown>> = { status: number; body: T };

/** The host of one test file, in memory, with time standing still; the library only where needed. */
export function startFrozen(day: string, sample: Sample = "districts"): Promise<Host> {
  return startInMemory({ frozenAt: instantAt(day, "09:00"), sample });
}

/** A host that keeps nothing, on the engine that is wanted or the one that all tests share. */
export async function startInMemory(options: HostOptions): Promise<Host> {
  return startHost({
    ...options,
    memory: true,
    port: 0,
    ...(await databaseOn(options.engine ?? sharedEngine)),
  });
}

export function call(host: Host, who: string) {
  const send = async <T>(
    method: string,
    path: string,
    body?: unknown,
    key: string = randomUUID(),
  ) => {
    if (method !== "GET") await enterNamed(host, body);
    const token = await host.token(who);
    const response = await fetch(`${host.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  };
  return {
    get: <T = Record<string, unknown>>(path: string): Promise<Answer<T>> => send("GET", path),
    post: <T = Receipt>(path: string, body: unknown = {}, key?: string): Promise<Answer<T>> =>
      send("POST", path, body, key),
    put: <T = Receipt>(path: string, body: unknown): Promise<Answer<T>> => send("PUT", path, body),
  };
}

/** Screens, drafts and submits; returns the record's id. */
export async function submitted(
  host: Host,
  change: { personId?: string; proposer?: string } = {},
): Promise<string> {
  const { personId = candidate.personId, proposer = "u-chen" } = change;
  const staff = call(host, proposer);
  const screened = await staff.post("/enrollments", {
    candidate: { ...candidate, personId },
    scoreSheet,
  });
  const { id } = screened.body;
  await staff.post(`/enrollments/${id}/nomination`, { nomination });
  await staff.post(`/enrollments/${id}/submission`);
  await host.settle();
  return id;
}

export async function enrollmentOf(host: Host, id: string): Promise<Enrollment> {
  const { body } = await call(host, "u-zhou").get<{ state: Enrollment }>(`/enrollments/${id}`);
  return body.state;
}

export async function timelineOf(host: Host, id: string): Promise<Event[]> {
  const { body } = await call(host, "u-zhou").get<{ items: Event[]; chain: string }>(
    `/enrollments/${id}/timeline?limit=200`,
  );
  if (body.chain !== "intact") throw new Error(`Chain of ${id} is ${JSON.stringify(body.chain)}`);
  return body.items;
}

/** The open task of a stage, as it was opened. */
export async function taskOf(host: Host, id: string, stage: string): Promise<Task> {
  const events = await timelineOf(host, id);
  const opened = events.filter(
    ({ type, task }) => type === "task.opened" && task?.split(".").at(-2) === stage,
  );
  const task = opened.at(-1)?.data.task as Task | undefined;
  if (task === undefined) throw new Error(`No task at ${stage}`);
  return task;
}

export async function dueOf(host: Host, id: string, stage: string): Promise<string | null> {
  return (await taskOf(host, id, stage)).due.effectiveDue;
}

/** The newest link (the inbox lists newest first) that was mailed to somebody about a record. */
export async function linkFor(host: Pick<Host, "inbox">, to: string, id: string): Promise<string> {
  const mails = await host.inbox(`${to}@example.test`);
  const [url] = mails.flatMap(({ text }) => linksIn(text)[shortNumber(id)] ?? []);
  if (url === undefined) throw new Error(`No link for ${to} about ${id}`);
  return url;
}

/** The first link of each matter that a mail names, below its number; a list's link is of none. */
function linksIn(text: string): Record<string, string> {
  const links: Record<string, string> = {};
  let number = "";
  for (const [found] of text.matchAll(
    /\b[A-Z]{2}-[0-9A-Z]{6}\b|https?:\/\/\S+\/l\/[\w-]+(?![\w/-])/g,
  ))
    if (found.startsWith("http")) links[number] ??= found;
    else number = found;
  return links;
}

/** A browser of one person without JavaScript: cookies, forms, nothing else. */
export function browser() {
  const jar = new Map<string, string>();
  const request = async (
    url: string,
    form?: Record<string, string> | FormData,
    headers: Record<string, string> = {},
  ) => {
    const body = form instanceof FormData ? form : new URLSearchParams(form);
    const response = await fetch(url, {
      redirect: "manual",
      headers: {
        cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
        ...headers,
      },
      ...(form === undefined ? {} : { method: "POST", body }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = line.split(";")[0]?.split(/=(.*)/s) ?? [];
      jar.set(name, value);
    }
    const html = await response.text();
    return { status: response.status, html, location: response.headers.get("location") };
  };
  return { get: (url: string) => request(url), post: request };
}

/** Opens a link, passes the second factor by the mailed code, and returns the question page. */
export async function openedPage(host: Pick<Host, "inbox">, to: string, url: string) {
  const person = browser();
  await person.post(`${url}/code`, {});
  const code = await lastCode(host, to);
  await person.post(`${url}/verify`, { code });
  const page = await person.get(url);
  return { person, page, nonce: page.html.match(/name="nonce" value="([^"]+)"/)?.[1] ?? "" };
}

export async function lastCode(host: Pick<Host, "inbox">, to: string): Promise<string> {
  const mails = await host.inbox(`${to}@example.test`);
  return mails.find(({ subject }) => subject === "验证码")?.text.match(/\d{6}/)?.[0] ?? "";
}

/** Decides by link as a person on a phone does. */
export async function decideByLink(
  host: Host,
  to: string,
  id: string,
  fields: Record<string, string>,
) {
  const url = await linkFor(host, to, id);
  const { person, nonce } = await openedPage(host, to, url);
  const answer = await person.post(url, {
    nonce,
    opinion: "",
    declaration: "none",
    confirmed: "yes",
    ...fields,
  });
  await host.settle();
  return { ...answer, url, person, nonce };
}

/** Proposes another list of officers as the administrator, and has the secretary consent. */
export async function nameOfficers(host: Host, officers: readonly object[]): Promise<number[]> {
  const proposed = await call(host, "u-qin").put("/officers", { officers });
  if (proposed.status !== 200) return [proposed.status];
  const task = `/tasks/${proposed.body.id}.SECRETARY.1/decision`;
  const consented = await call(host, "u-zhou").post(task, { action: "approve" });
  await host.settle();
  return [proposed.status, consented.status];
}

/** Enters a meeting in one officer's name and has it confirmed by another. */
export async function meet(
  host: Host,
  items: Record<string, unknown>[],
  change: Record<string, unknown> = {},
) {
  const heldOn = String(change.heldOn ?? host.now().slice(0, 10));
  const [year = "", month, day] = heldOn.split("-");
  const entry = {
    heldOn,
    minutesNumber: `纪要〔${year}〕${Number(`${month}${day}`)}期`,
    entitled: 9,
    items,
    ...change,
  };
  const entered = await call(host, "u-shen").post("/meetings", entry);
  await host.settle();
  if (entered.status !== 200) return { entered, confirmed: undefined };
  const confirmed = await call(host, "u-han").post(`/tasks/${entered.body.id}.CONFIRM.1/decision`, {
    action: "approve",
    form: Object.fromEntries(items.map((_, index) => [`item${index + 1}`, "same"])),
  });
  await host.settle();
  return { entered, confirmed };
}

/** Votes as in SC-01: nine entitled, seven present, one of them recused, six in favour. */
export const votes = {
  present: 7,
  recused: [{ person: "u-wang", relation: "other", detail: "表亲" }],
  yes: 6,
  no: 0,
  abstain: 0,
};

export const at = (day: string, time = "09:00") => instantAt(day, time);
