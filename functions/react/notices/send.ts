import { noticeKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, recordIn } from "#notice/notice.ts";
import { processOf } from "#processes";
import { changeNotice, changeNotices, type NoticeChange } from "../../mail/notices.ts";
import type { Batch } from "../batch.ts";
import { isPassing } from "../chains/passing.ts";
import { deliverText } from "./bring.ts";
import { compose } from "./compose.ts";
import { gathered } from "./gather.ts";
import { linkTo } from "./link-to.ts";

/**
 * As `sendNotice`; what cannot go well later is set aside, and the notice is not tried again.
 * @throws Error when it may go well later.
 */
export async function sendOrSetAside(world: World, told: Notice, batch: Batch): Promise<void> {
  try {
    await sendNotice(world, told, batch);
  } catch (error) {
    if (isPassing(error)) throw error;
    const { setAside } = await import("#process/incident/set-aside.ts");
    await setAside(
      world,
      told.district,
      {
        step: "notice",
        subject: { kind: "notice", id: recordIn(told.matter) ?? told.id.slice(0, 100) },
        reason: error instanceof Error ? error.name : "unknown",
      },
      processOf,
    );
  }
}

/**
 * Brings a notice that is ready to its person, by the first channel that takes it, and writes down
 * what each one said. A repeated delivery from the stream finds it sent; a crash before it is marked
 * sends the same mail with the same Message-ID again, which mail systems know as one. What a channel
 * cannot take now waits in the wake index, so that nothing else waits behind it.
 */
async function sendNotice(world: World, told: Notice, batch: Batch): Promise<void> {
  const [[found, task], { rules, officers }] = await Promise.all([
    world.store.getMany([
      noticeKey(told.id),
      ...("taskId" in told.matter ? [taskKey(told.matter.taskId)] : []),
    ]),
    batch.district(told.district),
  ]);
  const notice = found as unknown as Notice | undefined;
  if (notice?.status !== "READY") return;
  const placed = await gathered(world, notice, rules);
  if (placed.status !== "READY")
    return void (await changeNotice(world, notice.id, () => placed, notice));
  const known = { rules, officers, task: task?.state as Task | undefined, link: linkTo };
  const { text, bundled, stale } = await compose(world, notice, known);
  const after = await deliverText(world, notice, text, known);
  const { status, sentAt } = after;
  const isSent = status === "SENT" && sentAt !== undefined;
  await changeNotices(world, [
    { known: notice, change: (found) => finished(found, after) },
    ...stale.map((known) => bundledAs(known, { status: "DROPPED" })),
    ...(isSent ? bundled.map((known) => bundledAs(known, { status, sentAt })) : []),
  ]);
}

/** What has gone with a digest, or need not any more. */
function bundledAs(known: Notice, change: Pick<Notice, "status" | "sentAt">): NoticeChange {
  return {
    known,
    change: (one) => (one.status === "BUNDLED" ? { ...one, ...change } : undefined),
  };
}

/** What its person did meanwhile stands; what the channels said is written down all the same. */
function finished(found: Notice, after: Notice): Notice | undefined {
  if (found.status === "READY") return { ...after, ...readMark(found) };
  const { attempts, sentAt } = after;
  const isActedOn = found.status === "OPENED" || found.status === "DECIDED";
  return isActedOn && found.attempts.length < attempts.length
    ? { ...found, attempts, ...(sentAt === undefined ? {} : { sentAt }) }
    : undefined;
}

function readMark({ readAt }: Notice): Pick<Notice, "readAt"> {
  return readAt === undefined ? {} : { readAt };
}
