import { dayOf, yearOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { fact } from "../events.ts";
import type { Letter } from "../schema.ts";

/** The counter of a 机关代字 in a calendar year (norms §2.13). */
function counterOf({ now, rules }: Pick<Context, "now" | "rules">) {
  const code = rules.config.documentCodes.letter;
  const year = yearOf(dayOf(now));
  return { code, year, counter: `${code}#${year}` };
}

/** Only a letter that waits for its number can take one. */
export function countersOf({ status }: Letter, context: Context): string[] {
  return status === "NUMBERING" ? [counterOf(context).counter] : [];
}

/** The next number of the year, taken in the same transaction as the letter is signed. */
export function takeNumber(context: Context): Fact[] {
  const { code, year, counter } = counterOf(context);
  const number = (context.counters?.[counter] ?? 0) + 1;
  const text = `${code}〔${year}〕${number}号`;
  const signed = fact("letter.numbered", {
    number: { text, code, year, number },
    signedOn: dayOf(context.now),
  });
  return [{ ...signed, takes: { counter, number } }];
}
