/** What can be wrong; each has its line in docs/operate.md, "Verifying the trail". */
export type FindingCode =
  | "event.altered"
  | "event.missing"
  | "event.misplaced"
  | "event.backdated"
  | "event.unsealed"
  | "head.differs"
  | "record.missing"
  | "state.differs"
  | "index.differs"
  | "task.missing"
  | "task.differs"
  | "task.unknown"
  | "seat.differs"
  | "text.missing"
  | "text.altered"
  | "number.differs"
  | "link.unknown"
  | "receipt.differs"
  | "seal.missing"
  | "seal.altered"
  | "seal.unchained"
  | "seal.contradicts"
  | "seal.marked-otherwise"
  | "night.missing"
  | "heads.differ";

/** One thing that is not as it should be: which record, and from which event on. */
export type Finding = {
  code: FindingCode;
  kind: string;
  id: string;
  /** Number of the first event that it concerns. */
  seq?: number;
  /** Which task, seat, text or day. */
  what?: string;
};
