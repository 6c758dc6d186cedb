import * as z from "zod/mini";
import { readRecords } from "#kernel/permission/reader.ts";
import { RecordLineView } from "#kernel/route/answers.ts";
import { recordLineOf } from "#kernel/route/record-line.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { text } from "#kernel/text/text.ts";
import { unitClasses } from "../terms.ts";
import { readDirectory } from "./directory.ts";
import { matching } from "./entry.ts";
import { findMatters } from "./matters.ts";

const tag = "信息库";
const action = "library.read";
/** Finding somebody is less than reading what the library knows of them. */
const finds = "library.find";
/** As many as one batch read takes. */
const batch = 100;

const Query = z.object({
  text: text(100, "请输入姓名、单位或职务的任意部分"),
  kind: z.optional(z.enum(["unit", "person"])),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 20),
});

const Hit = z.object({
  kind: z.string(),
  id: z.string(),
  status: z.string(),
  summary: z.record(z.string(), z.unknown()),
});

const MatterQuery = z.object({
  text: text(100, "请输入编号、文号，或者姓名、单位的任意部分"),
  limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(50)), 20),
});

/** Matters by number or name, for every officer. */
export const matterSearchRoutes: Route[] = [
  route({
    method: "get",
    path: "/search",
    tag: "待办与决定",
    summary: "按编号、文号、姓名、单位查找事项（仅可见范围内）",
    right: "task.answer",
    query: MatterQuery,
    traced: "yes",
    answer: z.object({ items: z.array(RecordLineView) }),
    handle: async (call) => {
      const { text: said, limit } = call.query;
      return { items: (await findMatters(call, said, limit)).map(recordLineOf) };
    },
  }),
];

/** Search of the library by any part of a name, unit or post, and its counts by level. */
export const searchRoutes: Route[] = [
  route({
    method: "get",
    path: "/library/search",
    tag,
    summary: "按姓名、单位、职务的任意部分查找（多个词以空格分隔，须都符合）",
    right: finds,
    query: Query,
    traced: "yes",
    answer: z.object({ items: z.array(Hit), more: z.enum(["yes", "no"]) }),
    handle: async (call) => {
      const { text: question, kind, limit } = call.query;
      const directory = await readDirectory(call.world, call.caller.district);
      const found = matching(directory, question).filter(
        (entry) => kind === undefined || entry.kind === kind,
      );
      const items: z.output<typeof Hit>[] = [];
      // What is shown is the record as the gate gives it to this reader, never the directory's line.
      for (let at = 0; at < found.length && items.length <= limit; at += batch) {
        const wanted = found.slice(at, at + batch);
        for (const item of await readRecords(call, wanted, finds))
          items.push({
            kind: String(item.kind),
            id: String(item.id),
            status: String(item.status),
            summary: item.summary as Record<string, unknown>,
          });
      }
      return { items: items.slice(0, limit), more: items.length > limit ? "yes" : "no" };
    },
  }),
  route({
    method: "get",
    path: "/library/unit-names",
    tag,
    summary: "按名称查找单位，只给名称和编码（维护人员名录用）",
    right: "district.configure",
    query: z.omit(Query, { kind: true }),
    answer: z.object({
      items: z.array(z.object({ id: z.string(), name: z.string(), code: z.string() })),
    }),
    handle: async ({ world, caller, query: { text: question, limit } }) => {
      const directory = await readDirectory(world, caller.district);
      const units = matching(directory, question).flatMap((entry) =>
        entry.kind === "unit" && entry.status === "ACTIVE" ? [entry] : [],
      );
      return { items: units.slice(0, limit).map(({ id, name, code }) => ({ id, name, code })) };
    },
  }),
  route({
    method: "get",
    path: "/library/counts",
    tag,
    summary: "信息库各层级数量：单位按类别，人员按类别，其中提级监督对象",
    right: action,
    answer: z.object({
      units: z.record(z.string(), z.int()),
      people: z.int(),
      keyObjects: z.int(),
      byStaffClass: z.record(z.string(), z.int()),
    }),
    handle: async ({ world, caller }) => {
      const units: Record<string, number> = Object.fromEntries(
        Object.keys(unitClasses).map((key) => [key, 0]),
      );
      const byStaffClass: Record<string, number> = {};
      let [people, keyObjects] = [0, 0];
      for (const entry of await readDirectory(world, caller.district)) {
        if (entry.kind === "unit") {
          if (entry.status === "ACTIVE") units[entry.class] = (units[entry.class] ?? 0) + 1;
        } else if (entry.status === "ON_POST") {
          people += 1;
          byStaffClass[entry.class] = (byStaffClass[entry.class] ?? 0) + 1;
          if (entry.isKeyObject) keyObjects += 1;
        }
      }
      return { units, people, keyObjects, byStaffClass };
    },
  }),
];
