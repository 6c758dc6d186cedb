import * as z from "zod/mini";
import { type Reader, readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Count, Report } from "#process/report/schema.ts";
import { readSections } from "./kept.ts";
import type { ToldSection } from "./told.ts";

/** Which version is wanted; the latest that has been counted unless said. */
export const Version = z.object({
  version: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(100))),
});

/** A version of a report: what it was counted as, and what was written and signed with it. */
export type VersionOf = {
  version: number;
  count: Count;
  analysis: string;
  signed?: { on: string; by: string };
};

/** A report with one of its versions and the figures of that, if the gate lets its reader pass. */
export async function readVersion(
  reader: Reader,
  id: string,
  wanted: number | undefined,
): Promise<{ state: Report; of: VersionOf; sections: ToldSection[] } | Refusal> {
  const found = await readRecord<Report>(reader, { kind: "report", id, right: "report.read" });
  if (isRefusal(found)) return found;
  const { state } = found;
  const of = versionsOf(state).findLast(
    ({ version }) => wanted === undefined || version === wanted,
  );
  if (of === undefined)
    return wanted === undefined ? refuse("report.uncounted") : refuse("record.unknown");
  return { state, of, sections: await readSections(reader.world, id, of.count.hash) };
}

/** All versions that have been counted, the latest last. */
function versionsOf({ former, version, count, analysis = "", signed }: Report): VersionOf[] {
  const now = { version, analysis, ...(signed === undefined ? {} : { signed }) };
  return [...former, ...(count === undefined ? [] : [{ ...now, count }])];
}
