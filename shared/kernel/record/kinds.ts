import type { Action } from "../permission/actions.ts";
import { own } from "../text/own.ts";

/** What the kernel must know of a kind before any of its code is loaded. */
type KindFacts = {
  /** What the ids of its records begin with. */
  prefix: string;
  /** What the numbers begin with that people say; of its Chinese name. */
  letters: string;
  /** Which right its reader needs; "nobody" where records of it are not read by themselves. */
  reads: Action | "nobody";
  /** Where its records show besides: the file of a person or unit; as a matter that takes material. */
  shownIn: readonly ("about" | "files")[];
};

/**
 * Every kind of records, one line each. `shared/processes.ts` has a line for its process and
 * `functions/api/groups.ts` one for its addresses; the compiler asks for both.
 */
export const kinds = {
  enrollment: {
    prefix: "enr",
    letters: "RD",
    reads: "enrollment.read",
    shownIn: ["about", "files"],
  },
  meeting: { prefix: "mtg", letters: "HY", reads: "meeting.read", shownIn: ["about", "files"] },
  debriefing: {
    prefix: "deb",
    letters: "SZ",
    reads: "debriefing.read",
    shownIn: ["about", "files"],
  },
  recusal: { prefix: "rec", letters: "HB", reads: "recusal.read", shownIn: ["about"] },
  file: { prefix: "fil", letters: "WJ", reads: "nobody", shownIn: [] },
  letter: { prefix: "let", letters: "JY", reads: "letter.read", shownIn: ["about", "files"] },
  contact: { prefix: "cnt", letters: "LX", reads: "nobody", shownIn: [] },
  unit: { prefix: "unt", letters: "DW", reads: "library.read", shownIn: ["about"] },
  person: { prefix: "per", letters: "RY", reads: "library.read", shownIn: ["about"] },
  import: { prefix: "imp", letters: "DR", reads: "nobody", shownIn: [] },
  quarterly: { prefix: "qvi", letters: "JC", reads: "visit.read", shownIn: ["about", "files"] },
  targeted: { prefix: "tgt", letters: "BX", reads: "inspection.read", shownIn: ["about", "files"] },
  clue: { prefix: "clu", letters: "XS", reads: "clue.read", shownIn: ["about", "files"] },
  petition: { prefix: "pet", letters: "XF", reads: "petition.read", shownIn: [] },
  education: { prefix: "edu", letters: "JJ", reads: "education.read", shownIn: [] },
  learning: { prefix: "lrn", letters: "XX", reads: "education.read", shownIn: ["about"] },
  dossier: { prefix: "dos", letters: "DA", reads: "dossier.ask", shownIn: ["about"] },
  opinion: { prefix: "opn", letters: "LZ", reads: "opinion.read", shownIn: ["about", "files"] },
  matters: { prefix: "mat", letters: "BG", reads: "matters.read", shownIn: ["about"] },
  lot: { prefix: "lot", letters: "CQ", reads: "matters.draw", shownIn: [] },
  roster: { prefix: "ros", letters: "ML", reads: "district.audit", shownIn: [] },
  basis: { prefix: "bas", letters: "YJ", reads: "basis.read", shownIn: ["files"] },
  confirmation: { prefix: "cfm", letters: "HS", reads: "confirmation.read", shownIn: ["about"] },
  screening: { prefix: "scr", letters: "SX", reads: "screening.read", shownIn: [] },
  reading: { prefix: "rdg", letters: "CY", reads: "district.audit", shownIn: [] },
  ladder: { prefix: "lad", letters: "DB", reads: "ladder.read", shownIn: ["about"] },
  report: { prefix: "rpt", letters: "TJ", reads: "report.read", shownIn: [] },
  incident: { prefix: "inc", letters: "GZ", reads: "incident.read", shownIn: [] },
} as const satisfies Readonly<Record<string, KindFacts>>;

export type Kind = keyof typeof kinds;

/** The right to read records of a kind by themselves; undefined where nobody does. */
export function readsOf(kind: string): Action | undefined {
  const { reads = "nobody" } = own<KindFacts>(kinds, kind) ?? {};
  return reads === "nobody" ? undefined : reads;
}

/** The right to read records of a kind where they show besides; undefined where they do not. */
export function readRight(kind: string, where: KindFacts["shownIn"][number]): Action | undefined {
  const facts = own<KindFacts>(kinds, kind);
  return facts === undefined || facts.reads === "nobody" || !facts.shownIn.includes(where)
    ? undefined
    : facts.reads;
}
