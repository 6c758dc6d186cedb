/** States of an integrity file: kept up while its person is supervised, read-only afterwards. */
export const dossierStatuses = { OPEN: "在管", CLOSED: "已封存（只读）" } as const;

/** The sections of ledger L4 that no record of ours fills: staff enter them. */
export const entrySections = {
  FAMILY: "家庭成员",
  PERSONNEL: "人事档案情况",
  REWARDS: "奖惩",
  GIFTS: "礼品上交、营利兼职",
  MATERIALS: "初核、审查材料目录",
  PARTY_LIFE: "民主生活会说明",
  OTHER: "其他",
} as const;
export type EntrySection = keyof typeof entrySections;

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
  /** How many entries staff have made. */
  entries?: number;
};

/** What each event of a file says. */
export type DossierData = {
  "dossier.opened": Whose & { on: string };
  "dossier.closed": { on: string };
  "dossier.asked": { n: number; officer: string; reason: string };
  "dossier.granted": { n: number; by: string; until: string };
  "dossier.refused": { n: number; by: string; reason: string };
  "dossier.read": Omit<Reading, "at">;
  /** What was entered lies beside the record; `hash` is of it and its salt. */
  "dossier.entered": { n: number; section: EntrySection; on: string; hash: string; by: string };
};
