import * as z from "zod/mini";
import { mayEvery } from "#kernel/permission/gate.ts";
import { type Reader, readRecord } from "#kernel/permission/reader.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import type { Count, Report } from "#process/report/schema.ts";
import { floored } from "./figures/floor.ts";
import { readSections } from "./kept.ts";
import type { ShownSection } from "./told.ts";

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

/**
 * A report with one of its versions and the figures of that, if the gate lets its reader pass: small counts
 * of petitions only for who may read these, and in no paper, which goes on to others.
 */
export async function readVersion(
  reader: Reader,
  id: string,
  wanted: number | undefined,
): Promise<Read | Refusal> {
  const found = await readRecord<Report>(reader, { kind: "report", id, right: "report.read" });
  if (isRefusal(found)) return found;
  const { state } = found;
  const of = versionsOf(state).findLast(
    ({ version }) => wanted === undefined || version === wanted,
  );
  if (of === undefined)
    return wanted === undefined ? refuse("report.uncounted") : refuse("record.unknown");
  const sections = await readSections(reader.world, id, of.count.hash);
  const printed = floored(sections, state.type);
  const isOpen = mayEvery(reader.caller, "petition.read", state.room);
  return { state, of, printed, sections: isOpen ? sections : printed };
}

type Read = {
  state: Report;
  of: VersionOf;
  sections: readonly ShownSection[];
  printed: readonly ShownSection[];
};

/** All versions that have been counted, the latest last. */
function versionsOf({ former, version, count, analysis = "", signed }: Report): VersionOf[] {
  const now = { version, analysis, ...(signed === undefined ? {} : { signed }) };
  return [...former, ...(count === undefined ? [] : [{ ...now, count }])];
}
