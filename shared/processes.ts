import type { Kind } from "#kernel/record/kinds.ts";
import type { Process } from "#kernel/record/process.ts";
import { own } from "#kernel/text/own.ts";

/** A process whose state and commands the caller need not know. */
export type AnyProcess = Process<unknown, { type: string }>;

const small = () => import("#process/small.ts");

/**
 * The process of every kind. Each is loaded when a record of its kind is first met, so that a cold
 * start reads only what its request needs.
 */
const loaders: Readonly<Record<Kind | "district", () => Promise<unknown>>> = {
  enrollment: async () => (await import("#process/enrollment/process.ts")).enrollment,
  meeting: async () => (await import("#process/meeting/process.ts")).meeting,
  letter: async () => (await import("#process/letter/process.ts")).letter,
  quarterly: async () => (await import("#process/quarterly/process.ts")).quarterly,
  targeted: async () => (await import("#process/targeted/process.ts")).targeted,
  clue: async () => (await import("#process/clue/process.ts")).clue,
  petition: async () => (await import("#process/petition/process.ts")).petition,
  education: async () => (await small()).education,
  learning: async () => (await small()).learning,
  debriefing: async () => (await import("#process/debriefing/process.ts")).debriefing,
  dossier: async () => (await import("#process/dossier/process.ts")).dossier,
  opinion: async () => (await import("#process/opinion/process.ts")).opinion,
  matters: async () => (await import("#process/matters/process.ts")).matters,
  lot: async () => (await small()).lot,
  recusal: async () => (await small()).recusal,
  roster: async () => (await small()).roster,
  basis: async () => (await small()).basis,
  confirmation: async () => (await small()).confirmation,
  screening: async () => (await small()).screening,
  incident: async () => (await small()).incident,
  reading: async () => (await small()).reading,
  ladder: async () => (await small()).ladder,
  report: async () => (await small()).report,
  file: async () => (await small()).file,
  contact: async () => (await small()).contact,
  district: async () => (await import("#kernel/district/process.ts")).districtProcess,
  unit: async () => (await import("#registry/unit/process.ts")).unit,
  person: async () => (await import("#registry/person/process.ts")).person,
  import: async () => (await import("#registry/import/process.ts")).importProcess,
};

/** Kinds of records that a process decides on. */
export const kindNames: readonly string[] = Object.keys(loaders);

/** The process of a kind of records; undefined for a kind that is none of ours. */
export async function processOf(kind: string): Promise<AnyProcess | undefined> {
  const load = own<() => Promise<unknown>>(loaders, kind);
  return (await load?.()) as AnyProcess | undefined;
}
