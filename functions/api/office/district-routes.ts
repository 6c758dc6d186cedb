import * as z from "zod/mini";
import { HolidayCalendar } from "#kernel/deadline/calendar.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import {
  type District,
  type DistrictCommand,
  districtProcess,
  Overrides,
} from "#kernel/district/process.ts";
import { districtOf } from "#kernel/district/read.ts";
import { execute } from "#kernel/record/execute.ts";
import { refuse } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Call, type Route, route } from "#kernel/route/route.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { publishConfig } from "#process/roster/publish.ts";
import { isTrail } from "#process/trail-routes.ts";
import { problemOfConfig } from "./config-problem.ts";

const tag = "区级配置与日历";
type AnyCall = Call<Record<string, string>, unknown, unknown>;

/** What is in force; `config` and `overrides` put back as they are change nothing. */
const ConfigView = z.object({
  config: DistrictConfig,
  /** Own lengths, by code of the deadline register. */
  overrides: Overrides,
  /** The deadline register as it is in force, by code. */
  register: z.record(z.string(), z.unknown()),
  /** For `If-Match` of the next publication. */
  version: z.int(),
});

/** Configuration, deadline register, calendars of the caller's district. */
export const districtRoutes: Route[] = [
  ...recordRoutes({
    kind: "district",
    path: "/districts",
    tag,
    title: "区级配置",
    action: "district.audit",
  }).filter(isTrail),
  route({
    method: "get",
    path: "/config",
    tag,
    summary: "现行配置与期限登记表",
    right: "district.read",
    answer: ConfigView,
    handle: async ({ world, caller }) => {
      const item = await world.store.get(recordKey("district", caller.district));
      const { config, register } = districtOf(item).rules;
      const { overrides = {} } = (item?.state ?? {}) as Partial<District>;
      return { config, overrides, register, version: Number(item?.version ?? 0) };
    },
  }),
  route({
    method: "put",
    path: "/config",
    versioned: "yes",
    tag,
    summary: "发布配置（法定期限只能缩短；放松核验、签批、期限或者监督的，经第二人同意后生效）",
    right: "district.configure",
    body: z.object({ config: DistrictConfig, overrides: z._default(Overrides, {}) }),
    answer: ReceiptView,
    handle: async (call) =>
      (await problemOfConfig(call.body.config)) ?? publishConfig(call, call.body),
  }),
  route({
    method: "get",
    path: "/calendars",
    tag,
    summary: "已加载的节假日安排",
    right: "district.read",
    answer: z.object({ years: z.array(HolidayCalendar) }),
    handle: async ({ world, caller }) => {
      const item = await world.store.get(recordKey("district", caller.district));
      return { years: (item?.state as { calendars: unknown[] } | undefined)?.calendars ?? [] };
    },
  }),
  route({
    method: "put",
    path: "/calendars/{year}",
    versioned: "yes",
    tag,
    summary: "加载某年节假日安排，重算未办结期限",
    right: "district.configure",
    body: HolidayCalendar,
    answer: ReceiptView,
    handle: (call) =>
      call.params.year === String(call.body.year)
        ? command(call, { type: "load-calendar", calendar: call.body })
        : Promise.resolve({
            ...refuse("calendar.invalid"),
            fields: [{ path: "year", message: `与地址中的年份 ${call.params.year} 不一致` }],
          }),
  }),
];

function command({ world, caller, expectVersion }: AnyCall, command: DistrictCommand) {
  return execute(world, {
    process: districtProcess,
    id: caller.district,
    district: caller.district,
    actor: caller.actor,
    right: "district.configure",
    expectVersion,
    decide: ({ state }, context) => districtProcess.decide(state, command, context),
  });
}
