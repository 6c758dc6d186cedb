import type { Route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { clue } from "./process.ts";
import { urgencyOf } from "./shown/describe.ts";

const of = { path: "/clues", tag: "问题线索" };

/** Everything people do with clues beside answering their questions. */
export const clueRoutes: Route[] = [
  ...recordRoutes({
    ...of,
    kind: "clue",
    title: "问题线索",
    action: "clue.read",
    urgent: { title: "紧急（打击报复举报、凡提必查）", of: urgencyOf },
  }),
  ...commandRoutes(clue, of),
];
