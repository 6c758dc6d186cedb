import { dayOf } from "#kernel/deadline/day.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Context, Process } from "#kernel/record/process.ts";
import { type Refusal, refuse } from "#kernel/refusal.ts";
import { drawnPercent } from "#process/matters/terms.ts";
import { draw, type Lot } from "./draw.ts";

/** The drawing itself: seed and pool come from outside, what is drawn follows from them. */
export type LotCommand = { type: "draw" } & Pick<Lot, "year" | "seed" | "pool" | "missing">;

/** 抽查名单: one a year and district; drawn once, and never again. */
export const lot: Process<Lot, LotCommand> = {
  kind: "lot",
  title: "个人有关事项抽查名单",
  stages: {},
  words: { "lot.drawn": "抽取核查对象" },
  decide,
  evolve: (state, event) => state ?? (event.data as Lot),
  keys: ({ year, pool, picked, drawnOn }) => ({
    status: "DRAWN",
    sort: drawnOn,
    summary: { year, pool: pool.length, picked: picked.length },
    about: [],
  }),
};

function decide(
  state: Lot | undefined,
  { type: _, ...given }: LotCommand,
  { district, now }: Context,
): Fact[] | Refusal {
  if (state !== undefined) return refuse("record.state", "该年度已经抽取，名单不能重抽");
  if (given.pool.length === 0) return refuse("record.state", "该年度没有应报告的人员");
  const picked = draw(given.seed, { ...given, percent: drawnPercent });
  const data: Lot = { ...given, district, percent: drawnPercent, picked, drawnOn: dayOf(now) };
  return [{ type: "lot.drawn", data: data as unknown as Fact["data"] }];
}
