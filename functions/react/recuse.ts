import type { DistrictCommand } from "#kernel/district/process.ts";
import { type Event, systemActor } from "#kernel/event.ts";
import { execute } from "#kernel/execute.ts";
import type { Relation } from "#kernel/role.ts";
import { recordKey, trayKey } from "#kernel/store/keys.ts";
import { recuseFrom } from "#kernel/task/recuse-from.ts";
import type { World } from "#kernel/world.ts";
import type { Recusal } from "#process/recusal/schema.ts";
import { processOf } from "#processes";

type Subject = { kind: string; id: string };
type Leaving = { person: string; relation: Relation; detail: string };

/** A granted recusal takes the officer out of the matter: its record, and every open task. */
export async function carryOutRecusal(world: World, event: Event): Promise<void> {
  const state = (await world.store.get(recordKey("recusal", event.id)))?.state as Recusal;
  const { subject, officer: person, relation, detail } = state;
  await takeOut(world, event.district, subject, { person, relation, detail });
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
    if (concerns.includes(tie.to))
      await takeOut(world, event.district, subject, { person, ...tie });
  }
}

async function takeOut(
  world: World,
  district: string,
  { kind, id }: Subject,
  { person, relation, detail }: Leaving,
): Promise<void> {
  const process = await processOf(kind);
  if (process === undefined) return;
  const answer = await execute(world, {
    process,
    id,
    district,
    actor: systemActor,
    tasks: "open",
    decide: ({ state }, context) =>
      recuseFrom(process, state, { person, relation, detail }, context),
  });
  if ("refused" in answer) world.log("recusal.stuck", { record: id, code: answer.refused });
}
