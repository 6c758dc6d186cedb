import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadlinesRoute } from "#functions/api/office/deadlines-route.ts";
import { countRecords } from "#kernel/permission/counted.ts";
import { readByDue } from "#kernel/permission/narrowed.ts";
import { recordKey } from "#kernel/store/keys.ts";
import type { Task } from "#kernel/task/schema.ts";
import { processOf } from "#processes";
import * as pure from "../enrollment/pure.ts";
import { type People, people } from "./people.ts";

/** Long leave from January on, as it is entered in March. */
const day = "2026-01-20";
let all: People;
beforeAll(async () => {
  all = await people();
});
afterAll(() => all.stop());

async function dueOf(kind: string, id: string, stage: string) {
  const item = await all.world.store.get(recordKey(kind, id));
  const open = (item?.openTasks ?? []) as string[];
  const task = open.find((one) => one.split(".")[1] === stage) ?? "";
  const found = await all.world.store.get(recordKey("task", task));
  return (found?.state as Task | undefined)?.due;
}

const rests = (id: string, from = day) =>
  all.tell({
    kind: "enrollment",
    id,
    type: "enrollment.suspended",
    data: { proposal: { cause: "LONG_LEAVE", reason: "（示例）", from }, paused: [] },
  });
const runsOn = (id: string, on: string, days: number) =>
  all.tell({ kind: "enrollment", id, type: "enrollment.reinstated", data: { on, days } });

describe("supervision of an object rests (§4.1 duties paused, not deleted; §4.7, §4.8, §4.11)", () => {
  it("the limits of report, debriefing and education rest, and run on later when it does", async () => {
    const ids = await all.supervised("rests");
    const before = await dueOf("learning", ids.learning, "MAKE_UP");
    await all.change("enrollment", ids.enrollment, { status: "SUSPENDED" });
    await rests(ids.enrollment);
    const limits = [
      ["matters", ids.matters, "REPORT"],
      ["debriefing", ids.reporting, "REPORT_DUE"],
      ["debriefing", ids.rectifying, "FED_BACK"],
      ["learning", ids.learning, "MAKE_UP"],
      ["learning", ids.learning, "GAP"],
    ] as const;
    for (const [kind, id, stage] of limits)
      expect(await dueOf(kind, id, stage), `${kind} ${stage}`).toMatchObject({
        status: "RESTING",
        effectiveDue: null,
      });
    const { state } = await all.of("matters", ids.matters);
    expect(state.due).toMatchObject({ status: "RESTING" });
    const item = await all.world.store.get(recordKey("matters", ids.matters));
    expect(item?.wakeAt, "never flagged as overdue meanwhile").toBeUndefined();

    await all.change("enrollment", ids.enrollment, { status: "ACTIVE" });
    await runsOn(ids.enrollment, "2026-04-11", 30);
    for (const [kind, id, stage] of limits) {
      const due = await dueOf(kind, id, stage);
      expect(due?.status, `${kind} ${stage}`).toBe("FIXED");
      expect((due?.effectiveDue ?? "") > "2026-04-11").toBe(true);
    }
    const after = await dueOf("learning", ids.learning, "MAKE_UP");
    expect([before?.base, after?.base]).toEqual(["2026-03-03", "2026-04-02"]);
  });

  it("no list says that what rests is due or overdue", async () => {
    const ids = await all.supervised("listed");
    const late = "2026-12-01";
    const seen = async () => {
      const clock = all.world.clock;
      all.world.clock = () => `${late}T01:00:00.000Z`;
      const officer = pure.officers.find(({ role }) => role === "SECRETARY");
      const caller = { officer, district: "sample" };
      const call = { world: all.world, caller, processOf, params: {}, query: {} } as never;
      const { items } = (await deadlinesRoute.handle(call)) as {
        items: { subject: { id: string } }[];
      };
      const of = { kind: "matters", right: "matters.read", statuses: ["DUE"] } as const;
      const { items: counted } = await countRecords(call, of);
      const asked = await readByDue(
        call,
        { kind: "matters", right: "matters.read", by: { statuses: ["DUE"], to: late } },
        { limit: 100 },
      );
      all.world.clock = clock;
      return {
        due: items.some(({ subject }) => subject.id === ids.matters),
        overdue: counted.reduce((sum, { overdue }) => sum + overdue, 0),
        listed: asked.items.some(({ id }) => id === ids.matters),
      };
    };
    const before = await seen();
    expect(before).toMatchObject({ due: true, listed: true });
    await all.change("enrollment", ids.enrollment, { status: "SUSPENDED" });
    await rests(ids.enrollment);
    expect(await seen()).toEqual({ due: false, overdue: before.overdue - 2, listed: false });
  });

  it("what was overdue before it rested stays so", async () => {
    const ids = await all.supervised("late");
    await all.change("enrollment", ids.enrollment, { status: "SUSPENDED" });
    await rests(ids.enrollment, "2026-02-02");
    expect(await dueOf("matters", ids.matters, "REPORT")).toMatchObject({
      status: "FIXED",
      effectiveDue: "2026-01-31",
    });
  });

  it("no session waits for them, and the one to come does not call them an absentee", async () => {
    const ids = await all.supervised("rested");
    await all.change("enrollment", ids.enrollment, { status: "SUSPENDED" });
    await rests(ids.enrollment);
    expect(await all.of("education", ids.session)).toMatchObject({ status: "CLOSED" });
    const { state, open } = await all.of("learning", ids.learning);
    expect(state.entries).toMatchObject([{ standing: "ABSENT" }, { standing: "WITHDRAWN" }]);
    expect(open).not.toContain("SIGN_IN");
    expect(state.status).toBe("ACTIVE");
  });

  it("whom the national rule binds reports by its day all the same (规定 Art. 2, 5)", async () => {
    const ids = await all.supervised("bound");
    await all.change("matters", ids.matters, { binding: "BOUND" });
    await all.change("enrollment", ids.enrollment, { status: "SUSPENDED" });
    await rests(ids.enrollment);
    expect(await dueOf("matters", ids.matters, "REPORT")).toMatchObject({ status: "FIXED" });
  });

  it("who is an object by another enrollment still owes it all in time", async () => {
    const ids = await all.supervised("busy");
    await all.another("busy", ids.person);
    await all.change("enrollment", ids.enrollment, { status: "SUSPENDED" });
    await rests(ids.enrollment);
    expect(await dueOf("matters", ids.matters, "REPORT")).toMatchObject({ status: "FIXED" });
    expect(await dueOf("debriefing", ids.reporting, "REPORT_DUE")).toMatchObject({
      status: "FIXED",
    });
  });
});
