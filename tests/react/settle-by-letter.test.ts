import { afterAll, beforeAll, expect, it } from "vitest";
import { setUpDistrict } from "#functions/commands/set-up-district.ts";
import { followUpOf } from "#functions/react/follow-ups.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Event } from "#kernel/record/event.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { World } from "#kernel/world.ts";
import { targeted } from "#process/targeted/process.ts";
import type { Targeted } from "#process/targeted/schema.ts";
import { play } from "#tests/kit/play.ts";
import { officers } from "../process/enrollment/pure.ts";
import { inspectionCast } from "../process/inspection/cast.ts";
import { from, opening } from "../process/targeted/games.ts";
import { ownWorld } from "../registry/world.ts";

const district = "sample";
let world: World;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ world, stop } = await ownWorld());
  await setUpDistrict(world, district, { config: defaultConfig, officers });
});
afterAll(() => stop());

it("G5: the service of a letter that came of an inspection settles its finding there, once", async () => {
  const { record } = play(targeted, inspectionCast(from), opening.slice(0, 34));
  if (record === undefined) throw new Error("No record");
  const inspection = recordKey("targeted", record.id);
  const letter = {
    source: { kind: "targeted", id: record.id },
    content: {
      addressee: { unitId: "unt_team" },
      situation: "靶向性检查发现：问题 2（监管漏洞）无登记（示例）。",
    },
    number: { text: "示纪监建〔2026〕3号" },
    service: { servedOn: "2026-09-04" },
  };
  for (const put of [
    { ...record, ...inspection, kind: "targeted", district, openTasks: [] },
    { ...recordKey("letter", "let_one"), kind: "letter", id: "let_one", district, state: letter },
  ])
    await world.store.transact([{ put, when: "any" }]);
  const event = { kind: "letter", id: "let_one", seq: 9, hash: "h", district } as Event;
  const settle = await followUpOf({ kind: "letter", type: "letter.served" });
  for (let times = 0; times < 2; times += 1) await settle?.(world, event);
  const { state } = (await world.store.get(inspection)) as unknown as { state: Targeted };
  expect(state.settlements).toEqual([
    { finding: 2, by: "LETTER", reference: "示纪监建〔2026〕3号", doneOn: "2026-09-04" },
  ]);
});
