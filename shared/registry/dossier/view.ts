import { readDistrict } from "#kernel/district/read.ts";
import { namesOf } from "#kernel/district/role.ts";
import { refuse } from "#kernel/refusal.ts";
import { type Item, recordKey } from "#kernel/store/keys.ts";
import { readAbout } from "#kernel/store/read-about.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { World } from "#kernel/world.ts";
import { readEntries } from "#process/dossier/entries.ts";
import type { Dossier } from "#process/dossier/schema.ts";
import { basicsOf } from "../person/facts.ts";
import type { Person } from "../person/schema.ts";
import { filedKinds, sectionsOf } from "./sections.ts";

/** The file as it reads now: one query for all records about the person, read in batches. */
export async function viewOf(world: World, id: string) {
  const item = await world.store.get(recordKey("dossier", id));
  if (item === undefined) return refuse("record.unknown");
  const { personId, name, unitName, openedOn, closedOn, readings } = item.state as Dossier;
  const [person, entries, { officers }] = await Promise.all([
    world.store.get(recordKey("person", personId)),
    readEntries(world, id),
    readDistrict(world, String(item.district)),
  ]);
  const nameOf = namesOf(officers);
  const named = entries.map((entry) =>
    entry.made === undefined
      ? entry
      : { ...entry, made: { ...entry.made, by: nameOf(entry.made.by) } },
  );
  const records: Item[] = [];
  for await (const record of readAbout(world, personId, filedKinds))
    if (record.district === item.district) records.push(record);
  return {
    cover: [
      { label: "档号", value: shortNumber(id) },
      { label: "姓名", value: name },
      { label: "单位", value: unitName },
      { label: "建档日", value: openedOn },
      ...(closedOn === undefined ? [] : [{ label: "封存日", value: closedOn }]),
    ],
    basics: basicsOf(person?.state as Person | undefined),
    sections: sectionsOf({ records, entries: named }, personId, closedOn),
    readings: readings.map(({ officer, approvedBy, ...reading }) => ({
      ...reading,
      officer: nameOf(officer),
      approvedBy: nameOf(approvedBy),
    })),
  };
}

/** What an approved opening hands out. */
export type FileView = Exclude<Awaited<ReturnType<typeof viewOf>>, { refused: string }>;
