import { StepRefused } from "#kernel/conduct/workflow/retry.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { readDistrict } from "#kernel/district/read.ts";
import { send } from "#kernel/record/send.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { has } from "#kernel/text/own.ts";
import type { World } from "#kernel/world.ts";
import { report } from "#process/report/process.ts";
import type { Report } from "#process/report/schema.ts";
import { earlierSpans, reportId } from "#process/report/span.ts";
import { createCount } from "#registry/report/count.ts";
import type { At } from "#registry/report/figure.ts";
import { floored } from "#registry/report/figures/floor.ts";
import { hashOfCount, keepCount, readSections } from "#registry/report/kept.ts";
import { recordsOf } from "#registry/report/sources.ts";
import { sumOf } from "#registry/report/sum.ts";
import { figuresOf, tell } from "#registry/report/tell.ts";
import { changesOf, type Earlier, linesOf } from "#registry/report/told.ts";
import { isToCount, readParts, signedCount } from "./parts.ts";
import { everyRecord, nowhere, readPlaces } from "./reads.ts";

type Step = { id: string; district: string };

/**
 * Counts what a report holds and keeps it beside the report, then tells the report. What it counts lies
 * there before the report names it, and is named by its hash, so a repetition changes nothing.
 */
export async function countReport(world: World, step: Step): Promise<{ records: number }> {
  const { id, district } = step;
  const state = (await world.store.get(recordKey("report", id)))?.state as Report | undefined;
  if (state === undefined || !isToCount(state)) return { records: 0 };
  const earlier = await earlierOf(world, district, state);
  const { sections, counted, records } =
    state.sums === undefined
      ? await countRecords(world, district, state, earlier)
      : sumOf(state, await readParts(world, id, state), earlier);
  const hash = hashOfCount(sections, counted);
  // Lines are a text that goes on to others, like a paper: they hold no small counts of petitions.
  const lines = floored(sections, state.type);
  await keepCount(world, id, { hash, sections, counted });
  const former = state.former.at(-1);
  const changes =
    former === undefined
      ? {}
      : {
          changes: changesOf(
            floored(await readSections(world, id, former.count.hash), state.type),
            lines,
          ),
        };
  const told = { on: dayOf(world.clock()), hash, lines: linesOf(lines) };
  const answer = await send(
    world,
    report,
    { id, district },
    { type: "note-count", version: state.version, ...told, ...changes },
  );
  if (isRefusal(answer)) throw new StepRefused(answer.refused);
  return { records };
}

/** Counts the records of a district, or of one of its rooms. */
async function countRecords(world: World, district: string, state: Report, earlier: Earlier) {
  const { rules } = await readDistrict(world, district);
  const { type, from, to, room } = state;
  const figures = figuresOf(type);
  const isByPlace = ["objectsByTown", "findingsByTown", "villagePetitions"].some((name) =>
    has(figures, name),
  );
  const places = isByPlace ? await readPlaces(world, district) : nowhere;
  const at: At = { from, to, rules, ...places };
  const count = createCount(figures, at, room);
  let records = 0;
  const all = recordsOf(everyRecord(world, district), Object.values(figures), { district, to });
  for await (const item of all) {
    count.add(item);
    records += 1;
  }
  const counted = count.done();
  return { sections: tell(type, counted, earlier), counted, records };
}

/** What the report before and the one of a year ago have told, as they were signed last. */
async function earlierOf(world: World, district: string, state: Report): Promise<Earlier> {
  const { rules } = await readDistrict(world, district);
  const spans = earlierSpans(state, rules.config.reportMonths);
  const whose = { type: state.type, ...(state.room === undefined ? {} : { room: state.room }) };
  const sectionsOf = async (span: (typeof spans)["previous"]) => {
    const id = reportId(district, { ...whose, ...span });
    const found = (await world.store.get(recordKey("report", id)))?.state as Report | undefined;
    const signed = found === undefined ? undefined : signedCount(found);
    return signed === undefined ? undefined : readSections(world, id, signed.hash);
  };
  const previous = await sectionsOf(spans.previous);
  const lastYear = await sectionsOf(spans.lastYear);
  return {
    ...(previous === undefined ? {} : { previous }),
    ...(lastYear === undefined ? {} : { lastYear }),
  };
}
