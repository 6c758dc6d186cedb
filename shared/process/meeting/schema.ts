import * as z from "zod/mini";
import { relations } from "#kernel/role.ts";
import { DayText, Id, note, text } from "#kernel/text.ts";

const Count = z.int("须为整数").check(z.nonnegative("不能为负数"), z.lte(1000, "不能超过 1000"));
const Short = text(200);

/** Whoever leaves the room for one item, and why (监察法 Art. 67). */
export const MeetingRecusal = z.object({
  person: Short,
  relation: z.enum(
    Object.keys(relations) as [keyof typeof relations, ...(keyof typeof relations)[]],
  ),
  detail: Short,
});

/** One item of the agenda, voted on by itself (逐项表决). */
export const MeetingItem = z.object({
  enrollmentId: Id,
  present: Count,
  recused: z._default(z.array(MeetingRecusal).check(z.maxLength(50)), []),
  yes: Count,
  no: Count,
  abstain: Count,
  opinion: z._default(note(2000), ""),
  /** 缓议: the reason, when the meeting put the item off. */
  deferredBecause: z.optional(text(500)),
});
export type MeetingItem = z.infer<typeof MeetingItem>;

/** What a meeting is asked about an object, by what its enrollment waits for. */
export const questions = {
  ENTRY: "认定",
  CONTINUE: "继续监督",
  REMOVE: "退出",
} as const;
export type Question = keyof typeof questions;

/** 研究会议 as one officer enters it. */
export const MeetingEntry = z.object({
  heldOn: DayText,
  place: z.optional(note(100)),
  minutesNumber: z
    .string()
    .check(
      z.trim(),
      z.maxLength(50),
      z.regex(/^\p{Script=Han}+〔\d{4}〕[1-9]\d*[期号]$/u, "纪要编号格式应为 纪要〔2026〕5期"),
    ),
  entitled: Count.check(z.gte(1, "应到人数至少为 1")),
  items: z.array(MeetingItem).check(
    z.minLength(1, "至少一项议题"),
    z.maxLength(50, "一次会议至多录入 50 项议题"),
    z.superRefine((items, context) => {
      const ids = items.map(({ enrollmentId }) => enrollmentId);
      for (const [at, id] of ids.entries())
        if (ids.indexOf(id) !== at)
          context.addIssue({
            code: "custom",
            path: [at, "enrollmentId"],
            message: `第 ${at + 1} 项议题与第 ${ids.indexOf(id) + 1} 项重复`,
          });
    }),
  ),
});
export type MeetingEntry = z.infer<typeof MeetingEntry>;

/** An item as entered; the question is not told in records that are older than it. */
export type ItemResult = MeetingItem & {
  result: "passed" | "rejected" | "deferred";
  question?: Question;
};

/** The state of one meeting's record. */
export type Meeting = Omit<MeetingEntry, "items"> & {
  status: "ENTERED" | "CONFIRMED" | "RETURNED";
  items: readonly ItemResult[];
  enteredBy: string;
  enteredAt: string;
  confirmedBy?: string;
};

export const MeetingCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("enter"),
    entry: MeetingEntry,
    /** In the order of the items. */
    questions: z.array(z.enum(Object.keys(questions) as [Question])).check(z.maxLength(200)),
  }),
]);
export type MeetingCommand = z.infer<typeof MeetingCommand>;
