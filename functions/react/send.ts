import type { DistrictConfig } from "#kernel/config.ts";
import { districtOf } from "#kernel/district/read.ts";
import type { Channel, Officer } from "#kernel/role.ts";
import type { Rules } from "#kernel/rules.ts";
import { noticeKey, recordKey, taskKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Delivery, World } from "#kernel/world.ts";
import { afterDelivery, channelsOf, nextChannel } from "#notice/delivery.ts";
import type { Notice } from "#notice/notice.ts";
import type { NoticeText } from "#notice/texts.ts";
import { changeNotice, tellClerks } from "../notices.ts";
import { compose } from "./compose.ts";

/**
 * Brings a notice that is ready to its person, by the first channel that takes it, and writes down
 * what each one said. A repeated delivery from the stream finds it sent; a crash before it is marked
 * sends the same mail with the same Message-ID again, which mail systems know as one. What a channel
 * cannot take now waits in the wake index, so that nothing else waits behind it.
 */
export async function sendNotice(world: World, told: Notice): Promise<void> {
  const [found, district, task] = await world.store.getMany([
    noticeKey(told.id),
    recordKey("district", told.district),
    ...("taskId" in told.matter ? [taskKey(told.matter.taskId)] : []),
  ]);
  const notice = found as unknown as Notice | undefined;
  if (notice?.status !== "READY") return;
  const { rules, officers } = districtOf(district);
  const officer = receiverOf(notice, officers);
  const { text, bundled, stale } = await compose(world, notice, {
    rules,
    task: task?.state as Task | undefined,
  });
  await settleBundled(world, stale, { status: "DROPPED" });
  if (officer === undefined || text === undefined) {
    await finish(world, notice, { ...notice, status: "DROPPED" });
    return;
  }
  const after = await deliver(world, notice, { officer, text, rules });
  await tellClerks(world, notice, after);
  await finish(world, notice, after);
  const { status, sentAt } = after;
  if (status === "SENT" && sentAt !== undefined)
    await settleBundled(world, bundled, { status, sentAt });
}

/** Its person by the list of now, unless it is to go to an address of before. */
function receiverOf({ to, address }: Notice, officers: readonly Officer[]): Officer | undefined {
  const officer = officers.find(({ id }) => id === to);
  if (address === undefined) return officer;
  const { name = to, role = "UNIT" } = officer ?? {};
  return { id: to, name, role, email: address };
}

/** What has gone with a digest, or need not any more. */
async function settleBundled(
  world: World,
  ids: readonly string[],
  change: Pick<Notice, "status" | "sentAt">,
): Promise<void> {
  for (const id of ids)
    await changeNotice(world, id, (one) =>
      one.status === "BUNDLED" ? { ...one, ...change } : undefined,
    );
}

/** Until one channel has taken it, one is to be tried again later, or none is left. */
async function deliver(
  world: World,
  notice: Notice,
  { officer, text, rules }: { officer: Officer; text: NoticeText; rules: Rules },
): Promise<Notice> {
  const channels = channelsOf(officer);
  let current = notice;
  while (current.status === "READY") {
    const channel = nextChannel(channels, current.attempts);
    if (channel === undefined) return { ...current, status: "BOUNCED" };
    const delivery = await sendBy[channel](world, { notice, officer, text, config: rules.config });
    world.log("notice.attempted", { channel, result: delivery.result });
    const now = world.clock();
    const { calendars } = rules;
    current = afterDelivery(current, { channel, delivery, channels, now, calendars });
  }
  return current;
}

type Sending = { notice: Notice; officer: Officer; text: NoticeText; config: DistrictConfig };

const sendBy: Record<Channel, (world: World, sending: Sending) => Promise<Delivery>> = {
  mail: (world, { notice, officer: { email: to }, text: { subject, text } }) =>
    world.sendMail({ messageId: messageIdOf(notice, world.siteUrl), to, subject, text }),
  wecom: (world, sending) => byRobot(world, "wecom", sending),
  dingtalk: (world, sending) => byRobot(world, "dingtalk", sending),
};

/** The robot of the officer's room, else one of the whole district. */
function byRobot(
  world: World,
  kind: "wecom" | "dingtalk",
  { officer, text, config }: Sending,
): Promise<Delivery> {
  const robots = (config.robots ?? []).filter((robot) => robot.kind === kind);
  const robot =
    robots.find(({ room }) => room !== undefined && room === officer.room) ??
    robots.find(({ room }) => room === undefined);
  return robot === undefined
    ? Promise.resolve({ result: "refused", why: "no-robot" })
    : world.sendToRobot(robot, text.group);
}

/** What its person did meanwhile stands; what the channels said is written down all the same. */
async function finish(world: World, sent: Notice, after: Notice): Promise<void> {
  const change = (found: Notice) => {
    if (found.status === "READY") return { ...after, ...readMark(found) };
    const { attempts, sentAt } = after;
    const isActedOn = found.status === "OPENED" || found.status === "DECIDED";
    return isActedOn && found.attempts.length < attempts.length
      ? { ...found, attempts, ...(sentAt === undefined ? {} : { sentAt }) }
      : undefined;
  };
  await changeNotice(world, sent.id, change, sent);
}

function readMark({ readAt }: Notice): Pick<Notice, "readAt"> {
  return readAt === undefined ? {} : { readAt };
}

/** Holds the time, for after a restore the same number may be given to another event. */
function messageIdOf({ id, createdAt }: Notice, siteUrl: string): string {
  return `<${id}.${Date.parse(createdAt).toString(36)}@${new URL(siteUrl).hostname}>`;
}
