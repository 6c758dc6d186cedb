import { workdaysAfter } from "#kernel/deadline/count.ts";
import { addDays, type Day, dayOf } from "#kernel/deadline/day.ts";
import type { Rules } from "../district/rules.ts";
import { type Item, linkKey } from "../store/keys.ts";
import type { Seat, Task } from "../task/schema.ts";
import { linkHash, linkSecret } from "./secret.ts";

/** A link as stored: whose it is and until when it opens; never its secret. */
export type Link = {
  hash: string;
  taskId: string;
  subject: { kind: string; id: string };
  district: string;
  person: string;
  attempt: number;
  /** Hash of the text that the task shows; earlier links carry none. */
  shown?: string;
  /** Last Shanghai day on which it opens. */
  expiresOn: Day;
};

/** Where the links to a task are found, in the `about` index. */
export const linksOf = (taskId: string) => `links#${taskId}`;

/**
 * Whether a link is the last one to its seat and the office has not stopped it. A mail that goes out
 * after that carries a link that opens nothing, until somebody sends a new one.
 */
export function isCurrent(
  { attempt }: Pick<Link, "attempt">,
  seat: Pick<Seat, "attempt" | "revoked">,
): boolean {
  return seat.attempt === attempt && seat.revoked === undefined;
}

/** D-ENR-11: five working days past the step's due day; an approval's thirty calendar days at most. */
export function linkExpiry(due: Day, sentOn: Day, rules: Rules, life?: Task["linkLife"]): Day {
  const longest = addDays(sentOn, 30);
  const later = workdaysAfter(rules.calendars, due > sentOn ? due : sentOn, 5);
  return later < longest || life === "with-due" ? later : longest;
}

/**
 * Whether a link opens no more. D-ENR-11 ends the links of approvals; a duty's link (what it asks is
 * no 同意) opens for as long as the duty is to be done, however late.
 */
export function isExpired(link: Link, task: Task, today: Day): boolean {
  return today > link.expiresOn && !(task.status === "OPEN" && livesWithTask(task));
}

function livesWithTask({ linkLife, actions }: Task): boolean {
  return linkLife !== undefined || !actions.some(({ action }) => action === "approve");
}

/** Makes one person's link to a task. The same call always makes the same link. */
export function mintLink(
  key: Uint8Array,
  task: Task,
  seat: { person: string; attempt: number },
  now: string,
  rules: Rules,
): { secret: string; item: Item } {
  const secret = linkSecret(key, { taskId: task.id, ...seat });
  const hash = linkHash(secret);
  const sentOn = dayOf(now);
  const expiresOn = linkExpiry(dueDay(task) ?? addDays(sentOn, 30), sentOn, rules, task.linkLife);
  const link: Link = {
    hash,
    taskId: task.id,
    subject: task.subject,
    district: task.district,
    person: seat.person,
    attempt: seat.attempt,
    shown: task.shown,
    expiresOn,
  };
  const forgetAt = addDays(expiresOn, 365);
  return {
    secret,
    item: {
      ...linkKey(hash),
      kind: "link",
      ...link,
      aboutKey: linksOf(task.id),
      aboutSort: `${seat.person}#${String(seat.attempt).padStart(4, "0")}`,
      expiresAt: Math.floor(Date.parse(`${forgetAt}T00:00:00Z`) / 1000),
    },
  };
}

function dueDay({ due }: Task): Day | undefined {
  return due.effectiveDue ?? due.provisional ?? due.nominalDue;
}
