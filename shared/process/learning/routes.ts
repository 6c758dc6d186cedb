import * as z from "zod/mini";
import { yearOf } from "#kernel/deadline/day.ts";
import { readAll } from "#kernel/permission/reader.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { recordRoutes } from "../record-routes.ts";
import { absencesIn } from "./people/attend.ts";
import { type Learning, yearly } from "./schema.ts";

const of = { path: "/education-records", tag: "廉政教育" };
const action = "education.read";

const Standing = z.object({
  id: z.string(),
  name: z.string(),
  unit: z.string(),
  sessions: z.int(),
  absences: z.int(),
  lastOn: z.optional(z.string()),
  /** D-EDU-1: fewer sessions in the year than there must be. */
  isShort: z.boolean(),
});

const standing = route({
  method: "get",
  path: `${of.path}/standing`,
  tag: of.tag,
  summary: "全年参加廉政教育情况（每人每年不少于两次）",
  right: action,
  query: z.object({ year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)) }),
  traced: "yes",
  answer: z.object({ items: z.array(Standing) }),
  handle: async (call) => {
    const items: z.infer<typeof Standing>[] = [];
    for await (const item of readAll(call, { kind: "learning", right: action }))
      if (item.status === "ACTIVE")
        items.push({
          id: String(item.id),
          ...standingIn(item.state as Learning, call.query.year),
        });
    return { items };
  },
});

/** What people were taught, person by person. */
export const learningRoutes: Route[] = [
  standing,
  ...recordRoutes({ ...of, kind: "learning", title: "廉政教育记录", action }),
];

/** A person's year: sessions attended or made up, absences, and the last day. */
export function standingIn(
  { person, entries }: Pick<Learning, "person" | "entries">,
  year: number,
): Omit<z.infer<typeof Standing>, "id"> {
  const attended = entries.filter(
    (entry) => entry.standing === "PRESENT" || entry.standing === "MADE_UP",
  );
  const days = attended.map(({ on, madeUpOn }) => madeUpOn ?? on).sort();
  const sessions = days.filter((day) => yearOf(day) === year).length;
  const lastOn = days.at(-1);
  return {
    name: person.personName,
    unit: person.unitName,
    sessions,
    absences: absencesIn({ entries }, String(year)),
    ...(lastOn === undefined ? {} : { lastOn }),
    isShort: sessions < yearly.sessions,
  };
}
