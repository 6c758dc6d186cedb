import { type Event, systemActor } from "#kernel/event.ts";
import { execute } from "#kernel/execute.ts";
import { derivedId } from "#kernel/id.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import type { LetterData } from "#process/letter/events.ts";
import { letter } from "#process/letter/process.ts";
import type { Letter } from "#process/letter/schema.ts";

const accountability = "对问题反弹负有责任的人员提出问责建议";

/**
 * What has come back after a letter was closed needs a new letter with a proposal to hold people to
 * account (process sheet §4.4); it is drafted for whoever proposed the first one, once.
 */
export async function draftAfterRelapse(world: World, event: Event): Promise<void> {
  const { relapsed, finding } = event.data as LetterData["letter.revisited"];
  if (relapsed !== "yes") return;
  const { state } = (await world.store.get(recordKey("letter", event.id))) as unknown as {
    state: Letter;
  };
  const content = {
    ...state.content,
    situation: `回访发现：${finding}`,
    demands: [...state.content.demands, accountability],
  };
  await execute(world, {
    process: letter,
    id: derivedId("letter", event.id, "relapse"),
    district: event.district,
    actor: systemActor,
    decide: ({ state: found }, context) =>
      found === undefined
        ? letter.decide(
            found,
            { type: "draft", content, follows: event.id, proposer: state.proposer },
            context,
          )
        : [],
  });
}
