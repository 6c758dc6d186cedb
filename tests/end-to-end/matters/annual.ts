import { expect, it } from "vitest";
import { items, itemsOf } from "#process/matters/declaration/items.ts";
import { at, browser, call } from "../harness.ts";
import { decideTask, lastTask, remindersOf } from "../supervision.ts";
import { planted, type Scene } from "./scene.ts";

/** The yearly report: opened, filled in over days, handed in, returned, counted (SC-09 #1, #2, #3, #7). */
export function annualLines(scene: () => Scene): void {
  it("#1 is opened on 12-15 for everybody, due 01-31, in the words of a duty of the district's own", async () => {
    const { host, others, reportOf, phone } = scene();
    await host.advanceTo(at("2025-12-15"));
    expect(others).toHaveLength(28);
    for (const name of ["zhao", "qian", "sun", ...others])
      expect(await reportOf(name)).toMatchObject({
        status: "DUE",
        binding: "BY_ANALOGY",
        due: { effectiveDue: "2026-01-31" },
      });
    const { open } = await phone("zhao");
    const { html } = await open();
    expect(html).toContain("参照执行");
    expect(html).not.toContain("依照《领导干部");
    for (const key of itemsOf({ type: "ANNUAL" })) expect(html).toContain(items[key].title);
  });

  it("is filled in over days: each item is kept when it is saved, and nobody else's link opens it", async () => {
    const { host, reportOf, phone } = scene();
    await host.advanceTo(at("2025-12-22"));
    const first = await phone("zhao");
    expect((await first.send("/MARRIAGE", { go: "nil" })).status).toBe(303);
    const house = { go: "save", "0.who": "本人", "0.where": planted[0] ?? "", "0.area": "98" };
    expect((await first.send("/HOUSE", house)).status).toBe(303);
    expect((await first.send("/PASSPORT", { go: "save" })).status).toBe(422);
    expect((await reportOf("zhao")).status).toBe("DRAFT");
    await host.advanceTo(at("2026-01-08"));
    const later = await phone("zhao");
    expect((await later.open("/HOUSE")).html).toContain(planted[0]);
    expect((await later.open()).html).toContain("已填 2 / 14 项");
    const stranger = browser();
    const foreign = await stranger.get(`${later.url}/report`);
    expect([foreign.status, foreign.html.includes("报告类型")]).toEqual([403, false]);
    const forged = await stranger.post(`${later.url}/report/HOUSE`, { go: "nil", nonce: "x" });
    expect(forged.status).toBe(403);
  });

  it("#2 is handed in with every item stated and the pledge, or not at all", async () => {
    const { host, reportOf, phone } = scene();
    await host.advanceTo(at("2026-01-20"));
    const { send } = await phone("zhao");
    expect((await send("", { pledge: "yes" })).status).toBe(422);
    for (const key of itemsOf({ type: "ANNUAL" }))
      if (key !== "MARRIAGE" && key !== "HOUSE" && key !== "PASSPORT")
        await send(`/${key}`, { go: "nil" });
    await send("/PASSPORT", { go: "save", "0.document": planted[1] ?? "" });
    expect((await send("", {})).status).toBe(422);
    expect((await send("", { pledge: "yes", lateReason: planted[2] ?? "" })).status).toBe(303);
    expect(await reportOf("zhao")).toMatchObject({
      status: "SUBMITTED",
      submissions: [{ lateDays: 0, by: "PERSON" }],
    });
  });

  it("#2 the room enters in time what the other 28 hand in on paper, and accepts it", async () => {
    const { host, others, idOf, reportOf } = scene();
    const answers = nilAnswers();
    for (const name of others) {
      const path = `/matters/${idOf(name)}/paper`;
      const paper = await call(host, "u-chen").post(path, { answers, pledge: "yes" });
      expect([name, paper.status]).toEqual([name, 200]);
    }
    await host.settle();
    for (const name of others) {
      const path = `/tasks/${idOf(name)}.SUBMITTED.1/decision`;
      const body = { declaration: "none", action: "approve" };
      expect((await call(host, "u-feng").post(path, body)).status).toBe(200);
    }
    await host.settle();
    for (const name of others)
      expect(await reportOf(name)).toMatchObject({
        status: "ACCEPTED",
        submissions: [{ lateDays: 0, by: "PAPER" }],
      });
  });

  it("#3 is returned on 01-28, to be handed in again by 02-11; another comes on paper two days late", async () => {
    const { host, idOf, reportOf, phone } = scene();
    await host.advanceTo(at("2026-01-28"));
    const returned = await decideTask(host, "u-feng", `${idOf("zhao")}.SUBMITTED.1`, {
      action: "return",
      opinion: "房产未填来源",
    });
    expect(returned.status).toBe(200);
    expect(await reportOf("zhao")).toMatchObject({
      status: "RETURNED",
      due: { effectiveDue: "2026-02-11" },
    });
    await host.advanceTo(at("2026-02-02"));
    expect(await reportOf("qian")).toMatchObject({ status: "DUE", overdueSince: "2026-02-01" });
    const answers = nilAnswers();
    const path = `/matters/${idOf("qian")}`;
    const paper = await call(host, "u-chen").post(`${path}/paper`, { answers, pledge: "yes" });
    expect(paper.status).toBe(200);
    const excuse = { document: "书面说明（示例）", on: "2026-02-02" };
    expect((await call(host, "u-feng").post(`${path}/late-excuse`, { excuse })).status).toBe(200);
    const again = await phone("zhao");
    expect((await again.open()).html).toContain("房产未填来源");
    expect((await again.send("", { pledge: "yes" })).status).toBe(303);
    for (const name of ["zhao", "qian"]) {
      const visit = name === "zhao" ? 2 : 1;
      await decideTask(host, "u-feng", `${idOf(name)}.SUBMITTED.${visit}`, { action: "approve" });
    }
    expect((await reportOf("zhao")).status).toBe("ACCEPTED");
  });

  it("#7 of 31 reports 29 are in time, one late, one missing: 93.5 %; the ledger prints (L9)", async () => {
    const { host } = scene();
    const { body } = await call(host, "u-feng").get("/matters-completion?year=2025");
    expect(body).toEqual({ due: 31, onTime: 29, late: 1, missing: 1, excused: 1, percent: 93.5 });
    const token = await host.token("u-feng");
    for (const name of ["matters", "education"]) {
      const printed = await fetch(`${host.url}/api/v1/ledgers/${name}.xlsx?year=2025`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([printed.status, (await printed.arrayBuffer()).byteLength > 1000]).toEqual([
        200,
        true,
      ]);
    }
  });

  it("#1 #2 who hands in nothing is reminded on four days, then 黄 on 02-02 and 红 on 02-06", async () => {
    const { host, idOf } = scene();
    await host.advanceTo(at("2026-02-09"));
    const path = `/matters/${idOf("sun")}`;
    const reminded = await remindersOf(host, path, "REPORT");
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });
    expect(reminded.map(({ at: when, step }) => [day.format(new Date(when)), step])).toEqual([
      ["2026-01-05", "REMINDER"],
      ["2026-01-16", "REMINDER"],
      ["2026-01-26", "REMINDER"],
      ["2026-01-29", "BLUE"],
      ["2026-02-02", "YELLOW"],
      ["2026-02-06", "RED"],
    ]);
    expect((await lastTask(host, path, "REPORT")).due.effectiveDue).toBe("2026-01-31");
  });
}

/** Every item of the year's form stated as nil. */
function nilAnswers() {
  return Object.fromEntries(itemsOf({ type: "ANNUAL" }).map((key) => [key, { state: "NIL" }]));
}
