import { type DistrictCommand, districtProcess } from "#kernel/district/process.ts";
import type { Relation } from "#kernel/district/relation.ts";
import type { Event } from "#kernel/record/event.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { recordKey, trayKey } from "#kernel/store/keys.ts";
import { recuseFrom } from "#kernel/task/seats/recuse-from.ts";
import { kindOf } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import { follow } from "#process/incident/follow.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import { processOf } from "#processes";

type Subject = { kind: string; id: string };
type Leaving = { person: string; relation: Relation; detail: string };

/** A granted recusal takes the officer out of the matter: its record, and every open task. */
export async function carryOutRecusal(world: World, event: Event): Promise<void> {
  const state = (await world.store.get(recordKey("recusal", event.id)))?.state as Recusal;
  const { subject, officer: person, relation, requestedBy } = state;
  // What a reporter has said stays in the request, which few may read.
  const detail = requestedBy === "reporter" ? `依据回避决定 ${event.id}` : state.detail;
  await takeOut(world, event, subject, { person, relation, detail });
}

/**
 * Whoever is recused from a matter is so from every matter about the same people: they are registered
 * as tied to each person whom it judges or, where it judges none, to each unit. For events that say
 * that somebody is recused.
 */
export async function bindRecusal(world: World, event: Event): Promise<void> {
  const { person, relation } = event.data as Leaving;
  const { kind, id, district } = event;
  const record = await world.store.get(recordKey(kind, id));
  const { concerns = [] } = (await processOf(kind))?.matter?.(record?.state) ?? {};
  const people = concerns.filter((concern) => kindOf(concern) === "person");
  const bound = people.length > 0 ? people : concerns;
  if (bound.length === 0) return;
  await follow(world, event, "recusal", {
    process: districtProcess,
    id: district,
    decide: ({ state }, context) => {
      const officer = state?.officers.find((one) => one.id === person);
      if (officer === undefined) return [];
      const known = officer.ties?.map(({ to }) => to) ?? [];
      const facts = bound
        .filter((to) => !known.includes(to))
        .map((to) => ({ to, relation, detail: `已在事项 ${id} 中回避` }))
        .map((tie) =>
          districtProcess.decide(state, { type: "declare-tie", officer: person, tie }, context),
        );
      return facts.find(isRefusal) ?? facts.flatMap((one) => (isRefusal(one) ? [] : one));
    },
  });
}

/** A tie that is declared late takes the officer out of whatever already waits for him. */
export async function recuseTied(world: World, event: Event): Promise<void> {
  const { officer: person, tie } = event.data as Extract<DistrictCommand, { type: "declare-tie" }>;
  const subjects = new Map<string, Subject>();
  let cursor: string | undefined;
  do {
    const page = await world.store.index(
      "todo",
      trayKey(person, "waiting"),
      { prefix: "" },
      cursor === undefined ? {} : { cursor },
    );
    for (const { subject } of page.items as unknown as { subject: Subject }[])
      subjects.set(subject.id, subject);
    cursor = page.cursor;
  } while (cursor !== undefined);
  for (const subject of subjects.values()) {
    const record = await world.store.get(recordKey(subject.kind, subject.id));
    const process = await processOf(subject.kind);
    const { concerns = [] } = process?.matter?.(record?.state) ?? {};
    if (concerns.includes(tie.to)) await takeOut(world, event, subject, { person, ...tie });
  }
}

async function takeOut(
  world: World,
  event: Event,
  { kind, id }: Subject,
  { person, relation, detail }: Leaving,
): Promise<void> {
  const process = await processOf(kind);
  if (process === undefined) return;
  await follow(world, event, "recusal", {
    process,
    id,
    tasks: "open",
    // A matter that does not exist has nobody to be taken out of it.
    decide: ({ state }, context) =>
      state === undefined ? [] : recuseFrom(process, state, { person, relation, detail }, context),
  });
}
