/** A sentence of a paper in the district's words, by its place in the paper. */
export type Say = (place: string, values?: Filling) => string;

/** What stands in braces, by its Chinese name. */
type Filling = readonly (readonly [name: string, value: string])[];

/** Own sentences of a district, by paper and place. */
export type PaperTexts = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Says the sentences of a paper: the district's own, else the usual ones. */
export function sayingOf(
  texts: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>> = {},
): Say {
  return (place, values = []) => filled(own[place] ?? texts[place] ?? "", values);
}

const hole = /\{([^{}]*)\}/gu;

/** Names of what is filled into a sentence. */
export function holesOf(text: string): string[] {
  return [...text.matchAll(hole)].map(([, name = ""]) => name);
}

function filled(text: string, values: Filling): string {
  const known = new Map(values);
  return text.replaceAll(hole, (whole, name: string) => known.get(name) ?? whole);
}
