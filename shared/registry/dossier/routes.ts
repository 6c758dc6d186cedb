import * as z from "zod/mini";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { docxType, fileAnswer } from "#kernel/document/documents.ts";
import { readRecord } from "#kernel/permission/reader.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { ReceiptView } from "#kernel/route/answers.ts";
import { type Call, type Route, readingRoute, route } from "#kernel/route/route.ts";
import { commandRoutes } from "#process/command-routes.ts";
import { keepEntry } from "#process/dossier/entries.ts";
import { Entry } from "#process/dossier/entry.ts";
import { dossier } from "#process/dossier/process.ts";
import type { Dossier } from "#process/dossier/schema.ts";
import { recordRoutes } from "#process/record-routes.ts";
import { printedFile } from "./printed.ts";
import { viewOf } from "./view.ts";

const tag = "廉政档案";
const path = "/integrity-files";

const Lines = z.array(z.object({ on: z.string(), text: z.string() }));
const FileView = z.object({
  cover: z.array(z.object({ label: z.string(), value: z.string() })),
  basics: z.array(z.object({ label: z.string(), value: z.string() })),
  sections: z.array(z.object({ title: z.string(), lines: Lines })),
  readings: z.array(
    z.object({
      at: z.string(),
      officer: z.string(),
      reason: z.string(),
      approvedBy: z.string(),
    }),
  ),
});

type FileCall = Pick<Call<Record<string, string>, unknown, unknown>, "world" | "caller" | "params">;

/** Each opening is written into the file before anything of it is handed out. */
export function recordOpening({
  world,
  caller: { district, actor },
  params: { id = "" },
}: FileCall) {
  return execute(world, {
    process: dossier,
    id,
    district,
    actor,
    right: "dossier.ask",
    tasks: "open",
    decide: ({ state }, context) => dossier.decide(state, { type: "read" }, context),
  });
}

/** The file itself: only whom the deputy has let open it, and each opening is a line of the file. */
const contents = readingRoute({
  method: "post",
  path: `${path}/{id}/contents`,
  tag,
  summary: "查阅廉政档案（经批准，二十四小时内，逐次记入查阅记录）",
  right: "dossier.ask",
  body: z.object({}),
  answer: FileView,
  record: recordOpening,
  open: async ({ world, params: { id = "" } }) => viewOf(world, id),
});

/** The same as a 活页 file on paper; printing it is an opening. */
const printed = readingRoute({
  method: "post",
  path: `${path}/{id}/contents.docx`,
  tag,
  summary: "打印廉政档案（活页，经批准，记入查阅记录）",
  right: "dossier.ask",
  body: z.object({}),
  produces: docxType,
  answer: z.string(),
  record: recordOpening,
  open: async ({ world, caller, params: { id = "" } }) => {
    const [view, { rules }] = await Promise.all([
      viewOf(world, id),
      readDistrict(world, caller.district),
    ]);
    if (isRefusal(view)) return view;
    const file = printedFile(view, rules.config.name, dayOf(world.clock()));
    return fileAnswer(await world.documents.docx(file), docxType, `${file.title}.docx`);
  },
});

/** What no record of ours says is entered by the room that keeps the file, and corrected by a further entry. */
const entered = route({
  method: "post",
  path: `${path}/{id}/entries`,
  tag,
  summary: "登记档案材料（家庭成员、人事档案、材料目录、民主生活会说明等，注明依据）",
  right: "dossier.enter",
  body: z.object({ entry: Entry }),
  answer: ReceiptView,
  handle: async (call) => {
    const { world, caller, body, idempotency, params } = call;
    const { id = "" } = params;
    const right = "dossier.enter";
    const found = await readRecord<Dossier>(call, { kind: "dossier", id, right });
    if (isRefusal(found)) return found;
    const n = (found.state.entries ?? 0) + 1;
    const { write, hash } = keepEntry(world, id, n, {
      entry: body.entry,
      by: caller.officer.id,
    });
    const { section, on } = body.entry;
    const command = { type: "enter", entry: { n, section, on, hash } } as const;
    return execute(world, {
      process: dossier,
      id,
      district: caller.district,
      actor: caller.actor,
      right,
      idempotency,
      also: () => [write],
      decide: ({ state }, context) => dossier.decide(state, command, context),
    });
  },
});

/** Integrity files: who keeps whose, requests to open one, and the contents. */
export const dossierRoutes: Route[] = [
  ...recordRoutes({ kind: "dossier", path, tag, title: "廉政档案", action: "dossier.ask" }),
  contents,
  printed,
  entered,
  ...commandRoutes(dossier, { path, tag }),
];
