import { type Calendars, workday } from "#kernel/deadline/calendar.ts";
import { addDays, type Day } from "#kernel/deadline/day.ts";
import type { TableProblem } from "../problem.ts";
import { readTable, type Source } from "../read-table.ts";
import type { Columns, RowOf, TableSpec } from "../table.ts";
import type { TableCount } from "../theme.ts";
import type { FuelSettings } from "./settings.ts";
import { type CardRow, cards, dispatches, mileage, type VehicleRow, vehicles } from "./tables.ts";

/** The tables that fills are compared with, by the key of their document. */
export const references = { cards, vehicles, dispatches, mileage } as const;
export type ReferenceKey = keyof typeof references;

/** "partial": some of its rows were refused, so that what is absent may yet exist. */
export type Standing = "whole" | "partial" | "missing";

/** All that fills are compared with, ready for questions about single fills. */
export type Known = {
  standing: Readonly<Record<ReferenceKey, Standing>>;
  cards: ReadonlyMap<string, Pick<CardRow, "kind" | "plate" | "holder">>;
  vehicles: ReadonlyMap<string, VehicleRow>;
  /** Plate → days on which it was sent out. */
  dispatched: ReadonlyMap<string, ReadonlySet<Day>>;
  /** Plate → day → odometer in 0.1 km, the last of that day. */
  odometer: ReadonlyMap<string, ReadonlyMap<Day, number>>;
  /** Remembered by day, as many fills share one. */
  workday: (day: Day) => ReturnType<typeof workday>;
  settings: FuelSettings;
};

/** What reading the reference tables gave. */
export type ReadReferences = {
  known: Known;
  counts: Record<ReferenceKey, TableCount>;
  problems: TableProblem[];
};

/** Reads the reference tables; rows outside the period are taken too, as trips begin before it. */
export async function readReferences(
  sources: Readonly<Record<string, readonly Source[] | undefined>>,
  { calendars, settings }: { calendars: Calendars; settings: FuelSettings },
): Promise<ReadReferences> {
  const problems: TableProblem[] = [];
  const read = async <C extends Columns>(
    key: ReferenceKey,
    spec: TableSpec<C>,
    take: (row: RowOf<C>) => void,
  ): Promise<{ standing: Standing; count: TableCount }> => {
    const count: TableCount = { read: 0, refused: 0, outsidePeriod: 0 };
    const files = sources[key] ?? [];
    let usable = files.length;
    for await (const event of readTable(spec, files)) {
      if (event.type === "row") {
        count.read += 1;
        take(event.values);
        continue;
      }
      problems.push(...event.problems);
      if (event.type === "unusable") usable -= 1;
      else count.refused += 1;
    }
    if (usable === 0) return { standing: "missing", count };
    const isWhole = usable === files.length && count.refused === 0;
    return { standing: isWhole ? "whole" : "partial", count };
  };

  const known = { cards: new Map(), vehicles: new Map() } as {
    cards: Map<string, CardRow>;
    vehicles: Map<string, VehicleRow>;
  };
  const dispatched = new Map<string, Set<Day>>();
  const odometer = new Map<string, Map<Day, number>>();
  const intern = interning();
  const found = {
    cards: await read("cards", cards, (row) => known.cards.set(row.card, row)),
    vehicles: await read("vehicles", vehicles, (row) => known.vehicles.set(row.plate, row)),
    dispatches: await read("dispatches", dispatches, ({ plate, from, to = from }) => {
      const days = within(dispatched, plate, () => new Set<Day>());
      for (let day = from; day <= to; day = addDays(day, 1)) days.add(intern(day));
    }),
    mileage: await read("mileage", mileage, ({ plate, day, hectometres }) => {
      const days = within(odometer, plate, () => new Map<Day, number>());
      days.set(intern(day), Math.max(hectometres, days.get(day) ?? 0));
    }),
  };
  const keys = Object.keys(references) as ReferenceKey[];
  const by = <T>(pick: (one: (typeof found)[ReferenceKey]) => T) =>
    Object.fromEntries(keys.map((key) => [key, pick(found[key])])) as Record<ReferenceKey, T>;
  return {
    known: {
      ...known,
      standing: by(({ standing }) => standing),
      dispatched,
      odometer,
      workday: remembered((day) => workday(calendars, day)),
      settings,
    },
    counts: by(({ count }) => count),
    problems,
  };
}

/** One string for all that are equal: rows of a large file repeat few days, plates and names. */
export function interning(): (text: string) => string {
  const strings = new Map<string, string>();
  return (text) => within(strings, text, () => text);
}

/** What a map has under a key, made first if it has nothing. */
export function within<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function remembered<V>(compute: (day: Day) => V): (day: Day) => V {
  const found = new Map<Day, V>();
  return (day) => within(found, day, () => compute(day));
}
