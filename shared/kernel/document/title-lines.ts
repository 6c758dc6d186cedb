const segments = new Intl.Segmenter("zh", { granularity: "word" });

/** What does not begin a line of a title. */
const clings = /^[的和与及、，。；：）》」”]/u;
/** What does not end one. */
const leads = /[（《「“]$/u;

/**
 * A title on lines of at most `most` characters, about equally long, broken between words: GB/T
 * 9704-2012 §7.3.1 (词意完整，排列对称，长短适宜).
 */
export function titleLines(title: string, most: number): string[] {
  const length = [...title].length;
  const count = Math.ceil(length / most);
  if (count <= 1) return [title];
  const words = [...segments.segment(title)].map(({ segment }) => segment);
  const lines: string[] = [];
  let rest = words;
  for (let left = count; left > 1 && rest.length > 0; left--) {
    const at = breakOf(rest, lengthOf(rest) / left, most);
    lines.push(rest.slice(0, at).join(""));
    rest = rest.slice(at);
  }
  return [...lines, ...hardLines(rest.join(""), most)].flatMap((one) => hardLines(one, most));
}

/**
 * After how many words the first line ends: as near as possible to `wanted` characters, and within
 * brackets only where no other place will do.
 */
function breakOf(words: readonly string[], wanted: number, most: number): number {
  const places = words.map((_, at) => at + 1).slice(0, -1);
  const ends = places.filter(
    (at) =>
      !clings.test(words[at] ?? "") &&
      !leads.test(words[at - 1] ?? "") &&
      lengthOf(words.slice(0, at)) <= most,
  );
  const outside = ends.filter((at) => !isOpen(words.slice(0, at).join("")));
  const distance = (at: number) => Math.abs(lengthOf(words.slice(0, at)) - wanted);
  return (
    (outside.length > 0 ? outside : ends).toSorted((a, b) => distance(a) - distance(b))[0] ??
    words.length
  );
}

/** Whether a bracket is still open at the end of a text. */
function isOpen(text: string): boolean {
  return text.lastIndexOf("（") > text.lastIndexOf("）");
}

function lengthOf(words: readonly string[]): number {
  return [...words.join("")].length;
}

/** A word that is longer than a line is cut. */
function hardLines(text: string, most: number): string[] {
  const signs = [...text];
  const lines = Array.from({ length: Math.ceil(signs.length / most) }, (_, at) =>
    signs.slice(at * most, (at + 1) * most).join(""),
  );
  return lines;
}
