import { recordOfTask } from "#kernel/id.ts";
import type { Rules } from "#kernel/rules.ts";
import type { Seat, Task } from "#kernel/task/schema.ts";
import type { World } from "#kernel/world.ts";
import { type Notice, numberOf } from "#notice/notice.ts";
import {
  assigned,
  calendarMissing,
  escalated,
  identityOpened,
  lineChanged,
  type NoticeText,
  partySilent,
  sealed,
  standsIn,
  stuck,
  told,
  undelivered,
  urged,
  voided,
} from "#notice/texts.ts";
import { channelNames } from "#notice/title.ts";
import { silentMatters } from "../silent-matters.ts";
import { type Composed, composeDigest } from "./digest.ts";
import { dueText, type LinkTo } from "./link-to.ts";

/** What a notice says now; without a text there is nothing to say any more. */
export async function compose(world: World, notice: Notice, known: Known): Promise<Composed> {
  if (notice.matter.template === "digest") return composeDigest(world, notice.to, known.rules);
  return { text: await textOf(world, notice, known), bundled: [], stale: [] };
}

/** What is known with a notice: the district's rules, the task that it is about, how links are made. */
type Known = { rules: Rules; task: Task | undefined; link: LinkTo };

/** What a notice that is no digest says now. */
export async function textOf(
  world: World,
  notice: Notice,
  known: Known,
): Promise<NoticeText | undefined> {
  const { matter } = notice;
  switch (matter.template) {
    case "assigned":
    case "urged":
      return question(world, notice, matter.template, known);
    case "voided":
      return voided({ number: recordOfTask(matter.taskId) });
    case "stuck":
      return stuck({ number: recordOfTask(matter.taskId) });
    case "line-changed":
      return lineChanged();
    case "stands-in":
      return standsIn();
    case "escalated":
      return escalated({
        number: recordOfTask(matter.taskId),
        colour: matter.colour === "RED" ? "红" : "黄",
        due: matter.due,
      });
    case "told":
      return told({ number: matter.recordId });
    case "identity-opened":
      return identityOpened({ number: matter.recordId, day: matter.day });
    case "party-silent": {
      const silent = await silentMatters(world, notice.district, known.rules);
      return silent.length === 0 ? undefined : partySilent(silent);
    }
    case "calendar-missing":
      return known.rules.calendars.years.has(matter.year) ? undefined : calendarMissing(matter);
    case "sealed":
      return sealed(matter);
    case "undelivered":
      return undelivered({
        number: numberOf(matter) ?? "每日提醒",
        channel: channelNames[matter.channel],
      });
    default:
      return undefined;
  }
}

/** A question that still waits for this person, with the link to it. */
async function question(
  world: World,
  notice: Notice,
  template: "assigned" | "urged",
  { rules, task, link }: Known,
): Promise<NoticeText | undefined> {
  const seat = asksOf(notice, task);
  if (task === undefined || seat === undefined) return undefined;
  const url = await link(world, task, seat, rules);
  const content = { number: task.subject.id, due: dueText(task.due), url };
  return template === "urged" ? urged(content) : assigned(content);
}

/** The seat that a notice asks to answer, if it asks at all and the question still waits there. */
export function asksOf({ matter, to }: Notice, task: Task | undefined): Seat | undefined {
  const isQuestion = matter.template === "assigned" || matter.template === "urged";
  const seat = task?.seats.find(({ person }) => person === to);
  return isQuestion && task?.status === "OPEN" && seat?.state === "ASKED" ? seat : undefined;
}
