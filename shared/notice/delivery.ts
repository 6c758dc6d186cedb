import type { Calendars } from "#kernel/deadline/calendar.ts";
import type { Channel, Officer } from "#kernel/district/role.ts";
import type { Delivery } from "#kernel/world.ts";
import type { Attempt, Notice } from "./notice.ts";
import { afterQuiet } from "./quiet.ts";

/** Minutes until a channel that is down is tried again; after that the next channel takes over. */
const pauses = [1, 2, 5, 15, 60];

/** Where no other channel is left, it goes on every hour, for about three days. */
const lastFailure = 77;

/** How an officer wants to be told, in order. */
export function channelsOf({ channels = ["mail"] }: Pick<Officer, "channels">): readonly Channel[] {
  return channels;
}

/** The first channel that is not spent, else the first that may come up again; undefined for none. */
export function nextChannel(
  channels: readonly Channel[],
  attempts: readonly Attempt[],
): Channel | undefined {
  const left = channels.filter((channel) => !isOver(channel, attempts));
  return left.find((channel) => !isSpent(channel, attempts)) ?? left[0];
}

/** Refused, bounced, or down for so long that another channel is to take over. */
export function isSpent(channel: Channel, attempts: readonly Attempt[]): boolean {
  return isOver(channel, attempts) || failuresOf(channel, attempts) > pauses.length;
}

/** Nothing more will be tried there. */
function isOver(channel: Channel, attempts: readonly Attempt[]): boolean {
  const isFinal = (attempt: Attempt) =>
    attempt.channel === channel && (attempt.result === "refused" || attempt.result === "bounced");
  return attempts.some(isFinal) || failuresOf(channel, attempts) >= lastFailure;
}

function failuresOf(channel: Channel, attempts: readonly Attempt[]): number {
  return attempts.filter((one) => one.channel === channel && one.result === "failed").length;
}

/** What is known when a channel has answered. */
export type Answered = {
  channel: Channel;
  delivery: Delivery;
  channels: readonly Channel[];
  now: string;
  calendars: Calendars;
};

/** A notice after a channel's answer: sent, to be tried again later, on the next channel, or lost. */
export function afterDelivery(notice: Notice, answered: Answered): Notice {
  const { channel, delivery, channels, now, calendars } = answered;
  const attempts = [...notice.attempts, { channel, at: now, ...delivery }];
  if (delivery.result === "delivered") return { ...notice, attempts, status: "SENT", sentAt: now };
  const next = nextChannel(channels, attempts);
  if (next === undefined) return { ...notice, attempts, status: "BOUNCED" };
  const failures = failuresOf(next, attempts);
  if (failures === 0) return { ...notice, attempts, status: "READY" };
  const pause = (pauses[failures - 1] ?? 60) * 60_000;
  const later = new Date(Date.parse(now) + pause).toISOString();
  const wakeAt = notice.urgency === "at-once" ? later : afterQuiet(calendars, later);
  return { ...notice, attempts, status: "QUEUED", wakeAt };
}

/**
 * A notice that came back after it had been taken (DSN): on to the next channel. Undefined when
 * nothing is out that could come back, or its person has acted on it meanwhile.
 */
export function afterBounce(
  notice: Notice,
  { why, channels, now, calendars }: Omit<Answered, "channel" | "delivery"> & { why: string },
): Notice | undefined {
  const last = notice.attempts.findLastIndex(({ result }) => result === "delivered");
  const out = notice.attempts[last];
  if (notice.status !== "SENT" || out === undefined) return undefined;
  const attempts = notice.attempts.with(last, { ...out, result: "bounced", why });
  if (nextChannel(channels, attempts) === undefined)
    return { ...notice, attempts, status: "BOUNCED" };
  const at = notice.urgency === "at-once" ? now : afterQuiet(calendars, now);
  return at === now
    ? { ...notice, attempts, status: "READY" }
    : { ...notice, attempts, status: "QUEUED", wakeAt: at };
}

/** Its hour has come. */
export function released(notice: Notice): Notice | undefined {
  return notice.status === "QUEUED" ? withoutWake({ ...notice, status: "READY" }) : undefined;
}

/** Its person has passed the second factor behind its link. */
export function opened(notice: Notice, now: string): Notice | undefined {
  return notice.status === "SENT" || notice.status === "BOUNCED"
    ? { ...notice, status: "OPENED", openedAt: now }
    : undefined;
}

/** Its person has answered; what was not sent yet need not be sent any more. */
export function decided(notice: Notice, now: string): Notice | undefined {
  const isOver = notice.status === "DECIDED" || notice.status === "DROPPED";
  return isOver ? undefined : withoutWake({ ...notice, status: "DECIDED", decidedAt: now });
}

function withoutWake({ wakeAt: _over, ...notice }: Notice): Notice {
  return notice;
}

/** What people are shown of a notice's way. */
export const deliveryStates = {
  QUEUED: "queued",
  READY: "queued",
  BUNDLED: "queued",
  SENT: "sent",
  BOUNCED: "bounced",
  OPENED: "opened",
  DECIDED: "decided",
  DROPPED: "dropped",
} as const satisfies Record<Notice["status"], string>;
