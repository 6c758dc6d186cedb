import type { Due } from "#kernel/deadline/count.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { districtOf } from "#kernel/district/read.ts";
import { recordOfTask } from "#kernel/id.ts";
import { mintLink } from "#kernel/link/link.ts";
import type { Rules } from "#kernel/rules.ts";
import { recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, noticeItem } from "#notice/notice.ts";
import { assigned, digest, escalated, type NoticeText, told } from "#notice/texts.ts";

/**
 * Sends a notice that is ready and marks it. A crash in between sends the same mail with the same
 * Message-ID again, which mail systems know as one.
 */
export async function sendNotice(world: World, notice: Notice): Promise<void> {
  const district = await world.store.get(recordKey("district", notice.district));
  const { rules, officers } = districtOf(district);
  const officer = officers.find(({ id }) => id === notice.to);
  const text = officer === undefined ? undefined : await textOf(world, notice, rules);
  if (officer !== undefined && text !== undefined)
    await world.sendMail({
      messageId: messageIdOf(notice, world.siteUrl),
      to: officer.email,
      ...text,
    });
  const status = text === undefined ? "DROPPED" : "SENT";
  await world.store.transact([
    { put: noticeItem({ ...notice, status, sentAt: world.clock() }), when: "any" },
  ]);
}

/** Holds the time, for after a restore the same number may be given to another event. */
function messageIdOf({ id, createdAt }: Notice, siteUrl: string): string {
  return `<${id}.${Date.parse(createdAt).toString(36)}@${new URL(siteUrl).hostname}>`;
}

async function textOf(world: World, notice: Notice, rules: Rules): Promise<NoticeText | undefined> {
  const { matter } = notice;
  switch (matter.template) {
    case "assigned":
      return assignment(world, notice, matter.taskId, rules);
    case "escalated":
      return escalated({
        number: recordOfTask(matter.taskId),
        colour: matter.colour === "RED" ? "红" : "黄",
        due: matter.due,
      });
    case "told":
      return told({ number: matter.recordId });
    case "digest":
      return reminder(world, notice.to, rules);
  }
}

async function assignment(
  world: World,
  notice: Notice,
  taskId: string,
  rules: Rules,
): Promise<NoticeText | undefined> {
  const item = await world.store.get(taskKey(taskId));
  const task = item?.state as Task | undefined;
  const seat = task?.seats.find(({ person }) => person === notice.to);
  if (task === undefined || seat?.state !== "ASKED" || task.status !== "OPEN") return undefined;
  const link = mintLink(world.linkKey, task, seat, world.clock(), rules);
  await world.store.transact([{ put: link.item, when: "absent" }]);
  return assigned({
    number: task.subject.id,
    due: dueText(task.due),
    url: `${world.siteUrl}/l/${link.secret}`,
  });
}

/**
 * All that is near or past its day for one person, read afresh, so no reminder is forgotten. Each
 * link is sent again, so its life begins again: a reminder never carries one that is over.
 */
async function reminder(
  world: World,
  person: string,
  rules: Rules,
): Promise<NoticeText | undefined> {
  const today = dayOf(world.clock());
  const { items } = await world.store.index("todo", person, { upTo: `${weekAfter(today)}#` });
  const found = await world.store.getMany(items.map(({ taskId }) => taskKey(taskId as string)));
  const lines = await Promise.all(
    found.map(async (item, place) => {
      const task = item?.state as Task | undefined;
      const attempt = items[place]?.attempt as number;
      if (task === undefined) return [];
      const link = mintLink(world.linkKey, task, { person, attempt }, world.clock(), rules);
      await world.store.transact([{ put: link.item, when: "any" }]);
      const url = `${world.siteUrl}/l/${link.secret}`;
      return [{ number: task.subject.id, due: dueText(task.due), url }];
    }),
  );
  return lines.length === 0 ? undefined : digest(lines.flat());
}

function weekAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 7 * 24 * 3600 * 1000).toISOString().slice(0, 10);
}

function dueText(due: Due): string {
  return due.effectiveDue ?? `${due.provisional ?? due.nominalDue}（暂定）`;
}
