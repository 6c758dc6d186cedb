import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import { day, field, keysOf, lines, words } from "#kernel/route/form.ts";
import { Attachment } from "#process/file/attachment.ts";
import { basisTypes, effects, ruleParts } from "./terms.ts";

/** The five parts of a rule; a draft of it may lack none. */
export const Parts = z.object({
  scope: lines(ruleParts.scope, 4000),
  objects: lines(ruleParts.objects, 4000),
  content: lines(ruleParts.content, 4000),
  methods: lines(ruleParts.methods, 4000),
  requirements: lines(ruleParts.requirements, 4000),
});

/** A document that supervision rests on, as it is in force. */
export const BasisContent = z
  .object({
    type: field("种类", keysOf(basisTypes)),
    title: words("名称", 100),
    issuer: words("制发机关", 100),
    number: z.optional(words("文号", 50)),
    date: day("成文日期"),
    effectiveOn: day("施行日期"),
    effect: field("效力", keysOf(effects)),
    scope: z.optional(lines("适用范围说明", 1000)),
    parts: z.optional(Parts),
    file: z.optional(Attachment),
  })
  .check(
    z.refine(({ type, parts }) => type !== "RULE" || parts !== undefined, {
      path: ["parts"],
      message: "本区制度须写明五个部分",
    }),
    z.refine(({ date, effectiveOn }) => effectiveOn >= date, {
      path: ["effectiveOn"],
      message: "不能早于成文日期",
    }),
  );
export type BasisContent = z.infer<typeof BasisContent>;

/** A version of a basis that another one has replaced. */
export type FormerBasis = BasisContent & { version: number; until: string };

/** The state of one basis: its version in force, and the former ones. */
export type Basis = Conductable & {
  status: "IN_FORCE" | "REPEALED";
  enteredBy: string;
  content: BasisContent;
  version: number;
  former: readonly FormerBasis[];
  repealed?: { on: string; reason: string };
};
