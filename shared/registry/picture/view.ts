import * as z from "zod/mini";
import { type Picture, pictureTable } from "#kernel/document/picture.ts";

const Values = z.array(z.number());

/** A picture as the API answers it: what is drawn, and the table of the same numbers. */
export const PictureView = z.object({
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  shape: z.enum(["pie", "bars", "line", "funnel", "ages", "rates", "heat", "gantt", "scatter"]),
  parts: z.optional(
    z.array(z.object({ label: z.string(), value: z.number(), share: z.optional(z.number()) })),
  ),
  rates: z.optional(
    z.array(
      z.object({
        label: z.string(),
        part: z.number(),
        whole: z.number(),
        permille: z.optional(z.number()),
      }),
    ),
  ),
  across: z.optional(z.array(z.string())),
  down: z.optional(z.array(z.string())),
  values: z.optional(z.array(Values)),
  from: z.optional(z.string()),
  to: z.optional(z.string()),
  lines: z.optional(
    z.array(
      z.object({
        label: z.string(),
        stretches: z.array(z.object({ label: z.string(), from: z.string(), to: z.string() })),
      }),
    ),
  ),
  axes: z.optional(z.object({ x: z.string(), y: z.string() })),
  limit: z.optional(z.object({ x: z.number(), y: z.number() })),
  points: z.optional(z.array(z.object({ label: z.string(), x: z.number(), y: z.number() }))),
  table: z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.string())) }),
});

/** A picture with its table. */
export function viewOfPicture(picture: Picture) {
  return { ...picture, table: pictureTable(picture) };
}
