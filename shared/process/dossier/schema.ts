/** States of an integrity file: kept up while its person is supervised, read-only afterwards. */
export const dossierStatuses = { OPEN: "在管", CLOSED: "已封存（只读）" } as const;

/** Whose file it is, and which room keeps it. */
export type Whose = {
  personId: string;
  name: string;
  unitId: string;
  unitName: string;
  room: string;
};

/** An officer's request to open the file, and what became of it. */
export type Asking = {
  n: number;
  officer: string;
  reason: string;
  decidedBy?: string;
  /** Instant until which it may be opened; none where it was refused. */
  until?: string;
  refused?: string;
};

/** One opening of the file, as its 查阅记录 lists it (ledger L4). */
export type Reading = { at: string; officer: string; reason: string; approvedBy: string };

/** The state of an integrity file: no copy of any record, only who has opened it and why. */
export type Dossier = Whose & {
  status: keyof typeof dossierStatuses;
  openedOn: string;
  closedOn?: string;
  askings: readonly Asking[];
  readings: readonly Reading[];
};

/** What each event of a file says. */
export type DossierData = {
  "dossier.opened": Whose & { on: string };
  "dossier.closed": { on: string };
  "dossier.asked": { n: number; officer: string; reason: string };
  "dossier.granted": { n: number; by: string; until: string };
  "dossier.refused": { n: number; by: string; reason: string };
  "dossier.read": Omit<Reading, "at">;
};
