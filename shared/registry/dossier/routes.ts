import * as z from "zod/mini";
import { execute } from "#kernel/execute.ts";
import { refuse } from "#kernel/refusal.ts";
import { type Route, readingRoute } from "#kernel/route.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import type { World } from "#kernel/world.ts";
import { commandRoutes } from "#process/command-routes.ts";
import { dossier } from "#process/dossier/process.ts";
import type { Dossier } from "#process/dossier/schema.ts";
import { recordRoutes } from "#process/record-routes.ts";
import type { Person } from "../person/schema.ts";
import { basicsOf } from "./basics.ts";
import { filedKinds, sectionsOf } from "./sections.ts";

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

/** The file itself: only whom the deputy has let open it, and each opening is a line of the file. */
const contents = readingRoute({
  method: "post",
  path: `${path}/{id}/contents`,
  tag,
  summary: "查阅廉政档案（经批准，二十四小时内，逐次记入查阅记录）",
  action: "dossier.ask",
  body: z.object({}),
  answer: FileView,
  record: ({ world, caller: { district, actor }, params: { id = "" } }) =>
    execute(world, {
      process: dossier,
      id,
      district,
      actor,
      right: "dossier.ask",
      tasks: "open",
      decide: ({ state }, context) => dossier.decide(state, { type: "read" }, context),
    }),
  open: async ({ world, params: { id = "" } }) => viewOf(world, id),
});

/** Integrity files: who keeps whose, requests to open one, and the contents. */
export const dossierRoutes: Route[] = [
  ...recordRoutes({ kind: "dossier", path, tag, title: "廉政档案", action: "dossier.ask" }),
  contents,
  ...commandRoutes(dossier, { path, tag }),
];

/** The file as it reads now: one query for all records about the person, read in batches. */
async function viewOf(world: World, id: string) {
  const item = await world.store.get(recordKey("dossier", id));
  if (item === undefined) return refuse("record.unknown");
  const { personId, name, unitName, openedOn, closedOn, readings } = item.state as Dossier;
  const person = await world.store.get(recordKey("person", personId));
  const records: Item[] = [];
  for await (const record of readAbout(world, personId, filedKinds))
    if (record.district === item.district) records.push(record);
  return {
    cover: [
      { label: "档号", value: id },
      { label: "姓名", value: name },
      { label: "单位", value: unitName },
      { label: "建档日", value: openedOn },
      ...(closedOn === undefined ? [] : [{ label: "封存日", value: closedOn }]),
    ],
    basics: basicsOf(person?.state as Person | undefined),
    sections: sectionsOf(records, personId, closedOn),
    readings,
  };
}
