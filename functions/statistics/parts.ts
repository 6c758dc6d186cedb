import { readDistrict } from "#kernel/district/read.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { Count, Report } from "#process/report/schema.ts";
import { reportId } from "#process/report/span.ts";
import { readSections } from "#registry/report/kept.ts";
import type { PartReport } from "#registry/report/sum.ts";

type Step = { id: string; district: string };
type Part = { district: string; name: string };

/** Whether a report waits for its figures. */
export function isToCount({ status, count }: Report): boolean {
  return status === "DRAFT" && count === undefined;
}

/** The districts whose reports a municipality's adds up; none for any other report. */
export async function planParts(world: World, { id }: Step): Promise<{ parts: readonly Part[] }> {
  const state = await readReport(world, id);
  return { parts: state === undefined || !isToCount(state) ? [] : (state.sums ?? []) };
}

/**
 * Lays one district's part beside the municipality's report: what its own report of the period says, as
 * it was signed last. Of the district nothing else is read but whom it reports to. Who reports to
 * somebody else, or has not signed yet, has an empty part.
 */
export async function takePart(world: World, { id, district }: Step, part: Part): Promise<object> {
  const state = await readReport(world, id);
  if (state === undefined || !isToCount(state)) return {};
  const { rules } = await readDistrict(world, part.district);
  const taken: PartReport =
    rules.config.reportsTo === district
      ? { ...part, ...(await signedOf(world, part.district, state)) }
      : part;
  const key = { pk: pkOf(id), sk: skOf(state, part.district) };
  await world.store.transact([{ put: { ...key, part: taken }, when: "any" }]);
  return {};
}

/** The parts of a report, in the order of its districts. */
export async function readParts(world: World, id: string, state: Report): Promise<PartReport[]> {
  const sums = state.sums ?? [];
  const items = await world.store.getMany(
    sums.map((part) => ({ pk: pkOf(id), sk: skOf(state, part.district) })),
  );
  return sums.map((part, at) => (items[at]?.part as PartReport | undefined) ?? part);
}

/** The figures that a report was signed with last. */
export function signedCount({ status, count, former }: Report): Count | undefined {
  return status === "SIGNED" ? count : former.at(-1)?.count;
}

async function signedOf(
  world: World,
  district: string,
  { type, from, to }: Report,
): Promise<Pick<PartReport, "report">> {
  const id = reportId(district, { type, from, to });
  const found = await readReport(world, id);
  // A district whose month ends on another day has no report of the same days.
  const signed = found?.to === to ? signedCount(found) : undefined;
  if (signed === undefined) return {};
  return { report: { id, sections: await readSections(world, id, signed.hash) } };
}

async function readReport(world: World, id: string): Promise<Report | undefined> {
  return (await world.store.get(recordKey("report", id)))?.state as Report | undefined;
}

const pkOf = (id: string) => `report-part#${id}`;
const skOf = ({ version }: Report, district: string) => `version#${version}#${district}`;
