/**
 * A number that names one document of its district, kind and year. Records that rest on the same
 * document share it: `document` tells them from others, usually the document's day.
 */
export type OfficialNumber = { kind: string; number: string; document: string };

/** A number of a counter: no two records ever get the same, so its document need not tell them apart. */
export function borne(kind: string, number: string): OfficialNumber {
  return { kind, number, document: "counted" };
}

/**
 * A number that people type with the day of its paper: several records may rest on one paper of one
 * day, never on papers of two days (process sheet §2.13).
 */
export function ofDay(kind: string, number: string, on: string): OfficialNumber {
  return { kind, number, document: `of ${on}` };
}

/** A number as organs give it, with its year: 示纪〔2026〕12号. */
const official = /〔\d{4}〕[1-9]\d*[号期]/u;

/**
 * A paper of another organ or room, of its day: what bears no official number, as words or a room's own
 * count, names no paper.
 */
export function ofPaper(kind: string, text: string, on: string): OfficialNumber[] {
  return official.test(text) ? [ofDay(kind, text, on)] : [];
}

/** A paper about one matter alone, as a leave to take longer: no other matter rests on its number. */
export function ofMatter(kind: string, text: string, matter: string): OfficialNumber[] {
  return official.test(text) ? [{ kind, number: text, document: `of ${matter}` }] : [];
}

/** Which numbers an event of a record claims; `state` is the record before it, none where it begins it. */
export type Papers<S> = Readonly<
  Record<
    string,
    (
      data: Readonly<Record<string, unknown>>,
      record: { id: string; state: S | undefined },
    ) => readonly OfficialNumber[]
  >
>;

/** The numbers of papers in a process's own events, their data checked by the compiler. */
export function papersOf<S, D extends Readonly<Record<string, object>>>(
  of: {
    readonly [T in keyof D]?: (
      data: D[T],
      record: { id: string; state: S | undefined },
    ) => readonly OfficialNumber[];
  },
): Papers<S> {
  return of as Papers<S>;
}
