import * as z from "zod/mini";
import { own } from "#kernel/text/own.ts";
import { type Asked, type ItemKey, items, itemsOf } from "./items.ts";

/** Most entries of one item, and the longest text of a field. */
export const maxEntries = 20;
const longest = 200;

const Entry = z.record(z.string().check(z.maxLength(20)), z.string().check(z.maxLength(longest)));

/** What is said of one item: nothing to report, stated as such, or its entries. */
export const ItemAnswer = z.discriminatedUnion("state", [
  z.object({ state: z.literal("NIL") }),
  z.object({
    state: z.literal("GIVEN"),
    entries: z.array(Entry).check(z.minLength(1, "至少一条"), z.maxLength(maxEntries)),
  }),
]);
export type ItemAnswer = z.infer<typeof ItemAnswer>;
export type Answers = Readonly<Partial<Record<ItemKey, ItemAnswer>>>;

/** An answer as it may be kept: only the item's own fields, none of them empty throughout. */
export function readAnswer(key: ItemKey, answer: ItemAnswer): ItemAnswer | "empty" {
  if (answer.state === "NIL") return answer;
  const names = Object.keys(items[key].fields);
  const entries = answer.entries
    .map((entry) =>
      Object.fromEntries(
        names.flatMap((name) => {
          const value = entry[name]?.trim() ?? "";
          return value === "" ? [] : [[name, value]];
        }),
      ),
    )
    .filter((entry) => Object.keys(entry).length > 0);
  return entries.length === 0 ? "empty" : { state: "GIVEN", entries };
}

/** Titles of the items that have not been stated; an omitted one is not the same as a nil one. */
export function missingOf(of: Asked, answers: Answers): string[] {
  return itemsOf(of)
    .filter((key) => own(answers, key) === undefined)
    .map((key) => items[key].title);
}

/** Answers as a request brings them, item by item. */
export const GivenAnswers = z.record(z.string().check(z.maxLength(20)), ItemAnswer);

/** Of given answers those that the report asks for and that say something. */
export function readAnswers(of: Asked, given: z.infer<typeof GivenAnswers>): Answers {
  const pairs = itemsOf(of).flatMap((key) => {
    const answer = own<ItemAnswer>(given, key);
    const read = answer === undefined ? "empty" : readAnswer(key, answer);
    return read === "empty" ? [] : [[key, read] as const];
  });
  return Object.fromEntries(pairs);
}

/** Every item of a report with its title, and what was said of it. */
export function titlesOf(of: Asked, answers: Answers) {
  return itemsOf(of).map((item) => ({
    item,
    title: items[item].title,
    answer: own<ItemAnswer>(answers, item),
  }));
}
