import * as z from "zod/mini";
import { StepRefused } from "#kernel/conduct/workflow/retry.ts";
import { districtOf } from "#kernel/district/read.ts";
import { systemActor } from "#kernel/record/event.ts";
import { execute } from "#kernel/record/execute.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey } from "#kernel/store/keys.ts";
import { itemsOf } from "#kernel/store/pages.ts";
import type { World } from "#kernel/world.ts";
import { type Hit, hitItem, hitPrefix } from "#process/targeted/material/hits.ts";
import { targeted } from "#process/targeted/process.ts";
import type { Analysis, Table, Targeted } from "#process/targeted/schema.ts";
import type { Theme } from "#process/targeted/themes/theme.ts";

const Step = z.object({ step: z.literal("analyze"), id: z.string(), district: z.string() });
type Step = z.infer<typeof Step>;

/** Files compared and hits there are, old and new. */
export type Analyzed = { tables: number; hits: number };

/** Writes of one transaction (TransactWriteItems takes 100). */
const chunk = 100;

/**
 * Compares the unit's files whenever there is a new one. Hits lie beside the record, to be read a
 * page at a time; one that was found before keeps what a person has made of it. The rules are loaded
 * when there is something to compare; without `themes`, all that are installed.
 */
export function createAnalyzer(world: World, themes?: readonly Theme[]) {
  return async (event: unknown): Promise<Analyzed> => {
    const step = Step.parse(event);
    const [record, district] = await world.store.getMany([
      recordKey("targeted", step.id),
      recordKey("district", step.district),
    ]);
    const state = record?.state as Targeted | undefined;
    if (state?.tables.some(({ status }) => status === "UPLOADED") !== true) {
      const { tables = [] } = state ?? {};
      await destroyFiles(
        world,
        tables.filter(({ refused }) => refused !== undefined),
      );
      return { tables: 0, hits: state?.hits.found ?? 0 };
    }
    const [{ compare }, installed] = await Promise.all([
      import("./compare.ts"),
      import("#process/targeted/themes/themes.ts"),
    ]);
    const { calendars, config } = districtOf(district).rules;
    const districtNames = [config.name, ...config.placeNames];
    const {
      tables,
      themes: compared,
      hits: found,
    } = await compare(world, state, {
      themes: themes ?? installed.themes,
      calendars,
      districtNames,
    });
    const hits = await addHits(world, step.id, found);
    await note(world, step, { tables, themes: compared, hits });
    const marked = tables.flatMap(({ n, refused }) => (refused === undefined ? [] : [n]));
    await destroyFiles(
      world,
      state.tables.filter(({ n }) => marked.includes(n)),
    );
    return { tables: tables.length, hits };
  };
}

/** No copy is kept of what bears the mark of a state secret; its line says that it was refused. */
async function destroyFiles({ files }: World, tables: readonly Table[]): Promise<void> {
  for (const { key } of tables) await files.destroy(key);
}

/** Adds the hits that are new, and counts all there are. */
async function addHits(world: World, id: string, found: readonly Hit[]): Promise<number> {
  const known = await knownHits(world, id);
  const added = [...new Map(found.map((hit) => [hit.hit, hit])).values()].filter(
    ({ hit }) => !known.has(hit),
  );
  for (let at = 0; at < added.length; at += chunk) {
    const writes = added.slice(at, at + chunk);
    const lost = await world.store.transact(
      writes.map((hit) => ({ put: hitItem(id, hit), when: "absent" }) as const),
    );
    // The same step ran twice at once: what the other has written is known now.
    if (lost !== undefined) return addHits(world, id, found);
  }
  return known.size + added.length;
}

async function knownHits(world: World, id: string): Promise<Set<string>> {
  const known = new Set<string>();
  const { pk } = recordKey("targeted", id);
  for await (const { hit } of itemsOf((more) => world.store.range(pk, hitPrefix, more)))
    known.add(String(hit));
  return known;
}

async function note(world: World, { id, district }: Step, analysis: Analysis): Promise<void> {
  const answer = await execute(world, {
    process: targeted,
    id,
    district,
    actor: systemActor,
    right: "unasked",
    tasks: "open",
    decide: ({ state }, context) =>
      targeted.decide(state, { type: "note-analysis", analysis }, context),
  });
  if (isRefusal(answer)) throw new StepRefused(answer.refused);
}
