import * as z from "zod/mini";
import { readDistrict } from "#kernel/district/read.ts";
import { namesOf } from "#kernel/district/role.ts";
import { docxType, fileAnswer } from "#kernel/document/documents.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { has } from "#kernel/text/own.ts";
import type { Clue } from "#process/clue/schema.ts";
import { clueDocument, papers } from "./papers.ts";

/** The papers of a clue as .docx, on the one layout of official documents. */
export const cluePaperRoutes: Route[] = [
  route({
    method: "get",
    path: "/clues/{id}/papers/{paper}/document.docx",
    tag: "问题线索",
    summary: `问题线索文书（${Object.entries(papers)
      .map(([name, { title }]) => `${name} ${title}`)
      .join("，")}）`,
    right: "clue.read",
    produces: docxType,
    answer: z.string(),
    handle: async (call) => {
      const { world, caller, params } = call;
      const { id = "", paper = "" } = params;
      const found = await readRecord<Clue>(call, { kind: "clue", id, right: "clue.read" });
      if (isRefusal(found)) return found;
      if (!has(papers, paper)) return refuse("record.unknown");
      const { rules, officers } = await readDistrict(world, caller.district);
      const nameOf = namesOf(officers);
      const document = clueDocument(found.state, paper, { district: rules.config.name, nameOf });
      return document === undefined
        ? refuse("record.state", "还没有可以制作这一文书的内容")
        : fileAnswer(await world.documents.docx(document), docxType, `${papers[paper].title}.docx`);
    },
  }),
];
