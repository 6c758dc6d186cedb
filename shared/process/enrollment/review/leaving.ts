import { dayOf } from "#kernel/deadline/day.ts";
import type { Enrollment } from "../schema.ts";
import type { earlyReviewCauses } from "../terms.ts";

type LeavingCause = Extract<keyof typeof earlyReviewCauses, "TRANSFER" | "RETIREMENT" | "DEATH">;

/** 离岗情形, as whoever registers a leaving chooses it: what follows hangs on it, and not on words. */
export const leavingKinds = {
  TRANSFER: "调离",
  RETIREMENT: "退休",
  RESIGNATION: "辞职",
  DISMISSAL: "免职",
  TERM_ENDED: "任期届满",
  DEATH: "去世",
  OTHER: "其他",
} as const;

export type LeavingKind = keyof typeof leavingKinds;

/** A leaving as the library has it; rows of a workbook say it in words alone. */
export type Leaving = { reason: string; kind?: LeavingKind | undefined };

/** The library's own words begin with it: 去世, 因病去世, 病故; 因其父去世辞职 is no death of theirs. */
const death =
  /^(?:本人|因公|因病|突发疾病|意外|不幸)*(?:去世|死亡|病故|病亡|逝世|身故|亡故|牺牲|殉职)/u;

/** Whether the words of a leaving begin with a death. */
export function saysDeath(reason: string): boolean {
  return death.test(reason.trim());
}

/** Whether a leaving is a death: nothing is asked of the person any more. */
export function isDeath({ kind, reason }: Leaving): boolean {
  return kind === undefined ? saysDeath(reason) : kind === "DEATH";
}

/** Why an object is reviewed early who has left in this way. */
export function causeOfLeaving(leaving: Leaving): LeavingCause {
  if (isDeath(leaving)) return "DEATH";
  const { kind, reason } = leaving;
  const isRetired = kind === undefined ? reason.includes("退休") : kind === "RETIREMENT";
  return isRetired ? "RETIREMENT" : "TRANSFER";
}

/** Who has left the post, or has died after leaving it, as an event of the library says it. */
export function leavingIn<L extends Leaving>({
  left,
  died,
}: {
  left?: L | undefined;
  died?: L | undefined;
}): L | undefined {
  return died ?? left;
}

type Left = Pick<Enrollment, "leftPost" | "reviews" | "headLeft">;

/** Whether an object has left the post and no review has decided since that supervision goes on. */
export function isGone({ leftPost, reviews = [] }: Left): boolean {
  const last = reviews.at(-1);
  return leftPost !== undefined && (last === undefined || last.on < dayOf(leftPost.at));
}

/** Whether the person whose post is supervised has died: whatever is asked of persons is not asked of them. */
export function isDead(state: Left): boolean {
  return isGone(state) && state.leftPost?.cause === "DEATH";
}

/** Whether nobody answers for a body just now: its head has died and none is registered in their place. */
export function isHeadless({ headLeft }: Left): boolean {
  return headLeft?.cause === "DEATH";
}
