import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { namesOf } from "#kernel/district/role.ts";
import { textsOn } from "#kernel/document/district-texts.ts";
import { docxType, fileAnswer } from "#kernel/document/documents.ts";
import type { PaperTexts } from "#kernel/document/saying.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, refuse } from "#kernel/refusal.ts";
import { type Route, route } from "#kernel/route/route.ts";
import { own } from "#kernel/text/own.ts";
import { text } from "#kernel/text/text.ts";
import type { World } from "#kernel/world.ts";
import {
  type AnyPaper,
  documentOf,
  type PaperPlace,
  paperPlaces,
  papers,
  problemOfTexts,
} from "./papers.ts";

/** The official papers of records, in the layout of GB/T 9704-2012, and the words that they are in. */
export const paperRoutes: Route[] = [
  ...paperPlaces.map(paperRoute),
  route({
    method: "get",
    path: "/papers/texts",
    tag: "公文",
    summary: "公文用语：通用的和本区改写的",
    right: "district.read",
    answer: z.object({
      items: z.array(
        z.object({
          paper: z.string(),
          title: z.string(),
          texts: z.record(z.string(), z.string()),
          own: z.record(z.string(), z.string()),
        }),
      ),
    }),
    handle: async ({ world, caller }) => {
      const { rules } = await readDistrict(world, caller.district);
      return {
        items: Object.entries(papers).map(([paper, { title, texts }]) => ({
          paper,
          title,
          texts,
          own: rules.config.papers?.[paper] ?? {},
        })),
      };
    },
  }),
  route({
    method: "post",
    path: "/papers/dry-run",
    tag: "公文",
    summary: "试印公文：用改写的用语印一份虚构事项的公文（不保存）",
    right: "district.configure",
    body: z.object({
      paper: text(60, "须指明公文"),
      texts: z._default(z.record(text(40), text(1000)), {}),
    }),
    produces: docxType,
    answer: z.string(),
    handle: async ({ world, caller, body: { paper: code, texts } }) => {
      const problem = problemOfTexts({ [code]: texts });
      if (problem !== undefined) return problem;
      const kind = own<AnyPaper>(papers, code)?.kind ?? "";
      const state = own<unknown>((await import("./specimens.ts")).specimens, kind);
      if (state === undefined) return refuse("record.unknown");
      return printed(world, caller.district, { code, state, texts: { [code]: texts } });
    },
  }),
];

function paperRoute({ kind, path, tag, action }: PaperPlace): Route {
  const listed = Object.entries(papers).filter(([, paper]) => paper.kind === kind);
  const names = listed.map(([code, { title }]) => `${code.split(".")[1]} ${title}`);
  return route({
    method: "get",
    path: `${path}/{id}/papers/{paper}`,
    tag,
    summary: `公文：${names.join("，")}`,
    right: action,
    produces: docxType,
    answer: z.string(),
    handle: async (call) => {
      const { id = "", paper = "" } = call.params;
      const record = await readRecord(call, { kind, id, right: action });
      if (isRefusal(record)) return record;
      const of = { code: `${kind}.${paper}`, state: record.state };
      return printed(call.world, call.caller.district, of);
    },
  });
}

/** A paper as a file, in the words of its own day unless others are given. */
async function printed(
  world: World,
  district: string,
  { code, state, texts }: { code: string; state: unknown; texts?: PaperTexts },
) {
  const paper = own<AnyPaper>(papers, code);
  if (paper === undefined) return refuse("record.unknown");
  const { rules, officers } = await readDistrict(world, district);
  const writing = {
    district: rules.config.name,
    secretary: officers.find(({ role }) => role === "SECRETARY")?.name ?? "",
    today: dayOf(world.clock()),
    nameOf: namesOf(officers),
  };
  const said = texts ?? (await textsOn(world, district, paper.writtenOn(state)));
  const document = documentOf(code, state, writing, said ?? rules.config.papers);
  if (document === undefined) return refuse("paper.early");
  const file = `${paper.nameOf(state)}.docx`;
  return fileAnswer(await world.documents.docx(document), docxType, file);
}
