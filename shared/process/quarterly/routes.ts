import * as z from "zod/mini";
import { readAllAbout } from "#kernel/permission/reader.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { attachmentRouteOf } from "../file/attachment-route.ts";
import { recordRoutes } from "../record-routes.ts";
import { quarterKey, quarterly } from "./process.ts";
import type { Quarterly } from "./schema.ts";
import { countedIn, coverageOf, measureNames } from "./visits/coverage.ts";
import { quarterText } from "./visits/quarter.ts";

const path = "/quarterly-visits";
const tag = "季度监督检查";

const Counts = z.object({
  due: z.int(),
  visited: z.int(),
  missed: z.int(),
  madeUp: z.int(),
  waived: z.int(),
  percent: z.number(),
  methods: z.record(z.string(), z.int()),
});

const CoverageView = z.object({
  quarter: z.string(),
  total: Counts,
  rooms: z.array(z.extend(Counts, { room: z.string() })),
  /** Every place of the quarter, with the numbers above that count it. */
  places: z.array(
    z.object({
      id: z.string(),
      place: z.string(),
      room: z.string(),
      status: z.string(),
      counts: z.array(z.enum(measureNames)),
      methods: z.array(z.string()),
    }),
  ),
  missed: z.array(
    z.object({
      id: z.string(),
      place: z.string(),
      room: z.string(),
      reason: z.optional(z.string()),
      madeUpOn: z.optional(z.string()),
    }),
  ),
});

const coverage = route({
  method: "get",
  path: `${path}/coverage`,
  tag,
  summary: "季度入村（到单位）覆盖率与本季未检清单",
  right: "visit.read",
  query: z.object({
    year: z.coerce.number().check(z.int(), z.gte(2000), z.lte(2200)),
    quarter: z.coerce.number().check(z.int(), z.gte(1), z.lte(4)),
  }),
  answer: CoverageView,
  handle: async (call) => {
    const { caller, query } = call;
    const duties: (Quarterly & { id: string })[] = [];
    const about = quarterKey(caller.district, query);
    for await (const item of readAllAbout(call, { about, right: "visit.read" }))
      duties.push({ ...(item.state as Quarterly), id: String(item.id) });
    return {
      quarter: quarterText(query),
      ...coverageOf(duties),
      places: duties.map((duty) => {
        const { id, place, room, status } = duty;
        return { id, place: place.name, room, status, ...countedIn(duty) };
      }),
      missed: duties.flatMap(({ id, place, room, missed, visit }) =>
        missed === undefined
          ? []
          : [{ id, place: place.name, room, reason: missed.reason, madeUpOn: visit?.beganOn }],
      ),
    };
  },
});

/** Quarterly inspections: the duty opens by itself, people plan, visit, report and feed back. */
export const quarterlyRoutes: Route[] = [
  coverage,
  ...recordRoutes({
    kind: "quarterly",
    path,
    tag,
    title: "季度监督检查",
    action: "visit.read",
  }),
  ...commandRoutes(quarterly, { path, tag }),
  attachmentRouteOf(quarterly, { path, tag }),
];
