import * as z from "zod/mini";
import { commandsFor, internal } from "#kernel/conduct/command.ts";
import { ends } from "#kernel/conduct/ends.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { choice } from "#kernel/route/form.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { DayText, text } from "#kernel/text/text.ts";
import { beside } from "../answers.ts";
import { fact } from "../events.ts";
import { type Clue, departures, type SubjectLeft } from "../schema.ts";
import { ended } from "../terms.ts";

/** A person who has died or left (process sheet §4.5): the clue goes on, by ways that are still open. */
export const departure = commandsFor<Clue>()({
  "tell-subject-left": {
    verb: "subject-departure",
    summary: "记录被反映人死亡或者离职（不影响继续处置，条例第56条）",
    right: "clue.handle",
    body: z.object({ what: choice("情形", departures), on: DayText, note: text(500) }),
    unless: ({ status }) =>
      (ended as readonly string[]).includes(status)
        ? refuse("record.state", "线索已办结")
        : undefined,
    decide: (_, left, context) => gone(left, context),
  },
  "withdraw-subject-left": {
    verb: "subject-departure-withdrawal",
    summary: "更正：被反映人死亡或者离职系误记（由记录人以外的人办理，说明理由）",
    right: "clue.approve",
    body: z.object({ reason: text(500) }),
    unless: ({ subjectLeft, ending }) =>
      subjectLeft === undefined
        ? refuse("record.state", "没有死亡或者离职的记录")
        : ending?.kind === "SUBJECT_GONE"
          ? refuse("record.state", "线索已因此了结，请另行登记线索")
          : undefined,
    decide: withdrawn,
  },
  /** As the library says it, whatever was told before of another kind but a death. */
  "note-subject-left": internal((state: Clue, left: SubjectLeft, context) => {
    const known = state.subjectLeft;
    const isKnown = known !== undefined && (known.what === "DEAD" || known.on === left.on);
    if (isKnown && (left.what === "LEFT" || known.what === "DEAD")) return [];
    const isOver = (ended as readonly string[]).includes(state.status);
    // What is over only waits for an answer that nobody can be given any more.
    return isOver && closing(left, context).length === 0 ? [] : gone(left, context);
  }),
  "call-off": {
    verb: "talk-calling-off",
    leads: "on",
    summary: "被反映人死亡，不再谈话或者函询",
    right: "clue.handle",
    in: ["TALK", "TALK_ENTRUSTED", "INQUIRY", "INQUIRY_SERVED", "INQUIRY_URGED"],
    unless: (state) => (isDead(state) ? undefined : refuse("record.state", "尚未登记被反映人死亡")),
    body: z.object({}),
    decide: (state, _, context) =>
      ends(
        state,
        "called-off",
        [fact("clue.talk-called-off", { on: dayOf(context.now) })],
        context,
      ),
  },
});

/** Whether the person of a clue has died. */
export function isDead({ subjectLeft }: Pick<Clue, "subjectLeft">): boolean {
  return subjectLeft?.what === "DEAD";
}

function gone(left: SubjectLeft, context: Context): Fact[] {
  return [fact("clue.subject-left", left), ...closing(left, context)];
}

/** What was noted by mistake is taken back by somebody else, and asked again where it had ended a question. */
function withdrawn(
  state: Clue,
  { reason }: { reason: string },
  context: Context,
): Fact[] | Refusal {
  const { subjectLeft, ending, feedbackOn, statementOn, talks } = state;
  if (subjectLeft?.by === context.actor.id)
    return refuse("auth.forbidden", "更正须由记录人以外的人办理");
  const facts = [fact("clue.subject-left-withdrawn", { reason, on: dayOf(context.now) })];
  if (subjectLeft?.what !== "DEAD") return facts;
  const { subjectLeft: _, ...alive } = state;
  const talk = talks.at(-1);
  const asked =
    ending?.kind === "ACCEPTED" && feedbackOn === undefined
      ? beside(alive, "FEEDBACK", ending.on, context)
      : ending === undefined && talk?.statement === "yes" && statementOn === undefined
        ? beside(alive, "STATEMENT", talk.on, context)
        : [];
  return isRefusal(asked) ? asked : [...facts, ...asked];
}

/** The dead write no statement and are answered nothing. */
function closing({ what }: SubjectLeft, context: Context): Fact[] {
  const because = { outcome: "ended", reason: "被反映人死亡" };
  return what === "DEAD" ? closeTasks(["STATEMENT", "FEEDBACK"], because, context) : [];
}
