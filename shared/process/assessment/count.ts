import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { endStage } from "#kernel/task/close.ts";
import { beside } from "../debriefing/answers.ts";
import { fact } from "../debriefing/events.ts";
import type { Counted, Debriefing } from "../debriefing/schema.ts";
import { type Band, rulesOf } from "../debriefing/terms.ts";
import { type Counts, isQuorate, leastUnnamed, satisfactionOf, scoreOf, validIn } from "./score.ts";

/** The round that a new box or a new count belongs to. */
export function nextRound({ ballot, entered, counted }: Debriefing): number {
  return (ballot?.round ?? entered?.round ?? counted.at(-1)?.round ?? 0) + 1;
}

/** A new round; one whose box was not counted is void with it. */
export function openBallot(
  state: Debriefing,
  ballot: { participants: number; box: string; round: number },
): Fact[] | Refusal {
  if (ballot.participants < leastUnnamed)
    return refuse(
      "assessment.count",
      `参评不足 ${leastUnnamed} 人，测评码做不到不记名，请改为人工计票`,
    );
  return ballot.round === nextRound(state)
    ? [fact("debriefing.ballot-opened", ballot)]
    : refuse("record.version");
}

/** The sums of a box, as its papers were read all at once. */
export function countBallots(
  state: Debriefing,
  { counts }: { counts: Counts },
  context: Context,
): Fact[] | Refusal {
  const { ballot } = state;
  if (ballot === undefined) return refuse("assessment.closed");
  const { round, participants } = ballot;
  return conclude(state, { round, participants, counts, by: "BOX" }, context);
}

/** A count by hand: it waits for a second officer. */
export function enterCount(
  state: Debriefing,
  { participants, counts }: { participants: number; counts: Counts },
): Fact[] | Refusal {
  if (state.ballot !== undefined) return refuse("record.state", "请先结束本轮手机测评");
  const round = state.entered?.round ?? nextRound(state);
  return (
    sumProblem(participants, counts) ?? [
      fact("debriefing.count-entered", { round, participants, counts }),
    ]
  );
}

/** 复核: by somebody else than who entered it. */
export function confirmCount(state: Debriefing, _: object, context: Context): Fact[] | Refusal {
  const { entered } = state;
  if (entered === undefined) return refuse("record.state", "没有待复核的计票结果");
  const { by: _clerk, ...count } = entered;
  return conclude(state, { ...count, by: "HAND" }, context);
}

type Count = Pick<Counted, "round" | "by" | "participants" | "counts">;

/** A valid round gives the score and what follows from it; a void one is run again. */
function conclude(state: Debriefing, count: Count, context: Context): Fact[] | Refusal {
  const problem = sumProblem(count.participants, count.counts);
  if (problem !== undefined) return problem;
  const { weights } = rulesOf(context.rules.config);
  const isValid = isQuorate(count.counts, count.participants);
  const isSaid = isValid || count.by === "HAND";
  const score = isSaid ? scoreOf(count.counts, weights) : 0;
  const counted: Counted = {
    ...(isSaid ? count : unsaid(count)),
    on: dayOf(context.now),
    validity: isValid ? "valid" : "void",
    score,
    satisfaction: isSaid ? satisfactionOf(count.counts) : 0,
    band: isSaid ? bandOf(score, context) : "NONE",
  };
  const made = fact("debriefing.counted", counted);
  if (!isValid) return [made];
  const { satisfaction, band } = counted;
  const followed = consequences({ ...state, score, satisfaction, band }, context);
  return isRefusal(followed)
    ? followed
    : endStage("PRESENTED", { outcome: "scored", reason: "" }, [made, ...followed], context);
}

/**
 * A box that was closed too early says how many papers lay in it and not what they said: whoever saw
 * the first people vote would read their ballots.
 */
function unsaid({ counts, ...count }: Count): Count & { cast: number } {
  const nothing = { good: 0, fair: 0, plain: 0, poor: 0, invalid: 0 };
  return { ...count, counts: nothing, cast: validIn(counts) + counts.invalid };
}

/** Which line a score is below; one that equals a line is not below it. */
function bandOf(score: number, { rules }: Context): Band {
  const { talkLine, warnLine } = rulesOf(rules.config);
  if (score < talkLine * 100) return "TALK";
  return score < warnLine * 100 ? "WARN" : "NONE";
}

/** Below the talk line a talk and a written statement, below the warning line a reminder talk. */
export function consequences(state: Debriefing, context: Context): Fact[] | Refusal {
  const today = dayOf(context.now);
  const followed = { TALK: ["TALK", "STATEMENT"], WARN: ["TALK"], NONE: [] } as const;
  const facts: Fact[] = [];
  for (const stage of followed[state.band ?? "NONE"]) {
    const opened = beside(state, stage, today, context);
    if (isRefusal(opened)) return opened;
    facts.push(...opened);
  }
  return facts;
}

function sumProblem(participants: number, counts: Counts): Refusal | undefined {
  const cast = validIn(counts) + counts.invalid;
  return cast > participants
    ? refuse("assessment.count", `收回 ${cast} 票，多于参评的 ${participants} 人`)
    : undefined;
}
