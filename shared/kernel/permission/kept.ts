import type { Officer } from "../district/role.ts";
import type { MatterOf, Named, Process } from "../record/process.ts";
import { recordKey } from "../store/keys.ts";
import { kindOf } from "../text/id.ts";
import type { World } from "../world.ts";
import { barredFrom } from "./barred.ts";

/** How a record's process is found. */
export type ProcessOf = (
  kind: string,
) => Promise<Pick<Process<unknown, never>, "bars"> | undefined>;

/**
 * Ids of the officers whom the gate keeps from a record whatever their role, so that nothing which the
 * system tells of it by itself comes to them: recused from it, tied to whom it judges, or hidden from;
 * likewise of the record that this one tells of. A record that is not there keeps nobody. Its kind is
 * read from its id, since what could not be told is named by the record that it tells of. `hidden` are
 * those of them for whom the record does not exist: nothing that others read may name them.
 */
export async function keptFrom(
  { world, processOf }: { world: Pick<World, "store">; processOf: ProcessOf },
  record: Named,
  officers: readonly Officer[],
): Promise<{ all: string[]; hidden: string[] }> {
  const matter = await matterOf(world, processOf, record);
  const behind = matter?.of === undefined ? undefined : await matterOf(world, processOf, matter.of);
  const matters = [
    { id: record.id, matter },
    { id: matter?.of?.id, matter: behind },
  ];
  const isHidden = ({ id }: Officer) =>
    matters.some(({ matter }) => matter?.hiddenFrom?.includes(id));
  const isBarred = (officer: Officer) =>
    matters.some(({ id, matter }) => barredFrom(officer, matter, id) !== undefined);
  const hidden = officers.filter(isHidden).map(({ id }) => id);
  const barred = officers.filter(isBarred).map(({ id }) => id);
  return { all: [...new Set([...hidden, ...barred])], hidden };
}

async function matterOf(
  { store }: Pick<World, "store">,
  processOf: ProcessOf,
  { kind, id }: Named,
): Promise<MatterOf | undefined> {
  const item = await store.get(recordKey(kindOf(id) ?? kind, id));
  return item === undefined ? undefined : (await processOf(String(item.kind)))?.bars?.(item.state);
}

/** The lookup of who has one process at hand. */
export function only<S>(process: { kind: string; bars?: (state: S) => MatterOf }): ProcessOf {
  const { bars } = process;
  const found = bars === undefined ? {} : { bars: (state: unknown) => bars(state as S) };
  return (kind) => Promise.resolve(kind === process.kind ? found : undefined);
}

/** Who looks after what the system could not do, nearest first. */
const caretakers = ["OFFICE", "DEPUTY_SECRETARY", "SECRETARY", "ADMIN"] as const;

/** The nearest of those who look after things, of whom at least one may know of the matter. */
export function caretakersBut(officers: readonly Officer[], kept: readonly string[]): Officer[] {
  const may = officers.filter(({ id }) => !kept.includes(id));
  for (const role of caretakers) {
    const found = may.filter((officer) => officer.role === role);
    if (found.length > 0) return found;
  }
  return [];
}
