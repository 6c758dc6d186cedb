import * as z from "zod/mini";
import { readPageAbout, readRecord } from "#kernel/permission/reader.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { PageQuery, pageOf } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { commandRoutes } from "../command-routes.ts";
import { recordRoutes } from "../record-routes.ts";
import { basis } from "./process.ts";

const of = { path: "/bases", tag: "依据文件和制度" };
const action = "basis.read";

/** The register of bases, and which enrollments cite one. */
export const basisRoutes: Route[] = [
  ...recordRoutes({ ...of, kind: "basis", title: basis.title, action }),
  ...commandRoutes(basis, of),
  route({
    method: "get",
    path: `${of.path}/{id}/citations`,
    tag: of.tag,
    summary: "引用该依据的认定事项",
    right: action,
    query: PageQuery,
    answer: pageOf(
      z.object({ id: z.string(), status: z.string(), summary: z.record(z.string(), z.unknown()) }),
    ),
    handle: async (call) => {
      const { id = "" } = call.params;
      const record = await readRecord(call, { kind: "basis", id, right: action });
      if (isRefusal(record)) return record;
      const { limit, cursor } = call.query;
      const page = await readPageAbout(
        call,
        { about: id, right: (kind) => (kind === "enrollment" ? "enrollment.read" : undefined) },
        { limit, ...(cursor === undefined ? {} : { cursor }) },
      );
      return {
        ...page,
        items: page.items.map(({ id: cited, status, summary }) => ({ id: cited, status, summary })),
      };
    },
  }),
];
