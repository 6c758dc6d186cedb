import * as z from "zod/mini";
import { readAllAbout } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { derivedId } from "#kernel/text/id.ts";
import { yearKey } from "#process/matters/process.ts";
import type { Matters } from "#process/matters/schema.ts";
import { recordRoutes } from "../record-routes.ts";
import { lot } from "./process.ts";

const of = { path: "/matters-lots", tag: "个人有关事项报告" };
const right = "matters.draw";

/** The pool is fixed first, then the seed is taken; both stand in the record with who was drawn. */
const drawing = route({
  method: "post",
  path: of.path,
  tag: of.tag,
  summary: "随机抽查：按年度报告应报人数的 10% 抽取（名单和种子公开可复核）",
  right,
  body: z.object({ year: z.int().check(z.gte(2000), z.lte(2200)) }),
  answer: ReceiptView,
  handle: async (call) => {
    const { world, caller, body, idempotency } = call;
    const { district, actor } = caller;
    const pool: string[] = [];
    const missing: string[] = [];
    for await (const item of readAllAbout(call, { about: yearKey(district, body.year), right })) {
      const { type, status } = item.state as Matters;
      if (type !== "ANNUAL" || status === "ENDED") continue;
      pool.push(String(item.id));
      if (status !== "ACCEPTED") missing.push(String(item.id));
    }
    const seed = Buffer.from(world.random(32)).toString("hex");
    const given = { year: body.year, seed, pool: pool.sort(), missing: missing.sort() };
    return execute(world, {
      process: lot,
      id: derivedId("lot", district, String(body.year)),
      district,
      actor,
      right,
      idempotency,
      decide: ({ state }, context) => lot.decide(state, { type: "draw", ...given }, context),
    });
  },
});

/** Drawing, and everything that repeats it. */
export const lotRoutes: Route[] = [
  drawing,
  ...recordRoutes({ ...of, kind: "lot", title: "抽查名单", action: right }),
];
