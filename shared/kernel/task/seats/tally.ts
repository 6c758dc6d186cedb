import type { PolicySpec, Quorum } from "../schema.ts";

/** A policy with the number of people that a vote is counted over. */
export type Counted =
  | Exclude<PolicySpec, { type: "vote" }>
  | { type: "vote"; quorum: Quorum; base: number };

/** What one seat has answered; undefined while it has not. */
export type Answer = "approve" | "reject" | "return" | "abstain" | (string & {}) | undefined;

/** Still open, or closed with the action that carries. */
export type Tally = { closed: false } | { closed: true; action: string };

const open: Tally = { closed: false };

/**
 * What the answers so far amount to, counted from the rows and closed early only when no further
 * answer could change it. `answers` are in seat order; recused seats are already left out of them.
 */
export function tally(policy: Counted, answers: readonly Answer[]): Tally {
  const given = answers.filter((answer) => answer !== undefined);
  switch (policy.type) {
    case "single":
    case "any":
      return given[0] === undefined ? open : { closed: true, action: given[0] };
    case "all":
    case "sequence":
      return unanimous(answers, given);
    case "each":
      return together(answers, given);
    case "vote":
      return vote(policy.quorum, policy.base, answers, given);
  }
}

/** Closed once all have answered: by their answer where they agree, else by `mixed`. */
function together(answers: readonly Answer[], given: readonly string[]): Tally {
  const [first] = given;
  if (first === undefined || given.length < answers.length) return open;
  return { closed: true, action: given.every((one) => one === first) ? first : "mixed" };
}

function unanimous(answers: readonly Answer[], given: readonly string[]): Tally {
  const against = given.find((answer) => answer !== "approve" && answer !== "abstain");
  if (against !== undefined) return { closed: true, action: against };
  if (given.includes("abstain")) return { closed: true, action: "reject" };
  return answers.length > 0 && given.length === answers.length
    ? { closed: true, action: "approve" }
    : open;
}

function vote(
  quorum: Quorum,
  base: number,
  answers: readonly Answer[],
  given: readonly string[],
): Tally {
  const yes = given.filter((answer) => answer === "approve").length;
  const left = answers.length - given.length;
  const needed = Math.max(majorityOf(base), 1);
  if (yes >= needed && given.length >= quorumOf(quorum, base))
    return { closed: true, action: "approve" };
  if (given.length + left < quorumOf(quorum, base)) return { closed: true, action: "no-quorum" };
  if (yes + left < needed) return { closed: true, action: "reject" };
  return open;
}

/** 半数以上 includes the half, 三分之二以上 the two thirds (实施条例 Art. 326): 9 → 5, 8 → 4; 9 → 6, 8 → 6. */
export function quorumOf(quorum: Quorum, base: number): number {
  return quorum === "half" ? Math.ceil(base / 2) : Math.ceil((2 * base) / 3);
}

/** 超过半数 excludes the half: 9 → 5, 8 → 5. */
export function majorityOf(base: number): number {
  return Math.floor(base / 2) + 1;
}

/** 应到, 实到, 回避 and the votes on one item of a meeting. */
export type MeetingCount = {
  entitled: number;
  present: number;
  recused: number;
  yes: number;
  no: number;
  abstain: number;
};

export type MeetingRule = { quorum: Quorum; recusedInBase: "yes" | "no" };

/** What a meeting's votes amount to; "inconsistent" when the numbers cannot be true together. */
export type MeetingResult = "passed" | "rejected" | "no-quorum" | "inconsistent";

/**
 * 赞成 must exceed half of 应到. Whoever is recused leaves for the item, so neither votes nor counts
 * towards the quorum, yet stays in the base unless the district has configured otherwise. Without a
 * quorum nobody need have voted; with it everybody who stays has.
 */
export function tallyMeeting(count: MeetingCount, rule: MeetingRule): MeetingResult {
  const { entitled, present, recused, yes, no, abstain } = count;
  const base = rule.recusedInBase === "yes" ? entitled : entitled - recused;
  const [staying, voting] = [present - recused, yes + no + abstain];
  if (present > entitled || staying < 0 || voting > staying || base <= 0) return "inconsistent";
  if (staying < quorumOf(rule.quorum, base)) return "no-quorum";
  if (voting < staying) return "inconsistent";
  return yes >= majorityOf(base) ? "passed" : "rejected";
}
