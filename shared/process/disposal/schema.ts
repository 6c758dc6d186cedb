import * as z from "zod/mini";
import { keysOf } from "#kernel/route/form.ts";
import { Id } from "#kernel/text/text.ts";
import { DayText, Fen, Name } from "#process/finding/schema.ts";
import { type MeasureKey, measures } from "./measures.ts";

/** Which rules a basis belongs to: norms §2.1 keeps those of the Party and of the state apart. */
export const Basis = z.object({
  side: z.enum(["PARTY", "STATE", "UNIT"]),
  norm: Name,
  article: Name,
});

const Measure = keysOf(
  Object.fromEntries(Object.entries(measures).map(([key, { label }]) => [key, label])) as Record<
    MeasureKey,
    string
  >,
);

/** A measure as it was decided on one person; a basis article is always named. */
export const DisposalInput = z.object({
  personId: Id,
  measure: Measure,
  decidedOn: DayText,
  /** Who decided, e.g. 区纪委常委会 or the unit. */
  decidedBy: Name,
  documentNumber: z.optional(Name),
  /** 谈话人 of a first-form measure, for the integrity file (ledger L4). */
  talker: z.optional(Name),
  basis: z.array(Basis).check(z.minLength(1, "须填写处理依据"), z.maxLength(5)),
});
export type DisposalInput = z.infer<typeof DisposalInput>;

/** A decided measure with the last day of its influence period, if it has one. */
export type Disposal = DisposalInput & { influenceUntil?: string };

/** Money paid back (退赔), in fen. */
export const Refund = z.object({
  personId: Id,
  amountInFen: Fen.check(z.gte(1, "退赔金额须大于零")),
  paidOn: DayText,
  receipt: Name,
});
export type Refund = z.infer<typeof Refund>;
