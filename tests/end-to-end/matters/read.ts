import { expect, it } from "vitest";
import type { Clue } from "#process/clue/schema.ts";
import { draw, type Lot } from "#process/lot/draw.ts";
import type { Matters } from "#process/matters/schema.ts";
import { call } from "../harness.ts";
import { eventsOf, stateOf } from "../supervision.ts";
import { wholeTable } from "../whole-table.ts";
import { planted, type Scene } from "./scene.ts";

/** Who reads what was reported, the lot, and where the words lie (SC-09 #6). */
export function readingLines(scene: () => Scene): void {
  it("their party organization sees the status and nothing else", async () => {
    const { host, idOf } = scene();
    const { body } = await call(host, "u-lv").get<{ items: object[] }>(
      "/matters-statuses?year=2025",
    );
    expect(body.items).toHaveLength(31);
    expect(body.items).toContainEqual(expect.objectContaining({ status: "已报告" }));
    expect(Object.keys(body.items[0] ?? {}).sort()).not.toContain("submissions");
    const other = await call(host, "u-kong").get<{ items: object[] }>(
      "/matters-statuses?year=2025",
    );
    expect(other.body.items).toEqual([]);
    expect((await call(host, "u-lv").get(`/matters/${idOf("zhao")}`)).status).toBe(403);
  });

  it("is read by who needs to know, with a reason, each reading an event", async () => {
    const { host, idOf } = scene();
    const path = `/matters/${idOf("zhao")}`;
    for (const [who, status] of [
      ["u-chen", 403],
      ["u-zheng", 404],
      ["u-shen", 403],
      ["u-wang", 403],
      ["u-qin", 403],
      ["u-lv", 403],
      ["u-xu", 403],
    ] as const) {
      const answer = await call(host, who).post(`${path}/content`, { reason: "示例" });
      expect([who, answer.status]).toEqual([who, status]);
    }
    expect((await call(host, "u-feng").post(`${path}/content`, {})).status).toBe(422);
    const read = await call(host, "u-feng").post<object>(`${path}/content`, { reason: "审核" });
    expect(JSON.stringify(read.body)).toContain(planted[0]);
    const events = await eventsOf(host, path);
    expect(events.filter(({ type }) => type === "matters.read")).toMatchObject([
      { actor: "u-feng", data: { reason: "审核" } },
    ]);
  });

  it("#6 the lot is drawn once, anybody can repeat it, and a concealed report leads to a clue", async () => {
    const { host, idOf } = scene();
    const drawn = await call(host, "u-wu").post("/matters-lots", { year: 2025 });
    expect(drawn.status).toBe(200);
    await host.settle();
    const lot = await stateOf<Lot>(host, `/matters-lots/${drawn.body.id}`);
    expect(lot).toMatchObject({ percent: 10, missing: [idOf("sun")] });
    expect([lot.pool.length, lot.picked.length]).toEqual([31, 4]);
    expect(draw(lot.seed, lot)).toEqual(lot.picked);
    const again = await call(host, "u-wu").post("/matters-lots", { year: 2025 });
    expect(again.status).toBe(409);
    const [picked = ""] = lot.picked;
    expect(await stateOf<Matters>(host, `/matters/${picked}`)).toMatchObject({
      status: "SPOT_CHECK",
      check: { kind: "LOT" },
    });
    const judged = await call(host, "u-feng").post(`/matters/${picked}/verdict`, {
      result: "CONCEALED",
      items: ["HOUSE"],
      finding: `${planted[0]}另有一套`,
    });
    expect(judged.status).toBe(200);
    await host.settle();
    const state = await stateOf<Matters>(host, `/matters/${picked}`);
    expect(state).toMatchObject({ status: "HANDLED", verdict: { result: "CONCEALED" } });
    const clue = await stateOf<Clue>(host, `/clues/${state.clueId}`);
    expect(clue.problem).toContain("认定瞒报");
  });

  it("what was reported is found nowhere but encrypted: not in the table, nor in mails", async () => {
    const { host, idOf } = scene();
    const found = JSON.stringify(await wholeTable(host));
    expect(found).toContain(idOf("zhao"));
    const mails = JSON.stringify(await host.inbox());
    for (const words of planted) {
      expect(found.includes(words)).toBe(false);
      expect(mails.includes(words)).toBe(false);
    }
  });
}
