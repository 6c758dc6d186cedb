import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import type { Due } from "#kernel/deadline/types.ts";
import { choice, day, maybe, words } from "#kernel/route/form.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import type { Learner } from "#process/education/schema.ts";
import { type ItemKey, items } from "./declaration/items.ts";
import type { Binding, Check, MattersStatus, MattersType, Phase, Verdict } from "./terms.ts";

const titles = Object.fromEntries(
  Object.entries(items).flatMap(([key, { title, group }]) =>
    group === "OCCASION" ? [] : [[key, title]],
  ),
) as Readonly<Record<Exclude<ItemKey, "OCCASION">, string>>;

/** A change that is to be told of (规定 Art. 6: family items within 30 days; others are voluntary). */
export const Change = z.object({
  item: choice("事项", titles),
  eventOn: maybe(day("发生日期", { hint: "不清楚的不填，自获知之日起算" })),
  learnedOn: day("获知日期"),
});

/** A wedding, a funeral or another such occasion. */
export const Occasion = z.object({ eventOn: day("办理日期"), learnedOn: day("获知日期") });

export type ChangeInput = z.infer<typeof Change>;
export type OccasionInput = z.infer<typeof Occasion>;

/** Why a late report is no offence (规定 Art. 6: 特殊原因), on paper. */
export const Excuse = z.object({
  document: words("书面说明文号或者日期", 100),
  on: day("收到日期"),
});

/** What follows from an omission: a measure of the first form. */
export const Handling = z.object({
  measure: choice("处理方式", {
    TALK_REMINDER: "谈话提醒",
    CRITICISM: "批评教育",
    ORDERED_REVIEW: "责令检查",
    ADMONITION: "诫勉",
  }),
  decidedOn: day("决定日期"),
  decidedBy: words("决定机关", 100),
  talker: words("谈话人", 50),
});

/** A report as it was handed in: only the hash of what was written; by whom it was typed. */
export type Submission = {
  n: number;
  hash: string;
  on: string;
  by: "PERSON" | "PAPER";
  /** Calendar days past the due day. */
  lateDays: number;
};

/** What opens a report. */
export type Opening = {
  person: Learner & { post: string };
  room: string;
  type: MattersType;
  /** The year that is reported on. */
  year: number;
  binding: Binding;
  item?: ItemKey;
  eventOn?: string;
  dateKnown?: "no";
  phase?: Phase;
  /** An Art. 4 change: told of by the person's own choice, without a limit. */
  voluntary?: "yes";
  /** Where the limit's code and base are, unless there is none. */
  limit?: { code: string; base: string };
};

/** The state of one report; what it says lies encrypted in items of its own. */
export type Matters = Conductable &
  Omit<Opening, "limit"> & {
    status: MattersStatus;
    district: string;
    due?: Due;
    asked: number;
    submissions: readonly Submission[];
    returned?: { on: string; reason: string };
    overdueSince?: string;
    excuse?: z.infer<typeof Excuse>;
    check?: { kind: Check; lot?: string; reason?: string };
    verdict?: { result: Verdict; items: readonly ItemKey[]; hash: string; on: string };
    disposals: readonly Disposal[];
    clueId?: string;
    endedFor?: string;
  };
