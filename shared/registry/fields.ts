import * as z from "zod/mini";
import { dayText, Fen, Id, Ordinal, text } from "#kernel/text/text.ts";

/** One line of text; empty is left out. */
export const Line = text(200);

/** A longer text. */
export const LongText = text(4000);

/** A day, `yyyy-mm-dd`. */
export const DayField = dayText("应为 yyyy-mm-dd 格式的日期");

/** A month, `yyyy-mm`. */
export const MonthField = z
  .string()
  .check(z.maxLength(7), z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, "应为 yyyy-mm 格式的年月"));

/** A number of people or posts. */
export const Count = z.int().check(z.gte(0, "不能为负数"), z.lte(1_000_000));

export { Fen };

/** Where a record's content came from last: an import and the row in it. */
export const Source = z.object({
  import: Id,
  row: Ordinal,
  as: z.enum(["created", "updated"]),
});
export type Source = z.infer<typeof Source>;

/** Why something is changed by hand. */
export const Reason = text(500, "请填写变更原因");
