import * as z from "zod/mini";
import { asFiled, readPageAbout, readRecord } from "#kernel/permission/reader.ts";
import { refuse } from "#kernel/refusal.ts";
import { PageQuery, pageOf } from "#kernel/route/answers.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { kindOf } from "#kernel/text/id.ts";

const Concern = z.object({
  kind: z.string(),
  id: z.string(),
  status: z.string(),
  version: z.int(),
  summary: z.record(z.string(), z.unknown()),
  updatedAt: z.string(),
});

/** Every record that concerns a person or unit: ledger and integrity file are read from it. */
export const aboutRoute: Route = route({
  method: "get",
  path: "/about/{id}",
  tag: "信息库",
  summary: "与某人或某单位有关的全部事项",
  right: "library.read",
  query: PageQuery,
  traced: "yes",
  answer: pageOf(Concern),
  handle: async (call) => {
    const { id = "" } = call.params;
    const { limit, cursor } = call.query;
    const kind = kindOf(id);
    if (kind !== "unit" && kind !== "person") return refuse("record.unknown");
    const subject = await readRecord(call, { kind, id, right: "library.read" });
    if ("refused" in subject) return subject;
    const page = await readPageAbout(
      call,
      { about: id, right: asFiled },
      { limit, ...(cursor === undefined ? {} : { cursor }) },
    );
    const items = page.items.map(({ kind, id, status, version, summary, updatedAt }) => ({
      kind,
      id,
      status,
      version,
      summary,
      updatedAt,
    }));
    return { ...page, items };
  },
});
