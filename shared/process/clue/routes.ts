import type { Route } from "#kernel/route.ts";
import { recordRoutes } from "../record-routes.ts";
import { matterOf } from "./matter.ts";

/** Reading of clues; they are opened by findings, and registered on their task. */
export const clueRoutes: Route[] = recordRoutes({
  kind: "clue",
  path: "/clues",
  tag: "问题线索",
  title: "问题线索",
  action: "clue.read",
  matter: matterOf,
});
