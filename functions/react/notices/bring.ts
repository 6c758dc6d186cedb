import type { DistrictConfig } from "#kernel/district/config.ts";
import type { Channel, Officer } from "#kernel/district/role.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Delivery, World } from "#kernel/world.ts";
import { afterDelivery, channelsOf, nextChannel } from "#notice/delivery.ts";
import type { Notice } from "#notice/notice.ts";
import type { NoticeText } from "#notice/texts.ts";
import { processOf } from "#processes";
import { type Asked, askedOf, isObject } from "../../asked.ts";
import { tellClerks } from "../../mail/notices.ts";
import type { LinkTo } from "./link-to.ts";
import type { Known } from "./tell.ts";
import { textOf } from "./text-of.ts";

/** A notice after it was brought to its person, or after there was nothing to say any more. */
export async function bring(
  world: World,
  notice: Notice,
  known: Known & { link: LinkTo; together?: readonly Task[] },
): Promise<Notice> {
  return deliverText(world, notice, await textOf(world, notice, known), known);
}

/** As `bring`, with a text at hand; without one there is nothing to say. */
export async function deliverText(
  world: World,
  notice: Notice,
  text: NoticeText | undefined,
  { rules, officers }: Known,
): Promise<Notice> {
  const officer = await receiverOf(world, notice, officers);
  if (text === undefined || (officer === undefined && !isObject(notice.to)))
    return { ...notice, status: "DROPPED" };
  const after =
    officer === undefined
      ? unreachable(world, notice)
      : await deliver(world, notice, { officer, text, rules });
  await tellClerks({ world, processOf }, notice, after);
  return after;
}

/** Its person by today's list or contact, unless it is to go to a former address. */
async function receiverOf(
  world: World,
  { to, district, address }: Notice,
  officers: readonly Officer[],
): Promise<Asked | undefined> {
  const asked = await askedOf(world, district, to, officers);
  if (address === undefined) return asked;
  const { name = to, role = "UNIT" } = asked ?? {};
  return { id: to, name, role, email: address };
}

/** A supervised person whose contact nobody has entered: the office hears of it as of a refusal. */
function unreachable({ clock }: World, notice: Notice): Notice {
  const attempt = { channel: "mail", at: clock(), result: "refused", why: "no-contact" } as const;
  return { ...notice, attempts: [...notice.attempts, attempt], status: "BOUNCED" };
}

/** Until one channel has taken it, one is to be tried again later, or none is left. */
async function deliver(
  world: World,
  notice: Notice,
  { officer, text, rules }: { officer: Asked; text: NoticeText; rules: Rules },
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

type Sending = { notice: Notice; officer: Asked; text: NoticeText; config: DistrictConfig };

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

/** Holds the time, for after a restore the same number may be given to another event. */
function messageIdOf({ id, createdAt }: Notice, siteUrl: string): string {
  return `<${id}.${Date.parse(createdAt).toString(36)}@${new URL(siteUrl).hostname}>`;
}
