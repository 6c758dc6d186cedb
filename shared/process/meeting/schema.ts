import * as z from "zod/mini";
import { relations } from "#kernel/district/relation.ts";
import { field } from "#kernel/route/form.ts";
import { Code, DayText, Id, ids, note, text } from "#kernel/text/text.ts";
import { Attachment, maxAttachments } from "../file/attachment.ts";

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

/** Nobody leaves twice. */
function once(recused: readonly { person: string }[], context: z.core.$RefinementCtx): void {
  for (const [place, { person }] of recused.entries())
    if (recused.slice(0, place).some((other) => other.person === person))
      context.addIssue({ code: "custom", message: "同一人员重复回避", path: [place, "person"] });
}

/** One item of the agenda, voted on by itself (逐项表决). */
export const MeetingItem = z.object({
  enrollmentId: Id,
  present: Count,
  recused: z._default(z.array(MeetingRecusal).check(z.maxLength(50), z.superRefine(once)), []),
  /** Members who would have to leave for the item, but were not at the meeting. */
  absent: z.optional(
    field("应回避而未出席人员", ids({ count: 0, missing: "" }, 50), { input: "officer" }),
  ),
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

/** A matter is voted on once in a meeting. */
function eachOnce(
  items: readonly Pick<MeetingItem, "enrollmentId">[],
  context: z.core.$RefinementCtx,
): void {
  const ids = items.map(({ enrollmentId }) => enrollmentId);
  for (const [place, id] of ids.entries())
    if (ids.indexOf(id) !== place)
      context.addIssue({
        code: "custom",
        message: `与第 ${ids.indexOf(id) + 1} 项议题重复`,
        path: [place, "enrollmentId"],
      });
}

/** What a meeting votes on: each matter once, at least one. */
function itemsEach<T extends Pick<MeetingItem, "enrollmentId">>(item: z.ZodMiniType<T>) {
  return z
    .array(item)
    .check(
      z.minLength(1, "至少一项议题"),
      z.maxLength(200, "一次会议至多录入 200 项议题"),
      z.superRefine(eachOnce),
    );
}

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
  /** Why 应到 is another number than the district's. */
  entitledBecause: z.optional(text(200)),
  items: itemsEach(MeetingItem),
});
export type MeetingEntry = z.infer<typeof MeetingEntry>;

const ItemBody = z.extend(z.omit(MeetingItem, { deferredBecause: true }), {
  /** 缓议: why the meeting put the item off. */
  reason: z.optional(text(500)),
});
const itemsOf = (items: readonly z.infer<typeof ItemBody>[]): MeetingItem[] =>
  items.map(({ reason, ...item }) => ({
    ...item,
    ...(reason === undefined ? {} : { deferredBecause: reason }),
  }));

/** An entry as a request gives it: whatever says why is called `reason`, as everywhere in the API. */
export const MeetingBody = z.extend(z.omit(MeetingEntry, { entitledBecause: true }), {
  /** Why 应到 is another number than the district's. */
  reason: z.optional(text(200)),
  items: itemsEach(ItemBody),
});

/** A request's entry as the record keeps it. */
export function entryOf({ reason, items, ...entry }: z.infer<typeof MeetingBody>): MeetingEntry {
  return {
    ...entry,
    items: itemsOf(items),
    ...(reason === undefined ? {} : { entitledBecause: reason }),
  };
}

const Bars = z.object({
  recused: z.array(Id).check(z.maxLength(500)),
  concerns: z.array(Id).check(z.maxLength(500)),
  room: z.optional(Code),
  proposer: z.optional(Id),
  /** Day on which the item was put up for the meeting, which cannot have been held before it. */
  since: z.optional(DayText),
});

/** Whom an item is about, as the minutes name them. */
const Subject = z.object({ name: text(100), unit: text(100), post: text(100) });

/** An item as entered; the question is not told in records that are older than it. */
export type ItemResult = MeetingItem & {
  result: "passed" | "rejected" | "deferred";
  question?: Question;
  /** Whose matter it is, whom it judges, who was recused from it when it was entered. */
  bars?: z.infer<typeof Bars>;
  /** Whom it is about, and what those who left are called, in the order of `recused`. */
  subject?: z.infer<typeof Subject>;
  left?: readonly string[];
};

/** The state of one meeting's record. */
export type Meeting = Omit<MeetingEntry, "items"> & {
  status: "ENTERED" | "CONFIRMED" | "RETURNED";
  items: readonly ItemResult[];
  enteredBy: string;
  enteredAt: string;
  confirmedBy?: string;
  /** Scanned minutes, shown beside the entry and named in its confirmation. */
  attachments?: readonly Attachment[];
  /** Items that could not be carried out after the confirmation, and why. */
  refused?: readonly { enrollmentId: string; code: string }[];
};

export const MeetingCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("enter"),
    entry: MeetingEntry,
    /** In the order of the items. */
    questions: z.array(z.enum(Object.keys(questions) as [Question])).check(z.maxLength(200)),
    /** Whom each item judges and who is recused from it, in the same order. */
    bars: z.optional(z.array(Bars).check(z.maxLength(200))),
    subjects: z.optional(z.array(Subject).check(z.maxLength(200))),
  }),
  z.object({ type: z.literal("note-refused"), enrollmentId: Id, code: Id }),
  /** The scanned minutes, which the second officer holds the entry against. */
  z.object({
    type: z.literal("attach"),
    attachments: z.array(Attachment).check(z.maxLength(maxAttachments)),
  }),
]);
export type MeetingCommand = z.infer<typeof MeetingCommand>;
