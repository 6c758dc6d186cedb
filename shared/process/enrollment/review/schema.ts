import * as z from "zod/mini";
import type { Day } from "#kernel/deadline/day.ts";
import { keysOf } from "#kernel/route/form.ts";
import { text } from "#kernel/text/text.ts";
import { proposals, type ReviewCause, removalReasons } from "../terms.ts";

/** A whole number as an API gives it or as a page's field gives it. */
function whole(max: number) {
  const message = `须为 0 至 ${max} 的整数`;
  return z.coerce.number(message).check(z.int(message), z.gte(0, message), z.lte(max, message));
}

/** 评估表 (process sheet §4.1): what the year has shown, and what the room proposes. */
export const ReviewSheet = z
  .object({
    /** Per cent of the duties of the period that are done. */
    dutiesDone: whole(100),
    findings: whole(9999),
    clues: whole(9999),
    petitions: whole(9999),
    /** 综合评分, 0 to 100. */
    score: whole(100),
    proposal: keysOf(proposals, "请选择评估建议"),
    removalReason: z.optional(keysOf(removalReasons, "请选择退出原因")),
    opinion: text(2000, "请填写评估意见"),
  })
  .check(
    z.refine(
      ({ proposal, removalReason }) => proposal !== "REMOVE" || removalReason !== undefined,
      {
        path: ["removalReason"],
        message: "建议退出须选择退出原因",
      },
    ),
  );
export type ReviewSheet = z.infer<typeof ReviewSheet>;

/** A review under way: why it was held, the sheet as last submitted, and what became of it so far. */
export type Review = {
  cause: ReviewCause;
  sheet: ReviewSheet;
  /** How often the deputy secretary has returned it. */
  returns: number;
  /** How the district has an object leave, as configured when the meeting had passed it. */
  removalBy?: "FILING" | "CONSENT";
  /** Days on which the party committee has returned the removal. */
  sentBack?: readonly Day[];
  /** What the secretary has allowed to stay open, each by its id. */
  override?: { reason: string; by: string; at: string; obstacles: readonly string[] };
};

/** A review that is over. */
export type ConcludedReview = Pick<Review, "cause" | "sheet"> & {
  outcome: "CONTINUED" | "KEPT" | "REMOVED";
  /** Day from which the next twelve months count, or of removal. */
  on: string;
};

/** 退出: why, from which day, on which document. */
export type Removal = {
  reason: keyof typeof removalReasons;
  on: string;
  documentNumber: string;
  /** Days on which unit and object were told. */
  told?: { unitToldOn: string; objectToldOn?: string | undefined };
};
