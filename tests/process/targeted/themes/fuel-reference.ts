import { calendars } from "./play.ts";

/** A fill as the reference sees it: litres in 0.01 L. */
export type PlainFill = {
  id: string;
  card: string;
  day: string;
  plate: string;
  grade: string;
  litres: number;
  place: string;
  signed: string;
};
export type PlainTables = {
  fills: readonly PlainFill[];
  cards: readonly { card: string; plate: string }[];
  vehicles: readonly { plate: string; tank: number; grade: string }[];
  slips: readonly { plate: string; from: string; to: string }[];
  /** Odometer in 0.1 km. */
  readings: readonly { plate: string; day: string; at: number }[];
};

/** Every hit as `RULE sure|pending ids`, by the plainest reading of §4.3: loops over everything. */
export function referenceHits(tables: PlainTables): string[] {
  const { fills, cards, vehicles, slips } = tables;
  const hits: string[] = [];
  const bound = (fill: PlainFill) => cards.find(({ card }) => card === fill.card)?.plate ?? "";
  const plateOf = (fill: PlainFill) => fill.plate || bound(fill);
  for (const fill of fills) {
    const plate = plateOf(fill);
    const hit = (rule: string, certainty = "sure") => hits.push(`${rule} ${certainty} ${fill.id}`);
    const vehicle =
      vehicles.find((one) => one.plate === plate) ??
      vehicles.find((one) => one.plate === bound(fill));
    if (vehicle !== undefined && fill.litres * 10 > vehicle.tank * 11) hit("OVER_TANK");
    if (vehicle !== undefined && fill.grade !== vehicle.grade) hit("WRONG_GRADE");
    if (plate !== "" && !vehicles.some((one) => one.plate === plate)) hit("UNLISTED_PLATE");
    if (!fill.place.includes("示例区")) hit("OUTSIDE");
    if (fill.signed !== "是") hit("UNSIGNED");
    const isSent = slips.some(
      (slip) =>
        plate !== "" && slip.plate === plate && slip.from <= fill.day && fill.day <= slip.to,
    );
    const works = worksOn(fill.day);
    if (works !== "yes" && !isSent)
      hit("NO_DISPATCH", works === "no" && plate !== "" ? "sure" : "pending");
  }
  const pairs = new Set(fills.map(({ card, day }) => `${card} ${day}`));
  for (const pair of pairs) {
    const same = fills.filter(({ card, day }) => `${card} ${day}` === pair);
    if (same.length >= 2) hits.push(`SAME_DAY sure ${idsOf(same)}`);
  }
  for (const card of new Set(fills.map((fill) => fill.card)))
    hits.push(...consumptionHits(card, tables, plateOf));
  return hits.sort();
}

function worksOn(day: string): "yes" | "no" | "unknown" {
  if (day >= "2027") return "unknown";
  if (calendars.makeups.has(day)) return "yes";
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return calendars.holidays.has(day) || weekday === 0 || weekday === 6 ? "no" : "yes";
}

function consumptionHits(
  card: string,
  { fills, readings }: PlainTables,
  plateOf: (fill: PlainFill) => string,
): string[] {
  const own = fills.filter((fill) => fill.card === card);
  const days = [...new Set(own.map(({ day }) => day))].sort();
  const values: { ids: string; litres: number; distance: number }[] = [];
  for (let at = 1; at < days.length; at += 1) {
    const pair = own.filter(({ day }) => day === days[at - 1] || day === days[at]);
    const plates = new Set(pair.map(plateOf));
    const plate = [...plates].join();
    const [from, to] = [days[at - 1], days[at]].map((day) =>
      Math.max(
        ...readings.filter((one) => one.plate === plate && one.day === day).map((one) => one.at),
      ),
    ) as [number, number];
    if (plates.size !== 1 || plate === "" || !Number.isFinite(to - from) || to <= from) continue;
    const filled = own.filter(({ day }) => day === days[at]);
    const litres = filled.reduce((sum, fill) => sum + fill.litres, 0);
    values.push({ ids: idsOf(filled), litres, distance: to - from });
  }
  if (values.length < 3) return [];
  // Over the common denominator all are whole numbers, so that no rounding decides.
  const common = values.reduce((product, { distance }) => product * BigInt(distance), 1n);
  const scaled = values.map(({ litres, distance }) => (BigInt(litres) * common) / BigInt(distance));
  const sorted = scaled.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const twice =
    (sorted[Math.floor((sorted.length - 1) / 2)] ?? 0n) +
    (sorted[Math.floor(sorted.length / 2)] ?? 0n);
  return values
    .filter((_, at) => {
      const value = 20n * (scaled[at] ?? 0n);
      return value > 13n * twice || value < 7n * twice;
    })
    .map(({ ids }) => `CONSUMPTION sure ${ids}`);
}

function idsOf(fills: readonly PlainFill[]): string {
  return fills
    .map(({ id }) => id)
    .sort()
    .join("+");
}
