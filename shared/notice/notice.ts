import type { Calendars } from "#kernel/deadline/calendar.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Channel } from "#kernel/district/role.ts";
import { type Item, noticeKey, trayKey, wakeAttributes } from "#kernel/store/keys.ts";
import { recordOfTask } from "#kernel/text/id.ts";
import { afterQuiet } from "./quiet.ts";
import type { NoticeText } from "./texts.ts";

/** What is to be told to one person; the text is written when it is sent. */
export type NoticeMatter =
  | { template: "assigned" | "urged"; taskId: string }
  | { template: "voided"; taskId: string }
  /** To office and administrators: nobody is left to answer, somebody has to be named. */
  | { template: "stuck"; taskId: string }
  /** To whom a matter has come that another had led. */
  | { template: "taken-over"; recordId: string }
  /** To a member of an inspection team: they are to go. */
  | { template: "inspects"; recordId: string }
  /** To a member of the group: its report is written, and waits for their signature. */
  | { template: "signs-report"; recordId: string }
  /** To who may hand it over: somebody has left with work in hand. */
  | { template: "departed"; officer: string; inHand: number }
  /** To whom a change of the list of officers is about, at the address that they had before. */
  | { template: "line-changed" }
  /** To an officer of whom somebody else has registered a tie, and to the secretary: it keeps them out. */
  | { template: "tie-registered"; whose: "own" | "another's" }
  /** To the secretary: what an administrator has set alone, others should know of. */
  | { template: "config-published" }
  /** To somebody who stands in for another, by name of AB角 or for some days. */
  | { template: "stands-in" }
  | { template: "escalated"; taskId: string; colour: "YELLOW" | "RED"; due: string }
  /** These are not sent singly: the next digest tells them. */
  | { template: "settled" | "copied"; taskId: string }
  | { template: "blue"; taskId: string; due: string }
  | { template: "digest" }
  | { template: "told"; recordId: string }
  /** To the secretary: somebody has opened who reported. */
  | { template: "identity-opened"; recordId: string; day: string }
  /** Once a week, to the secretary: the party committee has been silent on these for too long. */
  | { template: "party-silent" }
  /** Each working morning: what presses, to a room's director; to the secretary what is 红. */
  | { template: "warnings"; text: NoticeText }
  /** To administrators, from 1 November: days cannot be counted into that year. */
  | { template: "calendar-missing"; year: number }
  /** Each night, to whom the district names: what the seal of the day before says. */
  | { template: "sealed"; day: string; count: number; hash: string }
  /** To the clerk: somebody's notice did not arrive on a channel. */
  | { template: "undelivered"; noticeId: string; channel: Channel; recordId?: string };

/**
 * QUEUED waits for its hour, READY is to be sent now, BUNDLED goes with the next digest; BOUNCED has
 * no channel left; OPENED and DECIDED is what its person did; DROPPED had nothing to say any more.
 */
export type NoticeStatus =
  | "QUEUED"
  | "READY"
  | "BUNDLED"
  | "SENT"
  | "BOUNCED"
  | "OPENED"
  | "DECIDED"
  | "DROPPED";

/** What one channel made of it. */
export type Attempt = {
  channel: Channel;
  /** UTC ISO instant. */
  at: string;
  result: "delivered" | "refused" | "failed" | "bounced";
  why?: string;
};

/** Quiet hours hold for what can wait until the next working day. */
export type Urgency = "at-once" | "working-hours";

/** A notice and how far it has come. */
export type Notice = {
  id: string;
  district: string;
  to: string;
  matter: NoticeMatter;
  urgency: Urgency;
  status: NoticeStatus;
  attempts: readonly Attempt[];
  version: number;
  createdAt: string;
  /** The mail address to use instead of the one in the list of officers by now. */
  address?: string;
  /** Set while QUEUED. */
  wakeAt?: string;
  sentAt?: string;
  /** The link's second factor was passed; reading a page is no sign, since scanners read too. */
  openedAt?: string;
  decidedAt?: string;
  /** Marked as read by its person, in the system. */
  readAt?: string;
};

/** A notice that is to be sent by itself, now (or at `notBefore`) or when the quiet hours are over. */
export function newNotice(
  {
    notBefore,
    ...told
  }: Pick<Notice, "id" | "district" | "to" | "matter" | "createdAt"> & { notBefore?: string },
  urgency: Urgency,
  calendars: Calendars,
): Notice {
  const { createdAt } = told;
  const wanted = notBefore ?? createdAt;
  const at = urgency === "at-once" ? wanted : afterQuiet(calendars, wanted);
  const fresh = { ...told, urgency, attempts: [], version: 1 } as const;
  return at === createdAt
    ? { ...fresh, status: "READY" }
    : { ...fresh, status: "QUEUED", wakeAt: at };
}

/** One digest a person and working day. It waits for the next sweep, as more may come with it. */
export function digestOf(
  { to, district, createdAt }: Pick<Notice, "to" | "district" | "createdAt">,
  wakeAt: string,
): Notice {
  return {
    id: `digest.${to}.${dayOf(wakeAt)}`,
    district,
    to,
    matter: { template: "digest" },
    urgency: "working-hours",
    status: "QUEUED",
    attempts: [],
    version: 1,
    createdAt,
    wakeAt,
  };
}

/** The record that it is about; a digest is about many. */
export function recordIn(matter: NoticeMatter): string | undefined {
  if ("taskId" in matter) return recordOfTask(matter.taskId);
  return "recordId" in matter ? matter.recordId : undefined;
}

/** Where the notices about a task are found, in the `about` index; the first to each person by its id. */
export const noticesAbout = (taskId: string) => `notices#${taskId}`;

/** The notice of a question as it is opened: its id follows from the question and its person. */
export function openingId(taskId: string, person: string): string {
  return `opened.${taskId}.${person}`;
}

/**
 * A notice as it lies in the table: among what its person was told, and with its task, unless its id
 * says already which it is.
 */
export function noticeItem(notice: Notice): Item {
  const { id, to, matter, createdAt, status, wakeAt } = notice;
  return {
    ...noticeKey(id),
    kind: "notice",
    ...notice,
    todoKey: trayKey(to, "notices"),
    todoSort: `${createdAt}#${id}`,
    ...("taskId" in matter && id !== openingId(matter.taskId, to)
      ? { aboutKey: noticesAbout(matter.taskId), aboutSort: `${createdAt}#${id}` }
      : {}),
    ...wakeAttributes(id, status === "QUEUED" ? wakeAt : undefined),
  };
}
