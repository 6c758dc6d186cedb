/** Strings that are shown at one place: by which font, how high on the page, as they are written. */
export type Shown = { font: string; height: number; strings: readonly string[] };

/** So much of a page's description is read. */
const longest = 1_000_000;

/** Names, numbers, operators and where strings begin (ISO 32000-2, 7.2 and 7.8.2). */
const token = /\(|<[0-9A-Fa-f\s]*>|\/[^\s/<>[\]()]+|[-+.0-9]+|[A-Za-z'"]+\*?/g;

type Place = {
  font: string;
  height: number;
  leading: number;
  base: number;
  saved: readonly number[];
};

/** What a page, shape or watermark shows, in the order in which it says so. */
export function shownIn(description: string): Shown[] {
  const content = description.slice(0, longest);
  const shown: Shown[] = [];
  let operands: string[] = [];
  let place: Place = { font: "", height: 0, leading: 0, base: 0, saved: [] };
  const reader = new RegExp(token);
  for (let found = reader.exec(content); found !== null; found = reader.exec(content)) {
    const [one] = found;
    if (one === "(") {
      reader.lastIndex = endOfString(content, found.index);
      operands.push(content.slice(found.index, reader.lastIndex));
    } else if (!/^[A-Za-z'"]/.test(one)) operands.push(one);
    else {
      place = after(place, one, operands);
      const strings = operands.filter((each) => each.startsWith("(") || each.startsWith("<"));
      if (isShowing(one) && strings.length > 0)
        shown.push({ font: place.font, height: place.base + place.height, strings });
      operands = [];
    }
  }
  return shown;
}

const isShowing = (operator: string) => ["Tj", "TJ", "'", '"'].includes(operator);

/** Where what comes next is shown; only heights are followed, and neither turns nor scales. */
function after(place: Place, operator: string, operands: readonly string[]): Place {
  const last = Number(operands.at(-1) ?? 0);
  const { height, leading, base, saved } = place;
  switch (operator) {
    case "q":
      return { ...place, saved: [...saved.slice(-50), base] };
    case "Q":
      return { ...place, base: saved.at(-1) ?? 0, saved: saved.slice(0, -1) };
    case "cm":
      return { ...place, base: base + last };
    case "BT":
      return { ...place, height: 0 };
    case "Tf":
      return { ...place, font: (operands.at(-2) ?? "").slice(1) };
    case "TL":
      return { ...place, leading: last };
    case "Td":
      return { ...place, height: height + last };
    case "TD":
      return { ...place, leading: -last, height: height + last };
    case "Tm":
      return { ...place, height: last };
    case "T*":
    case "'":
    case '"':
      return { ...place, height: height - (leading || 2) };
    default:
      return place;
  }
}

/** Behind the bracket that ends a string; brackets within it are in pairs or behind a backslash. */
function endOfString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    const sign = content[at];
    if (sign === "\\") at += 1;
    else if (sign === "(") depth += 1;
    else if (sign === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return content.length;
}
