import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import { commandTask } from "#kernel/record/command-task.ts";
import { execute, type Receipt } from "#kernel/record/execute.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import { counterKey, recordKey } from "#kernel/store/keys.ts";
import { derivedId } from "#kernel/text/id.ts";
import type { World } from "#kernel/world.ts";
import type { LetterCommand } from "#process/letter/commands.ts";
import { letter } from "#process/letter/process.ts";
import type { Letter } from "#process/letter/schema.ts";
import { ownWorld } from "../../registry/world.ts";
import { letterOfficers } from "./cast.ts";
import { content } from "./sample.ts";

const district = "sample";

function done(answer: Receipt | Refusal): Receipt {
  if (isRefusal(answer)) throw new Error(`${answer.refused} ${answer.detail ?? ""}`);
  return answer;
}

function command(world: World, id: string, by: string, given: LetterCommand) {
  return execute(world, {
    process: letter,
    id,
    district,
    actor: { id: by, role: "PROPOSER" },
    right: "unasked",
    tasks: "open",
    decide: ({ state }, context) => letter.decide(state, given, context),
  });
}

function answer(
  world: World,
  id: string,
  [person, stage, action]: readonly [string, string, string],
) {
  return commandTask(world, {
    process: letter,
    taskId: `${id}.${stage}.1`,
    command: { type: "decide", person, action, opinion: "" },
    district,
    actor: { id: person, role: "OFFICE" },
  });
}

/** Takes a letter to where the office is asked for its number. */
async function approved(world: World, n: number): Promise<string> {
  const id = derivedId("letter", "concurrent", String(n));
  done(await command(world, id, "chen", { type: "draft", content }));
  done(await command(world, id, "chen", { type: "submit" }));
  for (const step of [
    ["zhu", "TRIAL_CHECK", "approve"],
    ["feng", "ROOM_APPROVAL", "approve"],
    ["wu", "DEPUTY_APPROVAL", "approve"],
    ["zhou", "SECRETARY_APPROVAL", "approve"],
  ] as const) {
    done(await command(world, id, "system", { type: "open-stage", stage: step[1] }));
    done(await answer(world, id, step));
  }
  done(await command(world, id, "system", { type: "open-stage", stage: "NUMBERING" }));
  return id;
}

describe("50 letters signed at once, on DynamoDB Local", () => {
  let world: World;
  let stop: () => Promise<void>;
  let ids: string[];

  beforeAll(async () => {
    ({ world, stop } = await ownWorld());
    await setUpDistrict(world, district, {
      config: DistrictConfig.parse({}),
      officers: letterOfficers,
    });
    ids = await Promise.all(Array.from({ length: 50 }, (_, n) => approved(world, n)));
  });
  afterAll(() => stop());

  const numbers = async () => {
    const items = await world.store.getMany(ids.map((id) => recordKey("letter", id)));
    return items.map((item) => (item?.state as Letter | undefined)?.number?.number ?? 0);
  };

  it("get 1 to 50 in the transactions that sign them: no gap, no double", async () => {
    const number = (id: string) => answer(world, id, ["shen", "NUMBERING", "number"]);
    const answers = await Promise.all(ids.map(number));
    expect(answers.filter(isRefusal)).toEqual([]);
    const wanted = Array.from({ length: 50 }, (_, n) => n + 1);
    expect((await numbers()).toSorted((a, b) => a - b)).toEqual(wanted);
    const counter = await world.store.get(counterKey(district, "示纪监建#2026"));
    expect(counter?.version).toBe(50);
  });

  it("signing again by a repeated call takes no further number", async () => {
    const before = await numbers();
    const again = await Promise.all(
      ids.slice(0, 5).map((id) => answer(world, id, ["shen", "NUMBERING", "number"])),
    );
    expect(again.map((each) => (isRefusal(each) ? each.refused : each.events))).toEqual(
      Array.from({ length: 5 }, () => []),
    );
    expect(await numbers()).toEqual(before);
  });
});
