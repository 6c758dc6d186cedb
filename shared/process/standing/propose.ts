import { addDays, addMonths, type Day, yearOf } from "#kernel/deadline/day.ts";
import { measureOf } from "#process/disposal/measures.ts";
import type { StandingFact } from "./facts.ts";
import type { Reason, Use, Verdict } from "./terms.ts";

/** One reason for a verdict; `until` is the last day of a period that is known to end. */
export type Finding = { verdict: Verdict; reason: Reason; source: string; until?: Day };

/** What is proposed of one person, with every reason, the gravest first. */
export type Proposal = { verdict: Verdict; findings: readonly Finding[] };

const gravity: Readonly<Record<Verdict, number>> = { NO_ISSUE: 0, DEFER: 1, UNSUITABLE: 2 };

/**
 * The proposal that follows from the facts alone (process sheet §4.9, §4.10; norms §2.8). `today` is a
 * Shanghai day; a period counts up to and including its last day. Never throws.
 */
export function proposeOn(facts: readonly StandingFact[], of: { use: Use; today: Day }): Proposal {
  const findings = facts
    .flatMap((fact) => weigh(fact, of))
    .sort((a, b) => gravity[b.verdict] - gravity[a.verdict] || keyOf(a).localeCompare(keyOf(b)));
  return { verdict: findings[0]?.verdict ?? "NO_ISSUE", findings };
}

/** Whether one verdict is graver than another. */
export function isGraver(verdict: Verdict, than: Verdict): boolean {
  return gravity[verdict] > gravity[than];
}

/** What tells a finding from others, so that a new one can be told from one that was known. */
export function keyOf({ reason, source, until = "" }: Finding): string {
  return `${reason} ${source} ${until}`;
}

function weigh(fact: StandingFact, { use, today }: { use: Use; today: Day }): Finding[] {
  const { source } = fact;
  const unsuitable = (reason: Reason, until?: Day): Finding[] => [
    { verdict: "UNSUITABLE", reason, source, ...(until === undefined ? {} : { until }) },
  ];
  const defer = (reason: Reason): Finding[] => [{ verdict: "DEFER", reason, source }];
  switch (fact.is) {
    case "MEASURE":
      return [
        ...influence(fact, today),
        ...(use === "AWARD" ? awardBars(fact, today) : []),
      ].flatMap(({ reason, until }) => unsuitable(reason, until));
    case "FILED_CASE":
    case "DETENTION":
      return unsuitable(fact.is);
    case "CONCEALED": {
      const until = lastDay(fact.on, 12);
      return today <= until ? unsuitable("CONCEALED", until) : [];
    }
    case "OPEN_CLUE":
    case "VERIFIED_CLUE":
    case "OPEN_PETITION":
    case "OVERDUE_REPORT":
      return defer(fact.is);
    case "REDO":
      if (use === "AWARD") return unsuitable("UNIT_REDO");
      return fact.responsible === "yes" ? defer("REDO_RESPONSIBLE") : [];
    case "UNIT_REFUSED":
      // Nothing on the books ends a refusal that was handed on, so it counts for a year.
      if (fact.on !== undefined && today > lastDay(fact.on, 12)) return [];
      if (use === "AWARD") return unsuitable("UNIT_REFUSED");
      return fact.responsible === "yes" ? defer("REFUSED_RESPONSIBLE") : [];
    case "UNIT_FINDINGS":
      return use === "AWARD" ? defer("UNIT_FINDINGS") : [];
    case "LOW_SCORE":
      return use === "AWARD" && fact.year === yearOf(today) ? unsuitable("LOW_SCORE") : [];
    case "ROOM":
      return fact.says === "DEFER" ? defer("ROOM") : unsuitable("ROOM");
  }
}

type Measured = Extract<StandingFact, { is: "MEASURE" }>;
type Bar = { reason: Reason; until?: Day };

/**
 * 影响期: to its last day; without end where none is known, as after 开除, and as long as a
 * probation's day of restoration is not on the books.
 */
function influence({ measure, until }: Measured, today: Day): Bar[] {
  const { form = 0, influence: months } = measureOf(measure);
  if (until !== undefined) return today <= until ? [{ reason: "INFLUENCE", until }] : [];
  return months !== undefined || form >= 3 ? [{ reason: "INFLUENCE" }] : [];
}

/** Process sheet §4.10: 诫勉 within the year, and any first-form measure within six months. */
function awardBars({ measure, decidedOn }: Measured, today: Day): Bar[] {
  if (measureOf(measure).side !== "FIRST_FORM") return [];
  const until = lastDay(decidedOn, 6);
  return [
    ...(measure === "ADMONITION" && yearOf(decidedOn) === yearOf(today)
      ? [{ reason: "ADMONITION_THIS_YEAR", until: `${yearOf(today)}-12-31` } as const]
      : []),
    ...(today <= until ? [{ reason: "FIRST_FORM", until } as const] : []),
  ];
}

/** The corresponding day minus one day (norms §2.8). */
function lastDay(from: Day, months: number): Day {
  return addDays(addMonths(from, months), -1);
}
