import * as z from "zod/mini";
import { HolidayCalendar } from "#kernel/deadline/calendar.ts";
import { type Day, dayOf } from "#kernel/deadline/day.ts";
import { checkOverride } from "#kernel/deadline/register.ts";
import type { Event, Fact } from "../record/event.ts";
import type { Context, Process } from "../record/process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { checkInput } from "../route/check-input.ts";
import { Code, Id, text } from "../text/text.ts";
import { DistrictConfig } from "./config.ts";
import { mayActFor } from "./family.ts";
import { linesOf, OfficerList, tieProblem } from "./officers.ts";
import type { BoundRecusal } from "./recusals/bound.ts";
import { mostStandIns, type Officer, StandIn, Tie } from "./role.ts";
import { closesRing } from "./stand-in.ts";

/** What the records of all districts are found by, for work that visits each one. */
export const allDistricts = "districts";

/** Own lengths for codes of the deadline register, in the unit of each code. */
export const Overrides = z
  .record(Code, z.int().check(z.positive(), z.lte(3650)))
  .check(z.refine((table) => Object.keys(table).length <= 200, "不能超过 200 项"));
export type Overrides = z.infer<typeof Overrides>;

/** The state of a district's own record: who works there and which rules it has set. */
export type District = {
  config: DistrictConfig;
  /** Grows with each publication; deadlines name the version they were counted with. */
  configVersion: number;
  overrides: Overrides;
  calendars: readonly HolidayCalendar[];
  officers: readonly Officer[];
};

export const DistrictCommand = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("set-up"),
    config: DistrictConfig,
    officers: OfficerList,
  }),
  z.object({
    type: z.literal("publish-config"),
    config: DistrictConfig,
    overrides: Overrides,
    /** The record of the consent, where it weakens a check. */
    consent: z.optional(Id),
  }),
  z.object({ type: z.literal("load-calendar"), calendar: HolidayCalendar }),
  z.object({
    type: z.literal("name-officers"),
    officers: OfficerList,
    /** The record of the consent, or of the operator's repair. */
    consent: z.optional(Id),
  }),
  z.object({
    type: z.literal("declare-tie"),
    officer: Id,
    tie: Tie,
    /** The record of the consent, where somebody else has registered it. */
    consent: z.optional(Id),
  }),
  z.object({ type: z.literal("name-stand-in"), officer: Id, standIn: StandIn }),
  /** All that somebody has in hand goes to another; they need not be on the list any more. */
  z.object({ type: z.literal("hand-over-work"), from: Id, to: Id, reason: text(500) }),
]);
export type DistrictCommand = z.infer<typeof DistrictCommand>;

/** A district's configuration, calendars and officers, versioned like any record. */
export const districtProcess: Process<District, DistrictCommand> = {
  kind: "district",
  title: "区级配置",
  command: DistrictCommand,
  stages: {},
  words: {
    "district.set-up": "建立本区",
    "district.config-published": "发布配置",
    "district.calendar-loaded": "载入工作日历",
    "district.officers-named": "发布人员名录",
    "district.tie-declared": "登记回避关系",
    "district.stand-in-named": "指定代办人",
    "district.work-handed-over": "移交工作",
    "district.recusal-bound": "回避生效",
  },
  decide,
  evolve,
  keys: ({ config, configVersion }) => ({
    status: "ACTIVE",
    sort: "",
    summary: { name: config.name, configVersion },
    about: [allDistricts],
  }),
};

function decide(
  state: District | undefined,
  command: DistrictCommand,
  { now }: Context,
): Fact[] | Refusal {
  const { type, ...data } = command;
  const today = dayOf(now);
  if (type === "set-up")
    return state === undefined ? [{ type: "district.set-up", data }] : refuse("record.state");
  if (state === undefined) return refuse("record.unknown");
  if (command.type === "name-officers") {
    const read = checkInput(OfficerList, linesOf(command.officers), "officers");
    if ("refused" in read) return read;
  }
  if (command.type === "publish-config") {
    for (const [code, length] of Object.entries(command.overrides)) {
      const problem = checkOverride(code, length);
      if (problem !== undefined) return refuse(problem.code, problem.message);
    }
    const problem = monthProblem(state.config, command.config, today.slice(0, 7));
    if (problem !== undefined) return problem;
  }
  if (command.type === "declare-tie" || command.type === "name-stand-in") {
    const problem = problemOf(state, command, today);
    if (problem !== undefined) return problem;
  }
  if (command.type === "name-stand-in")
    return [{ type: names[command.type], data: { ...data, on: today } }];
  if (command.type === "hand-over-work") {
    const to = state.officers.find(({ id }) => id === command.to);
    const from = state.officers.find(({ id }) => id === command.from);
    if (to === undefined || to === from)
      return refuse("task.no-assignee", "接手人须为名录中的其他人员");
    // Of who has left the list each question says which body it asks.
    if (from !== undefined && !mayActFor(to, from))
      return refuse("task.no-assignee", "接手人须为同一单位人员");
  }
  return [{ type: names[command.type], data }];
}

/** Months that have begun may be reported already, so what they end with stays as it is. */
function monthProblem(
  { reportMonths: before = [] }: DistrictConfig,
  { reportMonths: after = [] }: DistrictConfig,
  month: string,
): Refusal | undefined {
  const begun = (all: typeof before) => all.filter(({ since }) => since <= month);
  const isSame = JSON.stringify(begun(before)) === JSON.stringify(begun(after));
  const message = "统计截止日只能从下月或者以后的月份起调整，已开始的月份不变";
  return isSame
    ? undefined
    : { ...refuse("config.invalid"), fields: [{ path: "config.reportMonths", message }] };
}

type OfOfficer = Extract<DistrictCommand, { type: "declare-tie" | "name-stand-in" }>;

function problemOf({ officers }: District, command: OfOfficer, today: Day): Refusal | undefined {
  const officer = officers.find(({ id }) => id === command.officer);
  if (officer === undefined) return refuse("auth.unknown-officer");
  return command.type === "declare-tie"
    ? tieProblem(officer)
    : standInProblem(officer, { ...command, today }, officers);
}

/** A stand-in is another of the same body, and following stand-ins never leads back. */
function standInProblem(
  officer: Officer,
  { standIn, today }: { standIn: StandIn; today: Day },
  officers: readonly Officer[],
): Refusal | undefined {
  const deputy = officers.find((other) => other.id === standIn.deputy);
  const problem = (path: string, message: string): Refusal => ({
    ...refuse("input.invalid", message),
    fields: [{ path, message }],
  });
  if (deputy === undefined || deputy === officer)
    return problem("deputy", "代办人须为名录中的其他人员");
  if (!mayActFor(deputy, officer))
    return problem("deputy", "代办人须为本单位人员，被监督单位人员不得代办");
  if (standIn.from > standIn.until) return problem("until", "代办起止日期有误");
  if (standIn.until < today) return problem("until", "代办期间已过");
  if (keptBeside(officer, standIn, today).length >= mostStandIns)
    return problem("from", `指定的代办期间不能超过 ${mostStandIns} 个`);
  return closesRing(officer.id, standIn, officers)
    ? problem("deputy", "代办人在该期间由本人或本人的代办人代办，不能互相代办")
    : undefined;
}

const names = {
  "set-up": "district.set-up",
  "publish-config": "district.config-published",
  "load-calendar": "district.calendar-loaded",
  "name-officers": "district.officers-named",
  "declare-tie": "district.tie-declared",
  "name-stand-in": "district.stand-in-named",
  "hand-over-work": "district.work-handed-over",
} as const;

function evolve(state: District | undefined, event: Event): District {
  if (state !== undefined && event.type === names["declare-tie"]) return withTie(state, event);
  if (state !== undefined && event.type === names["name-stand-in"])
    return withStandIn(state, event);
  if (state !== undefined && event.type === "district.recusal-bound")
    return withRecusal(state, event);
  if (state !== undefined && event.type === names["hand-over-work"]) return state;
  const data = event.data as Partial<Extract<DistrictCommand, { type: "set-up" }>> &
    Partial<Extract<DistrictCommand, { type: "publish-config" }>> &
    Partial<Extract<DistrictCommand, { type: "load-calendar" }>>;
  const before: District = state ?? {
    config: DistrictConfig.parse({}),
    configVersion: 0,
    overrides: {},
    calendars: [],
    officers: [],
  };
  const { config = before.config, overrides = before.overrides } = data;
  const { officers = before.officers, calendar } = data;
  return {
    config,
    overrides,
    officers: officers.map((officer) => keepingTies(officer, before.officers)),
    configVersion: before.configVersion + 1,
    calendars:
      calendar === undefined
        ? before.calendars
        : [...before.calendars.filter(({ year }) => year !== calendar.year), calendar],
  };
}

function withTie(state: District, { data, at }: Event): District {
  const { officer, tie } = data as Extract<DistrictCommand, { type: "declare-tie" }>;
  return changeOfficer(state, officer, ({ ties = [] }) => ({
    ties: [...ties, { ...tie, declaredAt: at }],
  }));
}

/** A recusal is kept as ties to the people of its matter, or to the matter itself. */
function withRecusal(state: District, { data, at }: Event): District {
  const { person, relation, detail, to } = data as BoundRecusal;
  return changeOfficer(state, person, ({ ties = [] }) => ({
    ties: [...ties, ...to.map((one) => ({ to: one, relation, detail, declaredAt: at }))],
  }));
}

/** A new stand-in replaces whatever was named for later than its first day; what is over on that day goes. */
function withStandIn(state: District, { data }: Event): District {
  const { officer, standIn, on } = data as StandInNamed;
  return changeOfficer(state, officer, (named) => ({
    standIns: [...keptBeside(named, standIn, on), standIn],
  }));
}

/** An event from before days were noted with it drops nothing that is over. */
type StandInNamed = Extract<DistrictCommand, { type: "name-stand-in" }> & { on?: Day };

function keptBeside(
  { standIns = [] }: Pick<Officer, "standIns">,
  { from }: StandIn,
  on: Day | undefined,
): StandIn[] {
  return standIns.filter(({ until }) => until < from && (on === undefined || until >= on));
}

function changeOfficer(
  state: District,
  id: string,
  change: (officer: Officer) => Partial<Officer>,
): District {
  return {
    ...state,
    officers: state.officers.map((officer) =>
      officer.id === id ? { ...officer, ...change(officer) } : officer,
    ),
  };
}

/** A new list of officers forgets no declared tie and no stand-in. */
function keepingTies(officer: Officer, before: readonly Officer[]): Officer {
  const { ties, standIns } = before.find(({ id }) => id === officer.id) ?? {};
  return {
    ...(ties === undefined ? {} : { ties }),
    ...(standIns === undefined ? {} : { standIns }),
    ...officer,
  };
}
