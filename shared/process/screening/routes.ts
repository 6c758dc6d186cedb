import type { Route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { screening } from "./process.ts";

const of = { path: "/screenings", tag: "筛选研判" };

/** Yearly screenings as records; the lists themselves are at `/screening`. */
export const screeningRecordRoutes: Route[] = [
  ...recordRoutes({ ...of, kind: "screening", title: "年度筛选研判", action: "screening.read" }),
  ...commandRoutes(screening, of),
];
