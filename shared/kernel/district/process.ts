import * as z from "zod";
import { HolidayCalendar } from "#kernel/deadline/calendar.ts";
import { checkOverride } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "../config.ts";
import type { Event, Fact } from "../event.ts";
import type { Context, Process } from "../process.ts";
import { type Refusal, refuse } from "../refusal.ts";
import { Officer } from "../role.ts";

/** What the records of all districts are found by, for work that visits each one. */
export const allDistricts = "districts";

/** Own lengths for codes of the deadline register, in the unit of each code. */
export const Overrides = z.record(z.string(), z.int().positive());
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
    officers: z.array(Officer).min(1),
  }),
  z.object({ type: z.literal("publish-config"), config: DistrictConfig, overrides: Overrides }),
  z.object({ type: z.literal("load-calendar"), calendar: HolidayCalendar }),
  z.object({ type: z.literal("name-officers"), officers: z.array(Officer).min(1) }),
]);
export type DistrictCommand = z.infer<typeof DistrictCommand>;

/** A district's configuration, calendars and officers, versioned like any record. */
export const districtProcess: Process<District, DistrictCommand> = {
  kind: "district",
  title: "区级配置",
  command: DistrictCommand,
  stages: {},
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
  _context: Context,
): Fact[] | Refusal {
  const { type, ...data } = command;
  if (type === "set-up")
    return state === undefined ? [{ type: "district.set-up", data }] : refuse("record.state");
  if (state === undefined) return refuse("record.unknown");
  if (command.type === "publish-config") {
    for (const [code, length] of Object.entries(command.overrides)) {
      const problem = checkOverride(code, length);
      if (problem !== undefined) return refuse(problem.code, problem.message);
    }
  }
  return [{ type: names[command.type], data }];
}

const names = {
  "set-up": "district.set-up",
  "publish-config": "district.config-published",
  "load-calendar": "district.calendar-loaded",
  "name-officers": "district.officers-named",
} as const;

function evolve(state: District | undefined, event: Event): District {
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
    officers,
    configVersion: before.configVersion + 1,
    calendars:
      calendar === undefined
        ? before.calendars
        : [...before.calendars.filter(({ year }) => year !== calendar.year), calendar],
  };
}
