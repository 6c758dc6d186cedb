import { addDays, type Day } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { openTask } from "#kernel/task/open.ts";
import { educationTypes } from "#process/education/terms.ts";
import { chain } from "../chain.ts";
import { type Festival, festivals } from "../festivals.ts";
import type { Learning, Session } from "../schema.ts";

type Line = { label: string; value: string };
type Question = { stage: keyof typeof chain.beside; n: number; base: Day; text: readonly Line[] };

/**
 * Opens one question about a person. Nobody to ask (a person without a registered contact) is no
 * hindrance: staff write down by hand what came of it.
 */
export function ask(
  { person, room }: Pick<Learning, "person" | "room">,
  { stage, n, base, text }: Question,
  context: Context,
): Fact[] {
  const spec = chain.beside[stage];
  const opened = openTask(
    {
      subject: { kind: chain.kind, id: context.recordId },
      stage,
      visit: n,
      spec,
      proposer: "",
      recused: [],
      room,
      object: person.personId,
      due: dueFor(context.rules, spec.deadline, base),
      text,
    },
    context,
  );
  return isRefusal(opened) ? [] : opened;
}

/** Asks the participant to sign in on the day. */
export function askSignIn(
  of: Pick<Learning, "person" | "room">,
  n: number,
  session: Session,
  context: Context,
): Fact[] {
  const base = addDays(session.on, 1);
  return ask(of, { stage: "SIGN_IN", n, base, text: sessionLines(session) }, context);
}

/** A session as those asked read it. */
function sessionLines({ type, title, on, place }: Session): Line[] {
  return [
    { label: "教育类型", value: educationTypes[type] },
    { label: "主题", value: title },
    { label: "日期和地点", value: `${on} ${place}` },
    { label: "说明", value: "请在当日到场后签到；不能参加的请提前请假" },
  ];
}

/** A festival's reminder as the person reads it. */
export function festivalLines(names: readonly Festival[], from: Day): Line[] {
  return [
    { label: "节日", value: names.map((name) => festivals[name]).join("、") },
    { label: "放假自", value: from },
    {
      label: "提醒",
      value:
        "严守中央八项规定精神：不收送礼品礼金和电子红包，不公款吃喝旅游，不公车私用，不接受可能影响公正执行公务的宴请，不违规操办婚丧喜庆事宜。",
    },
  ];
}

/** Who is talked with, and why. */
export function personLines({ person }: Pick<Learning, "person">, why: string): Line[] {
  return [
    { label: "人员", value: person.personName },
    { label: "单位", value: person.unitName },
    { label: "事由", value: why },
  ];
}
