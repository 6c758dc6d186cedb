import type { Colour, Due, Line } from "../record/types.ts";

/** One field of an answer's form. */
export type FormField = {
  name: string;
  label: string;
  input: "text" | "lines" | "date" | "number" | "select" | "checks" | "files";
  options?: readonly { value: string; label: string }[];
  hint?: string;
  longest?: number;
  required: boolean;
};

/** One answer that may be given. */
export type Choice = {
  action: string;
  label: string;
  opinion: "required" | "optional";
  form?: readonly FormField[];
};

/** A question as `GET /tasks/{id}` answers it. */
export type TaskView = {
  id: string;
  title: string;
  status: "OPEN" | "CLOSED" | "VOIDED";
  about: string;
  subject: { kind: string; id: string };
  stage: string;
  due: Due;
  /** Working days; below zero where it is overdue, missing while the limit rests. */
  workdaysLeft?: number;
  colour: Colour;
  /** The text word for word as it is sealed into the decision. */
  text: readonly Line[];
  /** What was said before it, by whom and when; nothing of it is sealed again. */
  beside: {
    background: readonly Line[];
    earlier: readonly { title: string; who: string; on: string; lines: readonly Line[] }[];
    changed?: readonly { label: string; was?: string; now?: string }[];
  };
  choices: readonly Choice[];
  declares?: "no-ties";
  mine: "asked" | "answered" | "reader";
  verbs: readonly string[];
  people: readonly { id: string; name: string; role: string }[];
  names: Readonly<Record<string, string>>;
};

/** A line of the inbox. */
export type InboxLine = {
  taskId?: string;
  title?: string;
  stage?: string;
  subject: { kind: string; id: string };
  due?: Due;
  workdaysLeft?: number;
  colour?: Colour;
  /** Where the matter stands. */
  status?: string;
  part?: string;
  decided?: { action: string; at: string };
  about: string;
};
