import { RecordPageView } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { attachmentRouteOf } from "../file/attachment-route.ts";
import { pageViewOf } from "../page-view.ts";
import { recordRoutes, viewOf } from "../record-routes.ts";
import { isTrail } from "../trail-routes.ts";
import { letterDocumentRoutes } from "./paper/document-routes.ts";
import { readLetter } from "./paper/read-letter.ts";
import { letter } from "./process.ts";
import { duesRoute } from "./rectification/dues.ts";
import { outwardOf } from "./rectification/outward.ts";
import { overdueRoute } from "./rectification/overdue.ts";

const path = "/letters";
const tag = "纪检监察建议书";
const of = { kind: "letter", path, tag, title: "建议书" } as const;

const isOne = (each: Route) => each.path === `${path}/{id}`;

/** The unit sees its own letter only, and of it what passed between both sides. */
const oneRoute = route({
  method: "get",
  path: `${path}/{id}`,
  tag,
  summary: "查看建议书（被建议单位只能查看送达本单位的）",
  right: "letter.read",
  answer: RecordPageView,
  handle: async (call) => {
    const found = await readLetter(call, call.params.id);
    if ("refused" in found) return found;
    const page = await pageViewOf(call, found, path);
    return call.caller.officer.role === "UNIT"
      ? {
          ...viewOf(found),
          ...page,
          state: outwardOf(found.state),
          facts: letter.show?.(found.state, "SERVED") ?? [],
        }
      : { ...viewOf(found), ...page };
  },
});

/** What staff and units do to letters; deciding and answering happen on tasks. */
export const letterRoutes: Route[] = [
  overdueRoute,
  ...letterDocumentRoutes,
  ...recordRoutes({ ...of, action: "letter.read" }).filter(
    (each) => !isTrail(each) && !isOne(each),
  ),
  oneRoute,
  duesRoute,
  ...recordRoutes({ ...of, action: "letter.follow" }).filter(isTrail),
  ...commandRoutes(letter, { path, tag }),
  attachmentRouteOf(letter, { path, tag }),
];
