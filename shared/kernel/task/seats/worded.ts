import type { Officer } from "../../district/role.ts";
import type { Process } from "../../record/process.ts";
import { quarterWords } from "../../record/subject-line.ts";
import { shortNumber } from "../../text/short-number.ts";

type Line = { label: string; value: string };
type Named = readonly Pick<Officer, "id" | "name">[];

/** What a stage shows, as people read it: keys and ids that its seal holds are said in words. */
export function wordedFor(
  process: Pick<Process<unknown, never>, "worded"> | undefined,
  text: readonly Line[],
  officers: Named,
): Line[] {
  const nameOf = (id: string) => officers.find((one) => one.id === id)?.name ?? "已离任人员";
  return text.map((line) => plainly(process?.worded?.(line, nameOf) ?? line, officers));
}

/** A value that is nothing but a key, in the words that people have for it. */
function plainly({ label, value }: Line, officers: Named): Line {
  if (/室$/.test(label) && /^\d{1,2}$/.test(value)) return { label, value: `第 ${value} 室` };
  if (/^[a-z]{3}_[0-9a-z]{20,}$/.test(value)) return { label, value: shortNumber(value) };
  const names = value.split(",").flatMap((id) => {
    const known = officers.find((one) => one.id === id);
    return known === undefined ? [] : [known.name];
  });
  const isNames = names.length > 0 && names.length === value.split(",").length;
  return { label, value: isNames ? names.join("、") : quarterWords(value) };
}
