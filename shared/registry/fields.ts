import * as z from "zod/mini";

/** One line of text; empty is left out. */
export const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(200, "不能超过 200 字"));

/** A longer text. */
export const LongText = z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(4000, "不能超过 4000 字"));

/** A day, `yyyy-mm-dd`. */
export const DayField = z.iso.date("应为 yyyy-mm-dd 格式的日期");

/** A month, `yyyy-mm`. */
export const MonthField = z
  .string()
  .check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, "应为 yyyy-mm 格式的年月"));

/** A number of people or posts. */
export const Count = z.int().check(z.gte(0, "不能为负数"), z.lte(1_000_000));

/** Money in fen. */
export const Fen = z.int().check(z.nonnegative());

/** Where a record's content came from last: an import and the row in it. */
export const Source = z.object({
  import: z.string(),
  row: z.int(),
  as: z.enum(["created", "updated"]),
});
export type Source = z.infer<typeof Source>;

/** Why something is changed by hand. */
export const Reason = z
  .string()
  .check(z.trim(), z.minLength(1, "请填写变更原因"), z.maxLength(500, "不能超过 500 字"));
