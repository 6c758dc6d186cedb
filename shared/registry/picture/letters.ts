import { type Day, yearOf } from "#kernel/deadline/day.ts";
import type { Rules } from "#kernel/district/rules.ts";
import type { Picture, Stretch } from "#kernel/document/picture.ts";
import { dueOf } from "#process/letter/rectification/clocks.ts";
import type { Letter } from "#process/letter/schema.ts";

type Known = { year: number; today: Day; rules: Rules };

/** Letters of a year as a Gantt chart: signed, served, rectified, evaluated, until they are closed. */
export function letterChart(letters: readonly Letter[], known: Known): Picture {
  const signed = letters
    .filter(({ signedOn }) => signedOn !== undefined && yearOf(signedOn) === known.year)
    .toSorted((a, b) => ((a.signedOn ?? "") < (b.signedOn ?? "") ? -1 : 1));
  const lines = signed.map((letter) => ({
    label: letter.number?.text ?? letter.content.subject,
    stretches: stretchesOf(letter, known),
  }));
  const ends = lines.flatMap(({ stretches }) => stretches.map(({ to }) => to));
  const from = `${known.year}-01-01`;
  const to = ends.reduce((last, day) => (day > last ? day : last), `${known.year}-12-31`);
  return {
    name: "letters",
    title: `${known.year}年建议书办理`,
    unit: "份",
    shape: "gantt",
    from,
    to,
    lines,
  };
}

/** What has ended goes to its end, what runs to its limit or to today, whichever is later. */
function stretchesOf(letter: Letter, { today, rules }: Known): Stretch[] {
  const { signedOn, service, clocks, feedbacks, closedOn, refusal } = letter;
  const end = closedOn ?? refusal?.on;
  const answered = feedbacks[0]?.submittedOn;
  const due = clocks && (dueOf(rules, clocks.rectification).effectiveDue ?? undefined);
  const until = latest(today, answered === undefined ? due : undefined);
  const marks = [
    ["签发至送达", signedOn, service?.servedOn],
    ["整改", service?.servedOn, answered],
    ["评估至销号", answered, undefined],
  ] as const;
  return marks.flatMap(([label, from, to]) => {
    if (from === undefined) return [];
    const last = to ?? end ?? until;
    return [{ label, from, to: last < from ? from : last }];
  });
}

function latest(one: Day, other: Day | undefined): Day {
  return other !== undefined && other > one ? other : one;
}
