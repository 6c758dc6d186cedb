import type { TextPart } from "./documents.ts";

const digits = [..."一二三四五六七八九"];

/** 1 to 99 in Chinese. */
export function ordinalOf(n: number): string {
  const tens = Math.floor(n / 10);
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : digits[tens - 1]}十`;
  return `${ten}${digits[(n % 10) - 1] ?? ""}`;
}

/** Longest sentence that is read as the heading of its paragraph. */
const longestHeading = 30;

/**
 * A numbered paragraph of the second level: its first sentence is the heading where more follows it;
 * one sentence alone is text, and only its number is set as a heading.
 */
export function subheading(n: number, text: string): TextPart {
  const [first = ""] = /^[^。]*。/u.exec(text) ?? [];
  const isHeading = first !== "" && first !== text && [...first].length <= longestHeading;
  const heading = isHeading ? first : "";
  const number = `（${ordinalOf(n)}）`;
  return { level: "subheading", text: `${number}${heading}`, rest: text.slice(heading.length) };
}
