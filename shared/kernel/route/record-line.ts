import type * as z from "zod/mini";
import { subjectLine } from "../record/subject-line.ts";
import type { Item } from "../store/keys.ts";
import type { RecordLineView } from "./answers.ts";

/** A stored record as a list shows it. */
export function recordLineOf(item: Item): z.output<typeof RecordLineView> {
  const { id, kind, status, version, updatedAt } = item;
  const summary = item.summary as Readonly<Record<string, unknown>>;
  return {
    id: String(id),
    kind: String(kind),
    status: String(status),
    version: Number(version),
    summary,
    about: subjectLine(summary, String(id)),
    updatedAt: String(updatedAt),
  };
}
