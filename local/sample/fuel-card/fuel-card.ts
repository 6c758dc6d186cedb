import { calendarsOf, workday } from "#kernel/deadline/calendar.ts";
import { addDays, type Day } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import type { FuelRule } from "#process/targeted/themes/fuel-card/hit.ts";
import { type Chance, chanceOf } from "../library/chance.ts";
import {
  emptyTables,
  emptyTruth,
  type FuelSample,
  gradeNames,
  type Vehicle,
  vehicleOf,
} from "./fuel-card-tables.ts";

const nearMisses = [
  "FULL_TANK",
  "WINTER_DIESEL",
  "HOLIDAY_SLIP",
  "LONG_TRIP",
  "MAKEUP_DAY",
  "MIDNIGHT",
  "PLATE_STYLE",
  "THIRSTY",
] as const;

/** As usual, breaking one rule, or legal and only looking as if. */
type Kind = "USUAL" | FuelRule | (typeof nearMisses)[number];

/** The year of the sample, whose holidays are published, and what lies within its district. */
export const samplePeriod = { from: "2026-01-01", to: "2026-12-31" } as const;
export const sampleSettings = { places: ["示例区"] } as const;

const calendars = calendarsOf(publishedCalendars);
const inside = [
  "示例市示例区望海路加油站",
  "示例区第一加油站",
  "示例市示例区工业大道88号",
] as const;
const outside = ["远例市远例县国道加油站", "邻例市邻例区高速服务区"] as const;
const people = ["赵示例", "钱示例", "孙示例", "李示例", "周示例", "吴示例"] as const;

/** A card in use; what it does is written into the sample. */
type Driver = {
  sample: FuelSample;
  chance: Chance;
  card: string;
  vehicle: Vehicle;
  hectometres: number;
};

/**
 * Invented fuel records of a year. Each irregular fill breaks one rule and no other, and is named in
 * `truth`; legal near misses stand among them. The same seed gives the same records.
 */
export function fuelSample({ fills = 1000, seed = 1 } = {}): FuelSample {
  const chance = chanceOf(seed);
  const sample: FuelSample = { tables: emptyTables(), truth: emptyTruth() };
  for (let n = 0; sample.tables.fills.length <= fills; n += 1) {
    const vehicle = vehicleOf(n, chance);
    const card = `90${10_000_000 + n}`;
    const { plate, tankLitres, grade } = vehicle;
    sample.tables.vehicles.push([plate, tankLitres, gradeNames[grade][0]]);
    const kind = n % 40 === 0 ? "主卡" : "副卡";
    sample.tables.cards.push([card, kind, plate, chance.pick(people)]);
    const hectometres = chance.between(10_000, 900_000);
    driveYear({ sample, chance, card, vehicle, hectometres }, fills);
  }
  return sample;
}

function driveYear(driver: Driver, most: number): void {
  const { sample, chance } = driver;
  let day = addDays(samplePeriod.from, chance.between(0, 6));
  let kind: Kind = "USUAL";
  for (let n = 0; ; n += 1) {
    day = dayFor(kind, day);
    if (day > addDays(samplePeriod.to, -2) || sample.tables.fills.length > most) return;
    fill(driver, kind, day);
    day = addDays(day, chance.between(4, 8));
    // A usual fill follows each unusual one, so that none touches another's distance.
    kind = kind === "USUAL" && n > 6 && chance.share(0.3) ? unusual(driver) : "USUAL";
  }
}

function unusual({ chance, vehicle }: Driver): Kind {
  const kinds = [...(Object.keys(emptyTruth()) as FuelRule[]), ...nearMisses];
  const kind = kinds[chance.between(0, kinds.length - 1)] ?? "USUAL";
  return kind === "WINTER_DIESEL" && vehicle.grade !== "DIESEL" ? "USUAL" : kind;
}

/** The first day from one on that suits; a year's make-up days may be over. */
function dayFor(kind: Kind, from: Day): Day {
  const isFree = kind === "NO_DISPATCH" || kind === "HOLIDAY_SLIP" || kind === "LONG_TRIP";
  const suits = (day: Day): boolean => {
    if (kind === "MAKEUP_DAY") return calendars.makeups.has(day);
    if (kind === "MIDNIGHT" && workday(calendars, addDays(day, 1)) !== "yes") return false;
    return workday(calendars, day) === (isFree ? "no" : "yes");
  };
  let day = from;
  while (day <= samplePeriod.to && !suits(day)) day = addDays(day, 1);
  return day;
}

/** Writes one occasion: its fill or fills, its slip and the odometer. */
function fill(driver: Driver, kind: Kind, day: Day): void {
  const { sample, chance, vehicle } = driver;
  const tank = vehicle.tankLitres * 100;
  const share = (least: number, most: number) =>
    Math.round((tank * chance.between(least, most)) / 100) - chance.between(0, 99);
  const usual = () => share(55, 95);
  const centilitres = { OVER_TANK: share(113, 140), FULL_TANK: (tank * 11) / 10 }[kind as string];
  const ids: string[] = [];
  if (kind === "SAME_DAY") {
    const litres = [share(30, 60), share(30, 60)] as const;
    drive(driver, day, litres[0] + litres[1], 1);
    ids.push(
      write(driver, kind, day, litres[0], "08:15"),
      write(driver, kind, day, litres[1], "17:40"),
    );
  } else if (kind === "MIDNIGHT") {
    const [before, after] = [usual(), usual()];
    drive(driver, day, before, 1);
    write(driver, kind, day, before, "23:59");
    drive(driver, addDays(day, 1), after, 1);
    write(driver, kind, addDays(day, 1), after, "00:00");
  } else {
    const litres = centilitres ?? usual();
    const thirst = { CONSUMPTION: chance.pick([1.8, 0.45]), THIRSTY: chance.pick([1.15, 0.86]) };
    drive(driver, day, litres, thirst[kind as keyof typeof thirst] ?? 1);
    ids.push(
      write(driver, kind, day, litres, `${chance.between(10, 17)}:${chance.between(10, 59)}`),
    );
  }
  if (kind in sample.truth) for (const id of ids) sample.truth[kind as FuelRule].add(id);
  const around = kind === "LONG_TRIP" ? 1 : 0;
  const isOut = kind === "HOLIDAY_SLIP" || kind === "LONG_TRIP";
  const { dispatches } = sample.tables;
  if (isOut || (kind === "USUAL" && chance.share(0.5)))
    dispatches.push([
      `PC${dispatches.length}`,
      vehicle.plate,
      addDays(day, -around),
      addDays(day, around),
      "日常巡查（示例）",
    ]);
}

/** Drives as far as the litres last; a factor above 1 is thirstier than the car usually is. */
function drive(driver: Driver, day: Day, centilitres: number, factor: number): void {
  const { vehicle, chance, sample } = driver;
  const thirst = vehicle.thirst * factor * (chance.between(95, 105) / 100);
  driver.hectometres += Math.round(centilitres / thirst);
  sample.tables.mileage.push([vehicle.plate, day, driver.hectometres / 10]);
}

/** Writes a row of 加油明细; its 流水号. */
function write(driver: Driver, kind: Kind, day: Day, centilitres: number, time: string): string {
  const { sample, chance, card, vehicle } = driver;
  const { fills } = sample.tables;
  const id = `JY${String(fills.length).padStart(8, "0")}`;
  const fen = Math.round((centilitres * (vehicle.grade === "95" ? 845 : 795)) / 100);
  const holder = sample.tables.cards.at(-1)?.[3] ?? "";
  const place = kind === "OUTSIDE" ? chance.pick(outside) : chance.pick(inside);
  const signed = kind === "UNSIGNED" ? chance.pick(["否", ""]) : "是";
  const row = [id, card, day, time, plateFor(kind, vehicle, fills.length), gradeFor(kind, driver)];
  fills.push([...row, centilitres / 100, fen / 100, place, signed, holder]);
  return id;
}

function plateFor(kind: Kind, { plate }: Vehicle, n: number): string {
  if (kind === "UNLISTED_PLATE") return `示B${String(n % 100_000).padStart(5, "0")}`;
  return kind === "PLATE_STYLE" ? plate.replace("A", "ａ·") : plate;
}

function gradeFor(kind: Kind, { vehicle: { grade }, chance }: Driver): string {
  if (kind === "WRONG_GRADE") return grade === "92" ? "95号汽油" : "92号汽油";
  return kind === "WINTER_DIESEL" ? "-10号柴油" : chance.pick(gradeNames[grade]);
}
