/**
 * Half of a surrogate pair, for which UTF-8 has no bytes; the sign that a reader puts where bytes were
 * no text (Unicode, 3.9, "U+FFFD Substitution"). What stood there is lost.
 */
const lost = /[\p{Surrogate}\ufffd]/u;

/**
 * What nobody sees and nobody means: controls, zero widths, fillers, marks of direction, tags,
 * non-characters. What chooses the form of a rare name's character stays.
 */
const unseen =
  /[\p{Cc}\u2800\ufff9-\ufffb\p{Noncharacter_Code_Point}]|(?!\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/gu;
const unseenButLines = (sign: string) => (/[\t\n]/.test(sign) ? sign : "");

/** Most texts are plain, and what is plain need not be looked at twice. */
const plain = /^[\t\n -~\u3001-\u303f\u4e00-\u9fff\uff01-\uff5e]*$/;

/** A form brings each end of a line as two characters (HTML Standard, form submission). */
const lineEnd = /\r\n?/g;

/**
 * Text as it is kept: composed (NFC), without characters that nobody sees, an end of a line as one.
 * @returns undefined for text of which something was lost on its way
 */
export function cleanText(text: string): string | undefined {
  return !plain.test(text) && lost.test(text) ? undefined : tidy(text);
}

function tidy(text: string): string {
  return plain.test(text)
    ? text
    : text.replaceAll(lineEnd, "\n").replaceAll(unseen, unseenButLines).normalize("NFC");
}

/** The beginning of a text, so many UTF-16 units at most, never with half of a character at its end. */
export function cut(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, "");
}

/** Text as a document can hold it, also of records that are older than the check of what comes in. */
export function printable(text: string): string {
  return tidy(text.toWellFormed());
}

/** What is wrong with an input as a whole; `path` is dotted, `message` is Chinese. */
export type Unclean = { path: string; message: string };

/** How deep lists and objects may lie in one another; forms use five levels. */
const deepest = 20;

/** How many values one input may hold; a full list of officers has some ten thousand. */
const mostValues = 50_000;

/**
 * The same value with clean texts, checked for what no schema can say: depth, numbers beyond double
 * precision's range, halves of characters, a sheer number of values. Names of fields are texts too.
 */
export function cleanValue(value: unknown): { value: unknown } | Unclean {
  let count = 0;
  const clean = (one: unknown, path: readonly string[]): { value: unknown } | Unclean => {
    const wrong = (message: string): Unclean => ({ path: path.join("."), message });
    count += 1;
    if (count > mostValues) return wrong(`内容不能超过 ${mostValues} 项`);
    if (typeof one === "number")
      return Number.isFinite(one) ? { value: one } : wrong("数字超出可表示的范围");
    if (typeof one === "string") {
      const text = cleanText(one);
      return text === undefined ? wrong("含有不完整的字符，请重新输入") : { value: text };
    }
    if (typeof one !== "object" || one === null) return { value: one };
    if (path.length >= deepest) return wrong(`内容嵌套不能超过 ${deepest} 层`);
    const entries: [string, unknown][] = [];
    for (const [given, below] of Object.entries(one)) {
      const name = cleanText(given);
      if (name === undefined) return wrong("字段名含有不完整的字符");
      const found = clean(below, [...path, name]);
      if (!("value" in found)) return found;
      entries.push([name, found.value]);
    }
    return {
      value: Array.isArray(one) ? entries.map(([, found]) => found) : Object.fromEntries(entries),
    };
  };
  return clean(value, []);
}
