import * as z from "zod/mini";
import type { Kind } from "../record/kinds.ts";

/**
 * Words that somebody must give, without blanks around them, of at most so many characters.
 * @param missing what a person is told who leaves them out
 */
export function text(longest: number, missing = "必填") {
  return z.string(missing).check(z.trim(), z.minLength(1, missing), z.maxLength(longest));
}

/** Words that may be left empty. */
export function note(longest: number) {
  return z.string().check(z.trim(), z.maxLength(longest, `不能超过 ${longest} 字`));
}

/** Longest id in characters: with the longest prefix it stays far below a sort key's 1,024 bytes. */
const longestId = 100;

/**
 * The id of a record, a person, a unit or an officer: nothing in it can part a key of the store.
 * @param missing what a person is told who leaves it out
 */
export function idText(missing = "必填") {
  return z
    .string(missing)
    .check(
      z.trim(),
      z.minLength(1, missing),
      z.maxLength(longestId),
      z.regex(/^[^\s#|\p{C}]*$/u, "编号不能含空格、#、| 或控制字符"),
    );
}

/** An id, where no words of its own are needed. */
export const Id = idText();

/** What an id of the library names: a person, a unit, or either. */
export type LibraryNames = "person" | "unit" | "subject";

/** Records that people call by a number. */
export type Numbered = Exclude<Kind, "person" | "unit">;

/** What a text names: a line of the library by its id, or a matter by its number. */
export type Names = LibraryNames | Numbered;

/** Whether it is a line of the library that is named, and no matter. */
export function namesLibrary(names: Names): names is LibraryNames {
  return names === "person" || names === "unit" || names === "subject";
}

/**
 * An id of a line of the information library. The schema says so, and the API looks each one up before
 * anything is decided (`functions/api/library.ts`).
 */
export function libraryId(names: LibraryNames, missing?: string) {
  const schema = idText(missing);
  z.globalRegistry.add(schema, { "x-names": names });
  return schema;
}

/**
 * The number by which people call a matter of a kind: official, short, or its id. The schema says so,
 * and the id takes its place before anything is decided (`kernel/record/said/`).
 */
export function matterNumber(kind: Numbered, missing?: string) {
  const schema = text(longestId, missing);
  z.globalRegistry.add(schema, { "x-names": kind });
  return schema;
}

/**
 * A check of a list that names each of its things once: two of one would count as two.
 * @param of what an item names
 */
export function once<T>(of: (item: T) => unknown, message = "不能重复列出") {
  return z.superRefine((items: readonly T[], context) => {
    for (const [place, item] of items.entries())
      if (items.slice(0, place).some((other) => of(other) === of(item)))
        context.addIssue({ code: "custom", message, path: [place] });
  });
}

/** Officers or people by their ids, each once. */
export function ids(least: { count: number; missing: string }, most: number) {
  return z.array(Id).check(
    z.minLength(least.count, least.missing),
    z.maxLength(most),
    once<string>((id) => id, "同一人员重复列出"),
  );
}

/** A short code: a room's number, a kind, a status, a stage. */
export const Code = text(60);

/** The years that days may lie in; forms and workbooks have no others. */
export const firstYear = 1900;
export const lastYear = 2200;

/** A day, `yyyy-mm-dd`, within the years that anything here can be about. */
export function dayText(wrong = "应为日期，例如 2026-09-30") {
  const error = ({ input }: { input?: unknown }) => (input === undefined ? "必填" : wrong);
  return z.iso.date({ error }).check(
    z.refine((day) => {
      const year = Number(day.slice(0, 4));
      return year >= firstYear && year <= lastYear;
    }, `年份应在 ${firstYear} 至 ${lastYear} 之间`),
  );
}

/** A day, where no words of its own are needed. */
export const DayText = dayText();

/** Most of one amount of money in fen (1000 亿元): sums of many stay exact. */
export const Fen = z
  .int("金额以分为单位")
  .check(z.nonnegative("金额不能为负"), z.lte(10_000_000_000_000, "金额不能超过 1000 亿元"));

/** The number of a row, a finding or a version within its matter, from 1. */
export const Ordinal = z.int().check(z.positive(), z.lte(1_000_000));
