import type { Officer } from "../../district/role.ts";
import type { Process } from "../../record/process.ts";

type Line = { label: string; value: string };

/** What a stage shows, as people read it: keys and ids that its seal holds are said in words. */
export function wordedFor(
  process: Pick<Process<unknown, never>, "worded"> | undefined,
  text: readonly Line[],
  officers: readonly Pick<Officer, "id" | "name">[],
): Line[] {
  const nameOf = (id: string) => officers.find((one) => one.id === id)?.name ?? "已离任人员";
  return text.map((line) => process?.worded?.(line, nameOf) ?? line);
}
