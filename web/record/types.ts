/** A record as the console reads it. */
export type RecordView<S = Readonly<Record<string, unknown>>> = {
  kind: string;
  id: string;
  version: number;
  status: string;
  /** Missing where its reader only follows it. */
  state?: S;
  updatedAt: string;
  /** What people call it. */
  about: string;
  /** What it says, in the words that deciders read. */
  facts: readonly Line[];
  /** What the caller may do now. */
  offers: readonly Offer[];
  /** What waits for an answer. */
  questions: readonly Question[];
  /** While the machine works on it. */
  running?: { done: number; of: number; what?: string };
};

export type Line = { label: string; value: string };

/** One thing that may be done: its operation, whose body says whether it wants a form. */
export type Offer = { verb: string; title: string; operation: string; leads?: "on" };

export type Question = {
  task: string;
  title: string;
  due?: Due;
  workdaysLeft?: number;
  colour: Colour;
  asked: readonly string[];
  mine: boolean;
};

export type Colour = "NONE" | "BLUE" | "YELLOW" | "RED";

export type Due = {
  effectiveDue?: string | null;
  provisional?: string;
  nominalDue?: string;
  status?: string;
};
