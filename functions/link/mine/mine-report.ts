import * as z from "zod/mini";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { checkInput } from "#kernel/route/check-input.ts";
import { day } from "#kernel/route/form.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { objectRole } from "#kernel/task/seats/assign.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { isObject } from "#process/enrollment/terms.ts";
import { openingOfChange, openingOfOccasion } from "#process/matters/declaration/occasions.ts";
import { openingOf } from "#process/matters/declaration/opening.ts";
import { matters } from "#process/matters/process.ts";
import { Change } from "#process/matters/schema.ts";
import type { Fields } from "../request.ts";

const Occasion = z.object({ eventOn: day("办理日期") });

/**
 * Opens a report of a change or an occasion that a supervised person tells of by themselves (规定
 * Art. 4, 6); the same one told of twice is one report. The person is asked to fill it in at once.
 * @returns nothing, or why not
 */
export async function tellChange(
  world: World,
  { district, person }: { district: string; person: string },
  fields: Fields,
): Promise<Refusal | undefined> {
  const today = dayOf(world.clock());
  const given = givenBy(fields, today);
  if (isRefusal(given)) return given;
  const enrollment = await underSupervision(world, district, person);
  if (enrollment === undefined) return refuse("record.state", "您已不再是提级监督对象");
  const opening = await openingOf(world, enrollment, given.opening);
  const id = derivedId("matters", district, person, ...given.key);
  const actor = { id: person, role: objectRole };
  const answer = await send(world, matters, { id, district, actor }, { type: "open", opening });
  return isRefusal(answer) ? answer : undefined;
}

function givenBy(fields: Fields, today: Day) {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
  const opening = openingBy(filled, today);
  if (isRefusal(opening))
    return opening.refused === "input.invalid" && opening.fields !== undefined
      ? refuse("input.invalid", "请选择事项，日期写作 2026-01-31 的样子")
      : opening;
  const { eventOn = `learned ${today}`, type } = opening;
  return { opening, key: ["told", type, String(filled.item), eventOn] };
}

function openingBy(filled: Fields, today: Day) {
  if (filled.item !== "OCCASION") {
    const read = checkInput(Change, { learnedOn: today, ...filled }, "");
    return isRefusal(read) ? read : openingOfChange(read.value, today);
  }
  const read = checkInput(Occasion, filled, "");
  return isRefusal(read) ? read : openingOfOccasion({ ...read.value, learnedOn: today }, today);
}

async function underSupervision(
  world: World,
  district: string,
  person: string,
): Promise<Enrollment | undefined> {
  const { items } = await world.store.index("about", person, { prefix: "enrollment#" });
  const found = await world.store.getMany(
    items.map(({ id }) => recordKey("enrollment", String(id))),
  );
  return found.find((item) => item?.district === district && isObject(String(item.status)))
    ?.state as Enrollment | undefined;
}
