import type { Route } from "#kernel/route.ts";
import { commandRoutesOf } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { recusal } from "./process.ts";
import { RecusalRequest } from "./schema.ts";

const path = "/recusals";
const tag = "人员与回避登记";
const command = commandRoutesOf(recusal, { path, tag });

/** The recusal register (L11): who asked, who decided, and how. */
export const recusalRoutes: Route[] = [
  ...recordRoutes({ kind: "recusal", path, tag, title: "回避申请", action: "recusal.read" }),
  command({
    summary: "登记对办案人员的回避申请",
    action: "recusal.request",
    body: RecusalRequest,
    commandOf: (request) => ({ type: "request", request }),
  }),
];
