import * as z from "zod/mini";
import { readRecords } from "#kernel/permission/reader.ts";
import { readsOf } from "#kernel/record/kinds.ts";
import { subjectLine } from "#kernel/record/subject-line.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { kindOf, recordOfTask } from "#kernel/text/id.ts";
import { Code, note } from "#kernel/text/text.ts";
import { titleOf } from "#process/report/span.ts";
import { isFewBehind } from "./figures/floor.ts";
import { readRows } from "./kept.ts";
import { readVersion, Version } from "./read-report.ts";
import { figureIn } from "./told.ts";

const tag = "统计报告";
const action = "report.read";
const compared = { previous: z.optional(z.number()), lastYear: z.optional(z.number()) };

const Section = z.object({
  heading: z.string(),
  figures: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      unit: z.string(),
      value: z.number(),
      ...compared,
      keys: z.optional(
        z.array(
          z.object({
            key: z.string(),
            label: z.string(),
            value: z.optional(z.number()),
            share: z.optional(z.number()),
            /** `FEW` is one or two; `REST` is withheld to keep those. */
            withheld: z.optional(z.enum(["FEW", "REST"])),
          }),
        ),
      ),
      /** `ALL` are few; `ELSEWHERE` is told in the quarter's report of petitions alone. */
      withheld: z.optional(z.enum(["ALL", "ELSEWHERE"])),
    }),
  ),
  ratios: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      /** Absent of a rate in per mille; else it is told in thousandths of this. */
      unit: z.optional(z.literal("天")),
      permille: z.optional(z.number()),
      ...compared,
    }),
  ),
});

/** The figures of a report, which tables and pictures are drawn from, and the rows that each counts. */
export const figureRoutes: Route[] = [
  route({
    method: "get",
    path: "/reports/{id}/figures",
    tag,
    summary: "统计报告的数字（表格和图形同源；占比、比率以千分数表示）",
    right: action,
    query: Version,
    traced: "yes",
    answer: z.object({
      title: z.string(),
      from: z.string(),
      to: z.string(),
      version: z.int(),
      countedOn: z.string(),
      hash: z.string(),
      analysis: z.string(),
      signedOn: z.optional(z.string()),
      sections: z.array(Section),
    }),
    handle: async (call) => {
      const read = await readVersion(call, call.params.id ?? "", call.query.version);
      if (isRefusal(read)) return read;
      const { state, of, sections } = read;
      return {
        title: titleOf(state),
        from: state.from,
        to: state.to,
        version: of.version,
        countedOn: of.count.on,
        hash: of.count.hash,
        analysis: of.analysis,
        ...(of.signed === undefined ? {} : { signedOn: of.signed.on }),
        sections,
      };
    },
  }),
  route({
    method: "get",
    path: "/reports/{id}/figures/{name}/rows",
    tag,
    summary: "一个数字所统计的事项（只列出查询人有权查看的，其余只给件数）",
    right: action,
    query: z.extend(Version, {
      key: z.optional(note(200)),
      limit: z._default(z.coerce.number().check(z.int(), z.gte(1), z.lte(100)), 50),
      from: z._default(z.coerce.number().check(z.int(), z.gte(0), z.lte(1_000_000)), 0),
    }),
    traced: "yes",
    answer: z.object({
      label: z.string(),
      total: z.int(),
      items: z.array(
        z.object({ id: z.string(), kind: Code, status: z.string(), about: z.string() }),
      ),
      /** Of the rows of this page, how many the reader may not see. */
      hidden: z.int(),
      next: z.optional(z.int()),
    }),
    handle: async (call) => {
      const { id = "", name = "" } = call.params;
      const { version, key, limit, from } = call.query;
      const read = await readVersion(call, id, version);
      if (isRefusal(read)) return read;
      const figure = figureIn(read.sections, name);
      if (figure === undefined) return refuse("record.unknown");
      const keyed = figure.keys?.find((one) => one.key === key);
      if (read.sections === read.printed && isFewBehind(name, key, figure))
        return refuse("report.few");
      const { hash } = read.of.count;
      const whose = key === undefined ? {} : { key };
      const rows = await readRows(call.world, { report: id, hash, figure: name, ...whose });
      const page = rows.slice(from, from + limit);
      const ids = page.map((row) => recordOfTask(row.split("#")[0] ?? ""));
      const subjects = ids.map((one) => ({ kind: kindOf(one) ?? "", id: one }));
      const unique = [...new Map(subjects.map((one) => [one.id, one])).values()];
      const seen = await readRecords(call, unique, readsOf);
      const byId = new Map(seen.map((item) => [String(item.id), item]));
      const items = ids.flatMap((one) => {
        const item = byId.get(one);
        if (item === undefined) return [];
        const summary = (item.summary ?? {}) as Readonly<Record<string, unknown>>;
        const about = subjectLine(summary, one);
        return [{ id: one, kind: String(item.kind), status: String(item.status), about }];
      });
      return {
        label: keyed === undefined ? figure.label : `${figure.label}：${keyed.label}`,
        total: rows.length,
        items,
        hidden: page.length - items.length,
        ...(from + limit < rows.length ? { next: from + limit } : {}),
      };
    },
  }),
];
