import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { docxType, fileAnswer } from "#kernel/document/documents.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { type Route, readingRoute } from "#kernel/route/route.ts";
import { portraitOf, portraitPaper } from "./portrait.ts";
import { recordOpening } from "./routes.ts";

const cells = z.array(z.object({ label: z.string(), value: z.string() }));
const of = { method: "post", tag: "廉政档案", right: "dossier.ask", body: z.object({}) } as const;

/** Portraits (§5.1): they tell what the file holds, so each is an opening of it, with leave and a trace. */
export const portraitRoutes: Route[] = [
  readingRoute({
    ...of,
    path: "/integrity-files/{id}/portrait",
    summary: "对象画像（须经批准查阅档案，记入查阅记录）",
    answer: z.object({
      name: z.string(),
      basics: cells,
      supervision: cells,
      timeline: z.object({
        columns: z.array(z.string()),
        rows: z.array(z.array(z.string())),
      }),
      digest: z.array(z.object({ title: z.string(), lines: z.int(), last: z.string() })),
    }),
    record: recordOpening,
    open: async ({ world, params: { id = "" } }) => portraitOf(world, id),
  }),
  readingRoute({
    ...of,
    path: "/integrity-files/{id}/portrait.docx",
    summary: "打印对象画像（须经批准查阅档案，记入查阅记录）",
    produces: docxType,
    answer: z.string(),
    record: recordOpening,
    open: async ({ world, caller, params: { id = "" } }) => {
      const [portrait, { rules }] = await Promise.all([
        portraitOf(world, id),
        readDistrict(world, caller.district),
      ]);
      if (isRefusal(portrait)) return portrait;
      const paper = portraitPaper(portrait, rules.config.name, dayOf(world.clock()));
      return fileAnswer(await world.documents.docx(paper), docxType, `${paper.title}.docx`);
    },
  }),
];
