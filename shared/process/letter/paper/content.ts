import * as z from "zod/mini";
import type { Register } from "#kernel/deadline/register.ts";
import { type FieldProblem, type Refusal, refuse } from "#kernel/refusal.ts";
import { keysOf } from "#kernel/route/form.ts";
import { marks } from "#kernel/text/marks.ts";
import { libraryId, text } from "#kernel/text/text.ts";
import { grounds, letterKinds, organs } from "../terms.ts";

const Passage = text(5000);
const Name = text(100);
const Days = z
  .int("天数须为整数")
  .check(z.positive("天数须大于 0"), z.lte(1000, "天数不能超过 1000"));

/** Whom the letter is addressed to (主送). */
export const Addressee = z.object({
  unitId: libraryId("unit", "须选择单位"),
  unitName: Name,
  organs: keysOf(organs),
  /** Who may order the unit to correct itself (监察法 Art. 71). */
  superiorName: z.optional(Name),
});

/**
 * A letter's text. The five contents of 监察法实施条例 Art. 235 may be missing while it is a draft;
 * they are all needed before anybody checks it.
 */
export const LetterContent = z.object({
  subject: Name,
  ground: keysOf(grounds),
  addressee: Addressee,
  copies: z._default(z.array(Name).check(z.maxLength(20)), []),
  classification: z._default(z.enum(marks), "内部"),
  /** ① */
  situation: z.optional(Passage),
  /** ② */
  causes: z.optional(Passage),
  /** ③ */
  demands: z._default(z.array(text(500)).check(z.maxLength(20)), []),
  /** ④ */
  period: z.optional(z.object({ planWorkdays: Days, rectificationDays: Days, feedback: Passage })),
  /** ⑤ */
  objection: z.optional(z.object({ workdays: Days, manner: Passage })),
});
export type LetterContent = z.infer<typeof LetterContent>;

type Part = "situation" | "causes" | "period" | "objection";

/** A content with nothing missing. */
export type WholeContent = Omit<LetterContent, Part> & {
  [P in Part]: NonNullable<LetterContent[P]>;
};

const compulsory = {
  situation: "监督调查情况",
  causes: "主要问题及原因",
  demands: "整改建议内容和要求",
  period: "整改期限和反馈整改情况的要求",
  objection: "提出异议的期限和方式",
} as const;

/** The content if all five parts are there and its periods are in bounds, else what is wrong. */
export function wholeContent(content: LetterContent, register: Register): WholeContent | Refusal {
  const names = Object.keys(compulsory) as (keyof typeof compulsory)[];
  const missing = names.filter((name) => content[name] === undefined || isEmpty(content[name]));
  if (missing.length > 0)
    return {
      ...refuse(
        "letter.incomplete",
        `监察法实施条例第235条：缺少${missing.map((name) => compulsory[name]).join("、")}`,
      ),
      fields: missing.map((name) => ({
        path: `content.${name}`,
        message: `缺少${compulsory[name]}`,
      })),
    };
  const whole = content as WholeContent;
  const fields = [
    ...outOfBounds("period.planWorkdays", "D-REC-4", whole.period.planWorkdays, register),
    ...outOfBounds("period.rectificationDays", "D-REC-5", whole.period.rectificationDays, register),
    ...outOfBounds("objection.workdays", "D-REC-2", whole.objection.workdays, register),
  ];
  return fields.length === 0 ? whole : { ...refuse("letter.period"), fields };
}

/**
 * The content of a letter that has been checked.
 * @throws Error for a draft: nothing after the check may be reached without all five parts.
 */
export function checkedContent(content: LetterContent): WholeContent {
  const { situation, causes, period, objection } = content;
  if (!situation || !causes || !period || !objection) throw new Error("Letter was never checked");
  return { ...content, situation, causes, period, objection };
}

/** 纪律检查建议, 监察建议 or 纪检监察建议. */
export function kindOf({ addressee }: LetterContent): string {
  return letterKinds[addressee.organs];
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

function outOfBounds(
  path: string,
  code: string,
  length: number,
  { limits }: Register,
): FieldProblem[] {
  const limit = limits[code];
  if (limit === undefined || !("bounds" in limit)) throw new Error(`No bounds for ${code}`);
  const { min, max } = limit.bounds;
  return length >= min && length <= max
    ? []
    : [{ path: `content.${path}`, message: `须在 ${min} 至 ${max} 之间` }];
}
