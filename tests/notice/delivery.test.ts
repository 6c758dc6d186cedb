import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { instantAt } from "#kernel/deadline/day.ts";
import type { Channel } from "#kernel/district/role.ts";
import type { Delivery } from "#kernel/world.ts";
import {
  afterBounce,
  afterDelivery,
  decided,
  isSpent,
  nextChannel,
  opened,
  released,
} from "#notice/delivery.ts";
import { type Notice, newNotice } from "#notice/notice.ts";
import { isQuiet } from "#notice/quiet.ts";
import { morning, rules } from "./tasks.ts";

const { calendars } = rules;
const fresh = (urgency: Notice["urgency"] = "working-hours", createdAt = morning) =>
  newNotice(
    {
      id: "enr_x.1.u-a",
      district: "sample",
      to: "u-a",
      matter: { template: "assigned", taskId: "enr_x.ROOM_REVIEW.1" },
      createdAt,
    },
    urgency,
    calendars,
  );

const anyChannels = fc.uniqueArray(fc.constantFrom<Channel>("mail", "wecom", "dingtalk"), {
  minLength: 1,
});
const anyAnswer = fc.oneof(
  fc.constant<Delivery>({ result: "delivered" }),
  fc.constant<Delivery>({ result: "refused", why: "x" }),
  fc.constant<Delivery>({ result: "failed", why: "x" }),
);
type Step = { answer: Delivery; bounces: "yes" | "no" };
const anySteps = fc.array(
  fc.record<Step>({ answer: anyAnswer, bounces: fc.constantFrom("yes", "no") }),
  { minLength: 40, maxLength: 40 },
);

/** Lets a notice go its way until nothing more happens to it. */
function play(channels: readonly Channel[], steps: readonly Step[], check: (n: Notice) => void) {
  let notice = fresh();
  let now = morning;
  let tried = 0;
  for (const { answer, bounces } of steps) {
    if (notice.status === "QUEUED") {
      now = notice.wakeAt ?? now;
      notice = released(notice) ?? notice;
    }
    if (notice.status === "READY") {
      const channel = nextChannel(channels, notice.attempts);
      if (channel === undefined) throw new Error("Ready, but no channel is left");
      const { attempts } = notice;
      const isOver = attempts.some(
        (one) => one.channel === channel && (one.result === "refused" || one.result === "bounced"),
      );
      expect(isOver, "what has refused is not asked again").toBe(false);
      const earlier = channels.slice(0, channels.indexOf(channel));
      expect(
        earlier.every((one) => isSpent(one, attempts)),
        "in order",
      ).toBe(true);
      notice = afterDelivery(notice, { channel, delivery: answer, channels, now, calendars });
      tried += 1;
    } else if (bounces === "yes")
      notice = afterBounce(notice, { why: "DSN", channels, now, calendars }) ?? notice;
    check(notice);
  }
  return { notice, tried };
}

describe("the way of a notice to its person", () => {
  it("goes from channel to channel in order, and asks none again that has refused", () => {
    fc.assert(
      fc.property(anyChannels, anySteps, (channels, steps) => {
        const { notice, tried } = play(channels, steps, ({ status, wakeAt }) => {
          if (status === "QUEUED") expect(isQuiet(calendars, wakeAt ?? "")).toBe(false);
        });
        expect(notice.attempts).toHaveLength(tried);
        if (notice.status === "SENT")
          expect(notice.attempts.at(-1)).toMatchObject({ result: "delivered" });
        if (notice.status === "BOUNCED")
          expect(channels.every((channel) => isSpent(channel, notice.attempts))).toBe(true);
      }),
    );
  });

  it("a server that is down for a day loses nothing; one that is down for good ends it", () => {
    const down = Array.from({ length: 200 }, () => ({
      answer: { result: "failed", why: "smtp 451" } as const,
      bounces: "no" as const,
    }));
    const up = { answer: { result: "delivered" } as const, bounces: "no" as const };
    const late = play(["mail"], [...down.slice(0, 40), up], () => {}).notice;
    expect(late).toMatchObject({ status: "SENT", attempts: { length: 41 } });
    const lost = play(["mail", "wecom"], down, () => {}).notice;
    expect(lost).toMatchObject({ status: "BOUNCED", attempts: { length: 154 } });
    const [first, last] = [lost.attempts[0]?.at ?? "", lost.attempts.at(-1)?.at ?? ""];
    expect(Date.parse(last) - Date.parse(first)).toBeGreaterThan(3 * 24 * 3600_000);
  });

  it("a channel that is down is tried after 1, 2, 5, 15 and 60 minutes, then the next takes over", () => {
    const channels = ["mail", "wecom"] as const;
    let notice = fresh();
    const waits: number[] = [];
    let now = morning;
    for (;;) {
      const delivery = { result: "failed", why: "smtp 451" } as const;
      notice = afterDelivery(notice, { channel: "mail", delivery, channels, now, calendars });
      if (notice.wakeAt === undefined) break;
      waits.push((Date.parse(notice.wakeAt) - Date.parse(now)) / 60_000);
      now = notice.wakeAt;
      notice = released(notice) ?? notice;
    }
    expect(notice.status).toBe("READY");
    expect(waits).toEqual([1, 2, 5, 15, 60]);
    expect(nextChannel(channels, notice.attempts)).toBe("wecom");
  });

  it("a try that falls into quiet hours waits for the morning, unless it cannot wait", () => {
    const now = instantAt("2026-03-03", "20:59");
    const delivery = { result: "failed", why: "x" } as const;
    const down = { channel: "mail", delivery, channels: ["mail"], now, calendars } as const;
    expect(afterDelivery(fresh(), down).wakeAt).toBe(instantAt("2026-03-04", "08:30"));
    expect(afterDelivery(fresh("at-once"), down).wakeAt).toBe(instantAt("2026-03-03", "21:00"));
  });

  it("only what is out can come back, and not once its person has acted on it", () => {
    const back = { why: "DSN", channels: ["mail", "wecom"], now: morning, calendars } as const;
    const sent = afterDelivery(fresh(), {
      ...back,
      channel: "mail",
      delivery: { result: "delivered" },
    });
    expect(afterBounce(fresh(), back)).toBeUndefined();
    expect(afterBounce(sent, back)).toMatchObject({
      status: "READY",
      attempts: [{ channel: "mail", result: "bounced", why: "DSN" }],
    });
    const read = opened(sent, morning);
    expect(read).toMatchObject({ status: "OPENED", openedAt: morning });
    expect(afterBounce(read ?? sent, back)).toBeUndefined();
    expect(decided(read ?? sent, morning)).toMatchObject({ status: "DECIDED" });
  });

  it("an answer ends it, sent or not; nothing that is not out is opened", () => {
    const waiting = fresh("working-hours", instantAt("2026-03-03", "22:00"));
    expect(waiting).toMatchObject({ status: "QUEUED" });
    expect(opened(waiting, morning)).toBeUndefined();
    const over = decided(waiting, morning);
    expect(over).toMatchObject({ status: "DECIDED", decidedAt: morning });
    expect(over).not.toHaveProperty("wakeAt");
    expect(decided(over ?? waiting, morning)).toBeUndefined();
    expect(released(over ?? waiting)).toBeUndefined();
  });
});
