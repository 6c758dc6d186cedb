import * as z from "zod/mini";
import { type Reader, readAll } from "#kernel/permission/reader.ts";
import { field } from "#kernel/route/form.ts";
import { route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { DayText } from "#kernel/text/text.ts";
import { personsOf } from "#process/enrollment/body/schema.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import type { Opinion } from "#process/opinion/schema.ts";
import type { Person } from "../person/schema.ts";
import { gaps, unaskedAppointments } from "./unasked.ts";

const right = "opinion.read";
const page = 100;

const View = z.object({
  personId: z.string(),
  name: z.string(),
  on: z.string(),
  from: z.string(),
  to: z.string(),
  gap: z.string(),
  letter: z.optional(z.string()),
  answered: z.optional(z.string()),
});

/** Appointments that were made without an opinion (issue of; norms §2.8). */
export const unaskedRoute = route({
  method: "get",
  path: "/opinions/unasked",
  tag: "党风廉政意见",
  summary: "未征求意见（未答复、已过期、答复不宜）即任用的清单",
  right,
  query: z.object({ from: field("起始日期", DayText), to: field("截止日期", DayText) }),
  traced: "yes",
  answer: z.object({ items: z.array(View) }),
  handle: async (call) => {
    const requests: Opinion[] = [];
    for await (const { state } of readAll(call, { kind: "opinion", right }))
      requests.push(state as Opinion);
    const people = await supervisedPeople(call);
    const found = unaskedAppointments(people, requests, call.query);
    return { items: found.map((one) => ({ ...one, gap: gaps[one.gap] })) };
  },
});

/** Everybody who is or was under supervision, as the library has them now. */
async function supervisedPeople(call: Reader): Promise<{ id: string; state: Person }[]> {
  const ids = new Set<string>();
  for await (const { state } of readAll(call, { kind: "enrollment", right })) {
    const { effectiveOn, candidate } = state as Enrollment;
    if (effectiveOn !== undefined)
      for (const { personId } of personsOf(candidate)) ids.add(personId);
  }
  const all = [...ids];
  const people: { id: string; state: Person }[] = [];
  for (let at = 0; at < all.length; at += page) {
    const keys = all.slice(at, at + page).map((id) => recordKey("person", id));
    for (const item of await call.world.store.getMany(keys))
      if (item?.district === call.caller.district)
        people.push({ id: String(item.id), state: item.state as Person });
  }
  return people;
}
