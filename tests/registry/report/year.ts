import { addDays, type Day, instantAt } from "#kernel/deadline/day.ts";
import type { Ending, Way } from "#process/clue/terms.ts";
import type { MeasureKey } from "#process/disposal/measures.ts";

const towns = ["望海街道（示例）", "临江镇（示例）", "北山镇（示例）"] as const;
const areas = ["MAJOR_DECISIONS", "COLLECTIVE_ASSETS", "OTHER"] as const;
const rooms = ["1", "2", "3"] as const;
const classes = ["VILLAGE_COMMITTEES", "COLLECTIVE_ORG", "STATION_HEAD"] as const;
const channels = ["WEB", "LETTER", "VISIT", "CALL", "TRANSFER"] as const;
const categories = ["ACCUSATION", "APPEAL", "ADVICE", "REQUEST"] as const;
const conclusions = ["TRUE", "PARTLY_TRUE", "UNTRUE", "UNVERIFIABLE"] as const;
const ways: readonly Way[] = ["TALK", "INQUIRY", "PRELIM_VERIFY", "SHELVE", "CLOSE", "FILE"];
const endings: readonly Ending[] = ["UNPROVEN", "FIRST_FORM", "DISPOSED", "TRANSFERRED"];
const measures: readonly MeasureKey[] = [
  "TALK_REMINDER",
  "ADMONITION",
  "PARTY_WARNING",
  "STATE_WARNING",
  "PARTY_EXPULSION",
  "PROSECUTION",
];

type Room = (typeof rooms)[number];
type Area = (typeof areas)[number];

/** What happened in a district's year, as plain facts: records are made of them, the recount reads them. */
export type Year = {
  objects: { id: string; room: Room; town: string; class: string; from: Day; left?: Day }[];
  visits: {
    id: string;
    room: Room;
    year: number;
    quarter: number;
    fate: "visited" | "late" | "missed" | "waived";
    on?: Day;
    confirmedOn?: Day;
    findings: { area: Area; kind: "RISK" | "VIOLATION"; fen: number }[];
  }[];
  petitions: {
    id: string;
    on: Day;
    channel: (typeof channels)[number];
    category?: (typeof categories)[number];
    signature: "NAMED" | "ANONYMOUS";
    town: string;
    area: Area;
    isRepeat: "yes" | "no";
    done?: { on: Day; conclusion: (typeof conclusions)[number] };
  }[];
  clues: {
    id: string;
    room: Room;
    on: Day;
    area: Area;
    approved: { on: Day; way: Way }[];
    measures: { on: Day; person: string; measure: MeasureKey }[];
    ended?: { on: Day; kind: Ending };
  }[];
  letters: { id: string; room: Room; signed: Day; closed?: Day; late: number }[];
};

/** A district's 2026 with some of 2025, from a seed; the same seed gives the same year. */
export function yearOf(seed: number, size: number): Year {
  const { whole, pick, chance, day } = dice(seed);
  const many = <T>(count: number, make: (n: number) => T) =>
    Array.from({ length: count }, (_, n) => make(n));
  return {
    objects: many(size, (n) => {
      const from = day("2025-01-01", 700);
      return {
        id: `enr_g${n}`,
        room: pick(rooms),
        town: pick(towns),
        class: pick(classes),
        from,
        ...(chance(0.2) ? { left: addDays(from, whole(1, 300)) } : {}),
      };
    }),
    visits: many(size, (n) => {
      const year = chance(0.2) ? 2025 : 2026;
      const quarter = whole(1, 4);
      const fate = pick(["visited", "visited", "visited", "late", "missed", "waived"] as const);
      const first = `${year}-${String(quarter * 3 - 2).padStart(2, "0")}-01`;
      const on = addDays(first, fate === "late" ? whole(95, 120) : whole(0, 80));
      const isConfirmed = fate !== "missed" && fate !== "waived" && chance(0.8);
      return {
        id: `qvi_g${n}`,
        room: pick(rooms),
        year,
        quarter,
        fate,
        ...(fate === "visited" || fate === "late" ? { on } : {}),
        ...(isConfirmed ? { confirmedOn: addDays(on, whole(5, 40)) } : {}),
        findings: isConfirmed
          ? many(whole(0, 4), () => ({
              area: pick(areas),
              kind: pick(["RISK", "VIOLATION"] as const),
              fen: chance(0.3) ? whole(1, 9_999_999) : 0,
            }))
          : [],
      };
    }),
    petitions: many(size, (n) => {
      const on = day("2025-01-01", 729);
      return {
        id: `pet_g${n}`,
        on,
        channel: pick(channels),
        ...(chance(0.9) ? { category: pick(categories) } : {}),
        signature: chance(0.4) ? ("NAMED" as const) : ("ANONYMOUS" as const),
        town: pick(towns),
        area: pick(areas),
        isRepeat: chance(0.15) ? ("yes" as const) : ("no" as const),
        ...(chance(0.7)
          ? { done: { on: addDays(on, whole(10, 120)), conclusion: pick(conclusions) } }
          : {}),
      };
    }),
    clues: many(size, (n) => {
      const on = day("2025-01-01", 729);
      const decided = chance(0.8) ? addDays(on, whole(5, 60)) : undefined;
      const ended =
        decided !== undefined && chance(0.7) ? addDays(decided, whole(5, 90)) : undefined;
      return {
        id: `clu_g${n}`,
        room: pick(rooms),
        on,
        area: pick(areas),
        approved:
          decided === undefined ? [] : many(whole(1, 2), () => ({ on: decided, way: pick(ways) })),
        measures:
          ended === undefined
            ? []
            : many(whole(0, 3), () => ({ on: ended, person: "per_zhao", measure: pick(measures) })),
        ...(ended === undefined ? {} : { ended: { on: ended, kind: pick(endings) } }),
      };
    }),
    letters: many(size, (n) => {
      const signed = day("2025-01-01", 729);
      return {
        id: `let_g${n}`,
        room: pick(rooms),
        signed,
        late: whole(0, 2),
        ...(chance(0.6) ? { closed: addDays(signed, whole(30, 200)) } : {}),
      };
    }),
  };
}

/** Chance from a seed (mulberry32): whole numbers, picks, chances and days. */
export function dice(seed: number) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(roll() * (most - least + 1));
  return {
    whole,
    pick: <T>(of: readonly T[]): T => of[whole(0, of.length - 1)] as T,
    chance: (share: number) => roll() < share,
    day: (from: Day, within: number) => addDays(from, whole(0, within)),
  };
}

/** Nine in the morning of a day. */
export function morning(day: Day): string {
  return instantAt(day, "09:00");
}
