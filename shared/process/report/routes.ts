import { readDistrict } from "#kernel/district/read.ts";
import { execute } from "#kernel/record/execute.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { report } from "./process.ts";
import { Wanted } from "./schema.ts";
import { reportId, spanAt } from "./span.ts";

const of = { path: "/reports", tag: "统计报告" };
const right = "report.prepare";

/** A report of a period exists once: its id follows from what it is. */
const opening = route({
  method: "post",
  path: of.path,
  tag: of.tag,
  summary: "编制统计报告",
  right,
  body: Wanted,
  answer: ReceiptView,
  handle: async ({ world, caller, body, idempotency }) => {
    const { district, actor } = caller;
    const { rules } = await readDistrict(world, district);
    const { report: type, on, room } = body;
    const whose = room === undefined ? {} : { room };
    return execute(world, {
      process: report,
      id: reportId(district, { type, ...spanAt(type, on, rules.config.reportMonths), ...whose }),
      district,
      actor,
      right,
      idempotency,
      decide: ({ state }, context) => report.decide(state, { type: "open", ...body }, context),
    });
  },
});

/** Reports as records: list, one, trail, and everything that is done with them. */
export const reportRoutes: Route[] = [
  opening,
  ...recordRoutes({ ...of, kind: "report", title: "统计报告", action: "report.read" }),
  ...commandRoutes(report, of),
];
