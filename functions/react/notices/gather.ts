import { dayOf } from "#kernel/deadline/day.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { World } from "#kernel/world.ts";
import { digestOf, type Notice, noticeItem } from "#notice/notice.ts";
import { nextMorning } from "#notice/quiet.ts";

/** Days after which nobody needs to know how many mails there were. */
const kept = 7;

/** These are a mail of their own whatever else comes: to a former address, and one to be kept. */
const alone: readonly Notice["matter"]["template"][] = ["line-changed", "tie-registered", "sealed"];

/**
 * A notice as it is to be told: by itself, or with a morning's digest, which is put there before it.
 * By itself goes what hurries and what comes first on a day; what came in the night waits for the
 * morning anyway. So nobody gets more than a digest and as many single mails as the district says.
 */
export async function gathered(world: World, notice: Notice, rules: Rules): Promise<Notice> {
  const most = rules.config.singleMails ?? defaultConfig.singleMails;
  const { urgency, matter, attempts, status } = notice;
  const isOld = attempts.length > 0 || matter.template === "digest" || status === "BUNDLED";
  if (most === "all" || isOld) return notice;
  const isFirst = status === "READY" && (await isAmongFirst(world, notice, most));
  if (isFirst || urgency === "at-once" || alone.includes(matter.template)) return notice;
  const { wakeAt = nextMorning(rules.calendars, world.clock()), ...bare } = notice;
  await awaitDigest(world, notice, { wakeAt, rules });
  return { ...bare, status: "BUNDLED" };
}

/** Takes one of the day's places; a repetition finds its own. */
async function isAmongFirst(
  { store, clock }: World,
  { id, to }: Notice,
  most: number,
): Promise<boolean> {
  const now = clock();
  const expiresAt = Math.floor(Date.parse(now) / 1000) + kept * 24 * 3600;
  for (let place = 1; place <= most; place += 1) {
    const put = { pk: `mails#${to}#${dayOf(now)}`, sk: `mail#${place}`, notice: id, expiresAt };
    const lost = await store.transact([{ put, when: "absent" }]);
    if (lost === undefined || lost.conflict[0]?.found?.notice === id) return true;
  }
  return false;
}

/** Sees to it that a digest is still to come: the one of that morning, else of the next. */
async function awaitDigest(
  world: World,
  notice: Notice,
  { wakeAt, rules }: { wakeAt: string; rules: Rules },
): Promise<void> {
  const put = noticeItem(digestOf(notice, wakeAt));
  const lost = await world.store.transact([{ put, when: "absent" }]);
  const isOut = lost !== undefined && lost.conflict[0]?.found?.status !== "QUEUED";
  if (isOut)
    await awaitDigest(world, notice, { wakeAt: nextMorning(rules.calendars, wakeAt), rules });
}
