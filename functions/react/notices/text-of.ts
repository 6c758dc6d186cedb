import { dayOf } from "#kernel/deadline/day.ts";
import { daysLeft } from "#kernel/deadline/left.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Seat, Task } from "#kernel/task/schema.ts";
import { recordOfTask } from "#kernel/text/id.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { inspects, signsReport } from "#notice/inspection-texts.ts";
import { type Notice, recordIn } from "#notice/notice.ts";
import {
  assigned,
  calendarMissing,
  configPublished,
  departed,
  identityOpened,
  lineChanged,
  type NoticeText,
  partySilent,
  sealed,
  several,
  standsIn,
  stuck,
  takenOver,
  tieRegistered,
  told,
  undelivered,
  urged,
  voided,
} from "#notice/texts.ts";
import { channelNames } from "#notice/title.ts";
import { silentMatters } from "../../mail/silent-matters.ts";
import type { LinkTo } from "./link-to.ts";
import { whatOf } from "./what.ts";

/** What is known with a notice: the district's rules, the task that it is about, how links are made. */
export type Known = {
  rules: Rules;
  task: Task | undefined;
  link: LinkTo;
  /** Other questions that the same mail tells. */
  together?: readonly Task[];
};

/** What a notice that is no digest says now. */
export async function textOf(
  world: World,
  notice: Notice,
  known: Known,
): Promise<NoticeText | undefined> {
  const { matter } = notice;
  const record = recordIn(matter);
  switch (matter.template) {
    case "assigned":
    case "urged":
      return question(world, notice, matter.template, known);
    case "voided":
      return voided({ number: shortNumber(recordOfTask(matter.taskId)) });
    case "stuck":
      return stuck({ number: shortNumber(recordOfTask(matter.taskId)) });
    case "taken-over":
      return takenOver({ number: shortNumber(matter.recordId) });
    case "inspects":
      return inspects({ number: shortNumber(matter.recordId) });
    case "signs-report":
      return signsReport({ number: shortNumber(matter.recordId) });
    case "departed":
      return departed(matter);
    case "line-changed":
      return lineChanged();
    case "tie-registered":
      return tieRegistered(matter);
    case "config-published":
      return configPublished();
    case "stands-in":
      return standsIn();
    case "told":
      return told({ number: shortNumber(matter.recordId) });
    case "identity-opened":
      return identityOpened({ number: shortNumber(matter.recordId), day: matter.day });
    case "party-silent": {
      const silent = await silentMatters(world, notice.district, known.rules);
      return silent.length === 0
        ? undefined
        : partySilent(silent.map((one) => ({ ...one, number: shortNumber(one.number) })));
    }
    case "warnings":
      return matter.text;
    case "calendar-missing":
      return known.rules.calendars.years.has(matter.year) ? undefined : calendarMissing(matter);
    case "sealed":
      return sealed(matter);
    case "undelivered":
      return undelivered({
        number: record === undefined ? "每日提醒" : shortNumber(record),
        channel: channelNames[matter.channel],
      });
    default:
      return undefined;
  }
}

/** A question that still waits for this person, with the link to it; and what was asked with it. */
async function question(
  world: World,
  notice: Notice,
  template: "assigned" | "urged",
  { rules, task, link, together = [] }: Known,
): Promise<NoticeText | undefined> {
  const texts: NoticeText[] = [];
  for (const one of [...(task === undefined ? [] : [task]), ...together]) {
    const seat = asksOf(notice, one);
    if (seat === undefined) continue;
    const url = await link(world, one, seat, rules);
    const due = daysLeft(one.due, dayOf(world.clock()), rules).text;
    const content = {
      number: shortNumber(one.subject.id),
      what: await whatOf(one, one.id),
      due,
      url,
    };
    texts.push(template === "urged" ? urged(content) : assigned(content));
  }
  return texts.length > 1 ? several(texts) : texts[0];
}

/** The seat that a notice asks to answer, if it asks at all and the question still waits there. */
export function asksOf({ matter, to }: Notice, task: Task | undefined): Seat | undefined {
  const isQuestion = matter.template === "assigned" || matter.template === "urged";
  const seat = task?.seats.find(({ person }) => person === to);
  return isQuestion && task?.status === "OPEN" && seat?.state === "ASKED" ? seat : undefined;
}
