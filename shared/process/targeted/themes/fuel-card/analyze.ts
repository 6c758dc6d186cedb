import { readTable, type Source } from "../read-table.ts";
import type { Certainty, Notice, Outcome, TableCount, ThemeInput } from "../theme.ts";
import { type Fill, type FuelHit, type FuelRule, hitOf, sure } from "./hit.ts";
import { judgeCard } from "./judge-card.ts";
import { judgeFill } from "./judge-fill.ts";
import { interning, type Known, readReferences, within } from "./known.ts";
import { noticesOf, rulesOff, type Tally } from "./notices.ts";
import { FuelSettings } from "./settings.ts";
import { type FillRow, fills as fillTable } from "./tables.ts";

/**
 * The eight rules over a unit's fuel records (process sheet §4.3). Reference tables are read first,
 * then fills one by one: what concerns a fill alone is said as it passes, what concerns a card's days
 * after the last one, card by card. Only fills within the period are kept, as small records.
 */
export async function* analyzeFuel(input: ThemeInput): AsyncGenerator<Outcome<FuelHit>> {
  const { sources, calendars, period, districtNames = [] } = input;
  const given = FuelSettings.parse(input.settings ?? {});
  const settings = { ...given, places: [...new Set([...districtNames, ...given.places])] };
  const { known, counts, problems } = await readReferences(sources, { calendars, settings });
  for (const problem of problems) yield { type: "problem", problem };

  const off = rulesOff(known);
  const tally: Tally = { unjudged: new Map(), unknownCards: new Map(), fills: 0 };
  const count: TableCount = { read: 0, refused: 0, outsidePeriod: 0 };
  const byCard = new Map<string, Fill[]>();
  const toFill = fillMaker(known);
  const fillFiles: readonly Source[] = sources.fills ?? [];
  let hits = 0;
  let unusable = 0;
  const unjudged = (rule: FuelRule, reason: string, n: number) => {
    const reasons = within(tally.unjudged, rule, () => new Map<string, number>());
    reasons.set(reason, (reasons.get(reason) ?? 0) + n);
  };

  for await (const event of readTable(fillTable, fillFiles)) {
    if (event.type !== "row") {
      if (event.type === "refused") count.refused += 1;
      else unusable += 1;
      for (const problem of event.problems) yield { type: "problem", problem };
      continue;
    }
    count.read += 1;
    const fill = toFill(event.values, event);
    if (fill.day < period.from || fill.day > period.to) {
      count.outsidePeriod += 1;
      continue;
    }
    tally.fills += 1;
    if (!known.cards.has(fill.card))
      tally.unknownCards.set(fill.card, (tally.unknownCards.get(fill.card) ?? 0) + 1);
    within(byCard, fill.card, () => []).push(fill);
    for (const { rule, verdict } of judgeFill(fill, event.values, known)) {
      if (off.has(rule) || verdict === undefined) continue;
      if ("unjudged" in verdict) unjudged(rule, verdict.unjudged, 1);
      else {
        hits += 1;
        yield { type: "hit", hit: hitOf(verdict, fill) };
      }
    }
  }

  const isWhole = count.refused + unusable === 0;
  for (const own of byCard.values()) {
    const { verdicts, unjudged: reasons } = judgeCard(own, known, isWhole ? sure : partial);
    if (!off.has("CONSUMPTION")) for (const reason of reasons) unjudged("CONSUMPTION", reason, 1);
    for (const { charge, fills } of verdicts) {
      const [first, ...others] = fills;
      if (first === undefined || off.has(charge.rule)) continue;
      hits += 1;
      yield { type: "hit", hit: hitOf(charge, first, ...others) };
    }
  }

  if (fillFiles.length === 0) yield { type: "problem", problem: missingFills };
  const notices: Notice[] = noticesOf(known, off, tally, count.outsidePeriod);
  for (const notice of notices) yield { type: "notice", notice };
  const status = count.read > 0 || fillFiles.length > unusable ? "analyzed" : "unreadable";
  yield { type: "summary", status, tables: { ...counts, fills: count }, hits };
}

const partial: Certainty = { type: "pending", reason: "加油明细有未能读取的行，请先核对" };

const missingFills = {
  code: "table.missing",
  table: fillTable.title,
  file: "",
  message: `缺少“${fillTable.title}”`,
} as const;

/** Makes the records that are kept of fills: what repeats is one string, what is absent is left out. */
function fillMaker({ cards }: Known) {
  const intern = interning();
  return (row: FillRow, { file, row: number }: { file: string; row: number }): Fill => {
    const card = cards.get(row.card);
    const plate = row.plate ?? card?.plate;
    const person = row.person ?? card?.holder;
    const time = row.time ?? row.at.slice(11);
    return {
      file,
      row: number,
      id: row.id,
      card: intern(row.card),
      day: intern(row.at.slice(0, 10)),
      ...(time === "" ? {} : { time: intern(time) }),
      ...(plate === undefined ? {} : { plate: intern(plate) }),
      ...(person === undefined ? {} : { person: intern(person) }),
      centilitres: row.centilitres,
      amountInFen: row.amountInFen,
    };
  };
}
