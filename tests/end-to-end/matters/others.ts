import { expect, it } from "vitest";
import { derivedId } from "#kernel/text/id.ts";
import { sampleUnit } from "#local/sample/officers.ts";
import { itemsOf } from "#process/matters/declaration/items.ts";
import type { Matters } from "#process/matters/schema.ts";
import { inLibrary } from "../cases.ts";
import { at, browser, call, linkFor, openedPage } from "../harness.ts";
import { decideTask, eventsOf, stateOf, supervised } from "../supervision.ts";
import type { Scene } from "./scene.ts";

/** Changes, weddings, first, promotion and leaving reports, and a focused check (SC-09 #4, #5). */
export function otherReportLines(scene: () => Scene): void {
  it("#4 #5 a change of a family item and a wedding have their own clocks, before and after", async () => {
    const { host, enrollments } = scene();
    await host.advanceTo(at("2026-02-10"));
    const staff = call(host, "u-chen");
    const enrollment = enrollments.qian ?? "";
    const change = { item: "MARRIAGE", eventOn: "2026-02-04", learnedOn: "2026-02-10" };
    const changed = await staff.post("/matters/changes", { enrollment, report: change });
    expect(changed.status).toBe(200);
    expect(await stateOf<Matters>(host, `/matters/${changed.body.id}`)).toMatchObject({
      due: { nominalDue: "2026-03-06", effectiveDue: "2026-03-06" },
    });
    const occasion = { eventOn: "2026-10-02", learnedOn: "2026-02-10" };
    const told = await staff.post("/matters/occasions", { enrollment, report: occasion });
    await host.settle();
    expect(await stateOf<Matters>(host, `/matters/${told.body.id}`)).toMatchObject({
      phase: "BEFORE",
      due: { effectiveDue: "2026-09-22" },
    });
    const after = derivedId("matters", told.body.id, "AFTER");
    expect(await stateOf<Matters>(host, `/matters/${after}`)).toMatchObject({
      phase: "AFTER",
      due: { effectiveDue: "2026-10-12" },
    });
    const other = await call(host, "u-xu").post("/matters/changes", { enrollment, report: change });
    expect(other.status).toBe(404);
  });

  it("a change is told of by the person on their own page, and filled in by their own link (D-PMR-2)", async () => {
    const { host, idOf } = scene();
    await host.advanceTo(Date.parse(host.now()) + 120_000);
    const url = await linkFor(host, "zhao", idOf("zhao"));
    const { person, page } = await openedPage(host, "zhao", `${url}/mine`);
    expect(page.html).toContain("2025 年年度报告");
    expect(page.html).toContain("报告个人有关事项变化");
    const told = async (fields: Record<string, string>) => {
      const answer = await person.post(`${url}/mine/change`, fields);
      await host.settle();
      return answer.status;
    };
    const marriage = { item: "MARRIAGE", eventOn: "2026-02-04" };
    expect([await told(marriage), await told(marriage)]).toEqual([303, 303]);
    expect(await told({ item: "MARRIAGE", eventOn: "2026-12-04" })).toBe(422);
    expect(await told({ item: "NOTHING" })).toBe(422);
    expect((await browser().post(`${url}/mine/change`, marriage)).status).toBe(403);
    const id = derivedId(
      "matters",
      "sample",
      "per_zhao",
      "told",
      "CHANGE",
      "MARRIAGE",
      "2026-02-04",
    );
    expect(await stateOf<Matters>(host, `/matters/${id}`)).toMatchObject({
      status: "DUE",
      due: { ruleCode: "D-PMR-2", effectiveDue: "2026-03-06" },
    });
    expect((await eventsOf(host, `/matters/${id}`))[0]).toMatchObject({ actor: "per_zhao" });
  });

  it("an Art. 4 change is told of by choice: no limit, filled in, and taken as any other", async () => {
    const { host, idOf, phone } = scene();
    const url = await linkFor(host, "zhao", idOf("zhao"));
    await host.advanceTo(Date.parse(host.now()) + 120_000);
    const { person } = await openedPage(host, "zhao", `${url}/mine`);
    await person.post(`${url}/mine/change`, { item: "HOUSE", eventOn: "2026-02-09" });
    await host.settle();
    const id = derivedId("matters", "sample", "per_zhao", "told", "CHANGE", "HOUSE", "2026-02-09");
    const state = await stateOf<Matters>(host, `/matters/${id}`);
    expect([state.voluntary, state.due]).toEqual(["yes", undefined]);
    await host.advanceTo(at("2026-03-16"));
    expect((await stateOf<Matters>(host, `/matters/${id}`)).overdueSince).toBeUndefined();
    const own = await phone("zhao", id);
    await own.send("/HOUSE", { go: "save", "0.who": "本人", "0.area": "98" });
    expect((await own.send("", { pledge: "yes" })).status).toBe(303);
    await decideTask(host, "u-feng", `${id}.SUBMITTED.1`, { action: "approve" });
    expect(await stateOf<Matters>(host, `/matters/${id}`)).toMatchObject({
      status: "ACCEPTED",
      submissions: [{ by: "PERSON", lateDays: 0 }],
    });
  });

  it("FIRST, PROMOTION with its check and an omission that is handled, and LEAVING (D-PMR-3)", async () => {
    const { host } = scene();
    const whom = { id: "per_li", name: "赵示例", ...sampleUnit, post: "科长" };
    await inLibrary(host, whom);
    const enrollment = await supervised(host, { personId: whom.id, ...sampleUnit });
    const first = derivedId("matters", "sample", enrollment, "FIRST");
    expect(await stateOf<Matters>(host, `/matters/${first}`)).toMatchObject({
      type: "FIRST",
      due: { ruleCode: "D-PMR-3", effectiveDue: "2026-04-15" },
    });

    const chen = call(host, "u-chen");
    const asked = await chen.post("/matters/promotions", { enrollment, report: {} });
    const path = `/matters/${asked.body.id}`;
    expect((await stateOf<Matters>(host, path)).due?.ruleCode).toBe("D-PMR-PROMOTION");
    const answers = Object.fromEntries(
      itemsOf({ type: "PROMOTION" }).map((key) => [key, { state: "NIL" }]),
    );
    await host.settle();
    expect((await chen.post(`${path}/paper`, { answers, pledge: "yes" })).status).toBe(200);
    await host.settle();
    await decideTask(host, "u-feng", `${asked.body.id}.SUBMITTED.1`, { action: "approve" });
    expect(await stateOf<Matters>(host, path)).toMatchObject({
      status: "SPOT_CHECK",
      check: { kind: "PROMOTION" },
    });
    const verdict = { result: "OMITTED", items: ["PAY"], finding: "少报讲课费（示例）" };
    expect((await call(host, "u-feng").post(`${path}/verdict`, verdict)).status).toBe(200);
    await host.settle();
    const today = host.now().slice(0, 10);
    const form = {
      measure: "CRITICISM",
      decidedOn: today,
      decidedBy: "区纪委监委",
      talker: "冯示五",
    };
    await decideTask(host, "u-feng", `${asked.body.id}.OMITTED.1`, { action: "handle", form });
    expect(await stateOf<Matters>(host, path)).toMatchObject({
      status: "HANDLED",
      disposals: [{ measure: "CRITICISM", personId: "per_li" }],
    });

    const left = { on: today, kind: "TRANSFER", reason: "调离（示例）" };
    expect((await chen.post(`/people/${whom.id}/leave-post`, left)).status).toBe(200);
    await host.settle();
    const { body } = await call(host, "u-feng").get<{
      items: { id: string; summary: { type: string; due: string } }[];
    }>("/matters?limit=200");
    expect(body.items.filter(({ summary }) => summary.type === "LEAVING")).toMatchObject([
      { summary: { due: "2026-03-30" } },
    ]);
  });

  it("a focused check wants a reason, and finds a report as it should be", async () => {
    const { host, others, idOf, reportOf } = scene();
    const states = await Promise.all(
      ["zhao", "qian", ...others].map(
        async (name) => [name, (await reportOf(name)).status] as const,
      ),
    );
    const [name = ""] = states.find(([, status]) => status === "ACCEPTED") ?? [];
    const path = `/matters/${idOf(name)}`;
    const feng = call(host, "u-feng");
    expect((await feng.post(`${path}/focused-check`, {})).status).toBe(422);
    expect((await feng.post(`${path}/focused-check`, { reason: "群众反映（示例）" })).status).toBe(
      200,
    );
    await host.settle();
    const consistent = { result: "CONSISTENT", items: [], finding: "与登记一致（示例）" };
    expect((await feng.post(`${path}/verdict`, consistent)).status).toBe(200);
    expect((await reportOf(name)).status).toBe("CONSISTENT");
  });

  it("an officer with a tie to the person reads, reviews and judges nothing of theirs", async () => {
    const { host, idOf } = scene();
    const tie = { to: "per_qian", relation: "relative", detail: "表亲（示例）" };
    expect((await call(host, "u-feng").post("/officers/u-feng/ties", tie)).status).toBe(200);
    await host.settle();
    const path = `/matters/${idOf("qian")}`;
    const feng = call(host, "u-feng");
    const tried = [
      await feng.get(path),
      await feng.post(`${path}/content`, { reason: "核实（示例）" }),
      await feng.post(`${path}/verdict`, { result: "CONSISTENT", items: [], finding: "（示例）" }),
      await feng.post(`${path}/focused-check`, { reason: "（示例）" }),
    ];
    expect(tried.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    const { body } = await feng.get<{ items: { id: string }[] }>("/matters?limit=200");
    expect(body.items.map(({ id }) => id)).not.toContain(idOf("qian"));
  });
}
