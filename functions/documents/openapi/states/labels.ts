import * as z from "zod/mini";
import type { Conductable } from "#kernel/conduct/ask.ts";
import { Attachment } from "#process/file/attachment.ts";

/** A member with the schema of what it holds; keys of closed lists are told as text. */
type Typed<T> = {
  title: string;
  schema: z.ZodMiniType & { _zod: { output: T extends string ? string : T } };
};

/**
 * What people call each member of a record's state, and, where there is a schema of it, what it holds:
 * a forgotten or unknown member does not compile, nor a schema of something else.
 */
export type Labels<S> = {
  readonly [K in keyof S & string]-?: string | Typed<NonNullable<S[K]>>;
};

/** A member by its name, with the schema of what it holds. */
export function typed<Z extends z.ZodMiniType>(
  title: string,
  schema: Z,
): { title: string; schema: Z } {
  return { title, schema };
}

/** Text, a day, an id, or the key of a closed list. */
export const text = (title: string) => typed(title, z.string());
/** A whole number: a count, a year, fen. */
export const whole = (title: string) => typed(title, z.int());
/** Material that lies with a record. */
export const files = (title: string) => typed(title, z.array(Attachment));
/** Several of what a schema says. */
export const many = <Z extends z.ZodMiniType>(title: string, schema: Z) =>
  typed(title, z.array(schema));

/** Who left a record, and why; `detail` is missing where it was destroyed. */
const Recused = z.object({
  person: z.string(),
  relation: z.string(),
  detail: z.exactOptional(z.string()),
  at: z.string(),
});

/** Where what was said for a recusal is never destroyed. */
export const recusedInFull = many("回避", z.extend(Recused, { detail: z.string() }));

/** What every conducted record holds for its workflow. */
export const conducted = {
  status: text("状态"),
  enteredAt: text("进入本状态的时间"),
  visits: typed("各环节轮次", z.record(z.string(), z.int())),
  recusals: many("回避", Recused),
} satisfies Labels<Conductable>;
