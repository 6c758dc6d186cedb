import * as z from "zod/mini";
import { day, maybe } from "#kernel/route/form.ts";

/** The day of what is entered; today unless said (two clocks, process sheet §4.0). */
export const OnDay = z.object({ on: maybe(day("实际日期", { hint: "当日登记的不填" })) });
