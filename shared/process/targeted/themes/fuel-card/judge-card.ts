import { yuanOf } from "#process/finding/yuan.ts";
import type { Certainty } from "../theme.ts";
import { type Charge, type Fill, litres, sum, sure } from "./hit.ts";
import type { Known } from "./known.ts";

/** The fills of one card on one day, and what is charged against them together. */
export type CardVerdict = { fills: readonly Fill[]; charge: Charge };

/**
 * All fills of one card: what their days and distances say (process sheet §4.3). `certainty` is that of
 * distances, which a refused fill in between would make look thrifty.
 */
export function judgeCard(
  fills: readonly Fill[],
  known: Known,
  certainty: Certainty = sure,
): { verdicts: CardVerdict[]; unjudged: string[] } {
  const days = [...Map.groupBy(fills, ({ day }) => day).entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, own]) => own);
  const { verdicts, unjudged } = consumption(days, known);
  const thirsty = verdicts.map(({ fills, charge }) => ({
    fills,
    charge: { ...charge, certainty },
  }));
  return { verdicts: [...sameDay(days, known), ...thirsty], unjudged };
}

type Days = readonly (readonly Fill[])[];

function sameDay(days: Days, { settings: { fillsPerDay } }: Known): CardVerdict[] {
  return days
    .filter((fills) => fills.length >= fillsPerDay)
    .map((fills) => {
      const centilitres = sum(fills, "centilitres");
      const amountInFen = sum(fills, "amountInFen");
      const times = fills.flatMap(({ time }) => (time === undefined ? [] : [time])).sort();
      const when = times.length === fills.length ? `（${times.join("、")}）` : "";
      const total = `合计 ${litres(centilitres)}、${yuanOf(amountInFen)}`;
      const charge: Charge = {
        rule: "SAME_DAY",
        certainty: sure,
        explanation: `同一卡 ${fills[0]?.day} 加油 ${fills.length} 次${when}，${total}`,
        figures: { times: fills.length, fillsPerDay, centilitres, amountInFen },
      };
      return { fills, charge };
    });
}

/** What was filled on a day for the distance since the fill day before; litres per 100 km = a / b. */
type Interval = { fills: readonly Fill[]; centilitres: number; hectometres: number };

/**
 * A day's litres are for the distance since the card's fill day before, by odometer. A day without a
 * reading of the same vehicle at both ends is not judged, nor is a card with too few values. Compared
 * in whole numbers, so that a value at exactly the limit passes.
 */
function consumption(days: Days, known: Known): { verdicts: CardVerdict[]; unjudged: string[] } {
  const unjudged: string[] = [];
  const intervals: Interval[] = [];
  for (const [index, fills] of days.entries()) {
    const before = days[index - 1];
    if (before === undefined) continue;
    const hectometres = distance(before, fills, known);
    if (typeof hectometres === "string") unjudged.push(hectometres);
    else intervals.push({ fills, centilitres: sum(fills, "centilitres"), hectometres });
  }
  const { fewestConsumptions } = known.settings;
  if (intervals.length < fewestConsumptions) {
    const few = `本卡可计算的百公里油耗不足 ${fewestConsumptions} 次`;
    return { verdicts: [], unjudged: [...unjudged, ...intervals.map(() => few)] };
  }
  const middle = medianOf(intervals);
  const verdicts = intervals.flatMap((interval) => {
    const charge = deviation(interval, middle, known.settings.consumptionPercent);
    return charge === undefined ? [] : [{ fills: interval.fills, charge }];
  });
  return { verdicts, unjudged };
}

/** Distance in 0.1 km between two fill days, or why there is none. */
function distance(before: readonly Fill[], now: readonly Fill[], known: Known): number | string {
  const [plate, ...others] = new Set([...before, ...now].map((fill) => fill.plate));
  if (plate === undefined || others.length > 0) return "未记车牌，或前后两次加油车牌不同";
  const readings = known.odometer.get(plate);
  const [from, to] = [before, now].map(([fill]) => readings?.get(fill?.day ?? ""));
  if (from === undefined || to === undefined) return "加油日或上次加油日无里程登记";
  return to > from ? to - from : "里程表读数未增加";
}

/** The median as a fraction over 2; the mean of the two middle ones when their number is even. */
type Fraction = { over: bigint; under: bigint };

function medianOf(intervals: readonly Interval[]): Fraction {
  const sorted = intervals.toSorted(
    (a, b) => a.centilitres * b.hectometres - b.centilitres * a.hectometres,
  );
  const fractionAt = (at: number) => {
    const { centilitres = 0, hectometres = 1 } = sorted[at] ?? {};
    return { over: BigInt(centilitres), under: BigInt(hectometres) };
  };
  const low = fractionAt((sorted.length - 1) >> 1);
  const high = fractionAt(sorted.length >> 1);
  return {
    over: low.over * high.under + high.over * low.under,
    under: 2n * low.under * high.under,
  };
}

function deviation(
  { centilitres, hectometres }: Interval,
  { over, under }: Fraction,
  percent: number,
): Charge | undefined {
  const own = BigInt(centilitres) * under * 100n;
  const middle = over * BigInt(hectometres);
  const isHigh = own > middle * BigInt(100 + percent);
  if (!isHigh && own >= middle * BigInt(100 - percent)) return undefined;
  const share = isHigh ? 100 + percent : 100 - percent;
  const median = (Number(over) / Number(under)) * 10;
  const value = (centilitres / hectometres) * 10;
  const limit = (median * share) / 100;
  const kilometres = hectometres / 10;
  return {
    rule: "CONSUMPTION",
    certainty: sure,
    explanation:
      `百公里油耗 ${value.toFixed(2)} 升（${litres(centilitres)}，行驶 ${kilometres.toFixed(1)} 公里），` +
      `${isHigh ? "高于" : "低于"}本卡中位数 ${median.toFixed(2)} 升的 ${share}%（${limit.toFixed(2)} 升）`,
    figures: {
      litresPer100Km: value.toFixed(2),
      medianLitresPer100Km: median.toFixed(2),
      limitLitresPer100Km: limit.toFixed(2),
      sharePercent: share,
      centilitres,
      kilometres,
    },
  };
}
