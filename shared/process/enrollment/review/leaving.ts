import { dayOf } from "#kernel/deadline/day.ts";
import type { Enrollment } from "../schema.ts";
import type { earlyReviewCauses } from "../terms.ts";

type LeavingCause = Extract<keyof typeof earlyReviewCauses, "TRANSFER" | "RETIREMENT" | "DEATH">;

/** The library's own words begin with it: 去世, 因病去世, 病故; 因其父去世辞职 is no death of theirs. */
const death =
  /^(?:本人|因公|因病|突发疾病|意外|不幸)*(?:去世|死亡|病故|病亡|逝世|身故|亡故|牺牲|殉职)/u;

/** Whether the reason of a leaving says that the person has died: nothing is asked of them any more. */
export function isDeath(reason: string): boolean {
  return death.test(reason.trim());
}

/** Why an object is reviewed early whose leaving the library tells in these words. */
export function causeOfLeaving(reason: string): LeavingCause {
  if (isDeath(reason)) return "DEATH";
  return reason.includes("退休") ? "RETIREMENT" : "TRANSFER";
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
