import { expect, it } from "vitest";
import { at, decideByLink } from "../harness.ts";
import { decideTask, eventsOf, lastTask, listed } from "../supervision.ts";
import { accounts, none, planOn, type Scene, talk, team, unvisited, visited } from "./scene.ts";

/** One visit from its opening to its report and end. */
export function visitLines(scene: () => Scene): void {
  it("one duty a place however many objects: two enrollments of one village, due on 03-31", async () => {
    const { host, stateAt } = scene();
    const state = await stateAt(visited);
    expect(state).toMatchObject({ status: "DUE", room: "2", year: 2026, quarter: 1 });
    expect(state.objects.map(({ personId }) => personId)).toEqual(["per_one", "per_two"]);
    expect((await lastTask(host, visited, "VISIT")).due).toMatchObject({
      ruleCode: "D-QI-1",
      effectiveDue: "2026-03-31",
    });
    expect(await listed(host, "/quarterly-visits")).toHaveLength(2);
  });

  it("reminders stand at T-30CD, T-15CD and T-5WD, on working days at 08:30", async () => {
    const { host } = scene();
    const { plan } = await lastTask(host, unvisited, "VISIT");
    const days = plan.filter(({ kind }) => kind === "REMINDER");
    expect(days.map(({ offset, at: instant }) => [offset, instant])).toEqual([
      ["T-30CD", at("2026-02-28", "08:30")],
      ["T-15CD", at("2026-03-16", "08:30")],
      ["T-5WD", at("2026-03-24", "08:30")],
    ]);
  });

  it("one inspector is blocked; so is one without declaration, and the director of the room", async () => {
    const { stateAt, as } = scene();
    const send = as("u-feng");
    const one = await send(`${visited}/plan`, planOn("2026-03-02", { team: team.slice(0, 1) }));
    expect(one).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    expect(JSON.stringify(one.body)).toContain("检查组至少两人");
    const twice = await send(`${visited}/plan`, planOn("2026-03-02", { team: [team[0], team[0]] }));
    expect(twice).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    const undeclared = [{ officer: "u-chen" }, { officer: "u-chu", ...none }];
    const silent = await send(`${visited}/plan`, planOn("2026-03-02", { team: undeclared }));
    expect(silent).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    const own = [...team, { officer: "u-feng", ...none }];
    const director = await send(`${visited}/plan`, planOn("2026-03-02", { team: own }));
    expect(director).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    expect((await stateAt(visited)).status).toBe("DUE");
  });

  it("a day outside the quarter is refused, and nobody but the director plans", async () => {
    const { as } = scene();
    const late = await as("u-feng")(`${visited}/plan`, planOn("2026-04-01"));
    expect(late).toMatchObject({ status: 422, body: { code: "inspection.day" } });
    expect((await as("u-chen")(`${visited}/plan`, planOn("2026-03-02"))).status).toBe(403);
  });

  it("DUE → PLANNED → NOTICED → ON_SITE; the duty closes with the visit", async () => {
    const { host, stateAt, as } = scene();
    await as("u-feng")(`${visited}/plan`, planOn("2026-03-02"));
    expect((await stateAt(visited)).status).toBe("PLANNED");
    const early = await as("u-chen")(`${visited}/beginning`);
    expect(early).toMatchObject({ status: 409, body: { code: "record.state" } });
    await as("u-chen")(`${visited}/notice`, {
      notice: { kind: "NOTICED", number: "示纪检〔2026〕1号" },
    });
    await host.advanceTo(at("2026-03-02"));
    for (const { officer } of team) {
      const mails = await host.inbox(`${officer.slice(2)}@example.test`);
      const told = mails.some(({ text }) => text.includes("列入检查组"));
      expect([officer, told], "gap 9: inspectors are told").toEqual([officer, true]);
    }
    expect((await as("u-chen")(`${visited}/beginning`)).status).toBe(200);
    expect(await stateAt(visited)).toMatchObject({
      status: "ON_SITE",
      visit: { beganOn: "2026-03-02", timeliness: "in-quarter" },
    });
    const closed = (await eventsOf(host, visited)).find(({ type }) => type === "task.closed");
    expect(closed?.data).toMatchObject({ outcome: "visited", late: "on-time" });
  });

  it("a visit cannot end without a record of a method, nor one officer interview alone", async () => {
    const { as } = scene();
    const bare = await as("u-chen")(`${visited}/end`, { note: "结束（示例）" });
    expect(bare).toMatchObject({ status: 409, body: { code: "inspection.records" } });
    const alone = await as("u-chen")(
      `${visited}/records`,
      talk("2026-03-02", ["u-chen", "u-chen"]),
    );
    expect(alone).toMatchObject({
      status: 422,
      body: {
        code: "input.invalid",
        fields: [{ path: "record.officers.1", message: "同一人员重复列出" }],
      },
    });
    const tomorrow = await as("u-chen")(`${visited}/records`, accounts("2026-03-03"));
    expect(tomorrow).toMatchObject({
      status: 422,
      body: { code: "input.invalid", fields: [{ path: "record.on" }] },
    });
    expect((await as("u-chen")(`${visited}/records`, talk("2026-03-02"))).status).toBe(200);
  });

  it("an inspector recused late is replaced, and their interview must be held again", async () => {
    const { host, stateAt, as } = scene();
    const change = { officer: "u-chu", relation: "relative", detail: "与被访谈人系表亲" };
    const same = await as("u-chen")(`${visited}/replacement`, {
      ...change,
      replacement: { officer: "u-chu", ...none },
    });
    expect(same).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    const replaced = await as("u-chen")(`${visited}/replacement`, {
      ...change,
      replacement: { officer: "u-zheng", ...none },
    });
    expect(replaced.status).toBe(200);
    const state = await stateAt(visited);
    expect(state.plan?.team.map(({ officer }) => officer)).toEqual(["u-chen", "u-zheng"]);
    expect(state.records).toMatchObject([{ n: 1, validity: "redo" }]);
    expect(state.recusals).toMatchObject([{ person: "u-chu", relation: "relative" }]);
    const bare = await as("u-chen")(`${visited}/end`, { note: "结束（示例）" });
    expect(bare).toMatchObject({ status: 409, body: { code: "inspection.records" } });
    const old = await as("u-chen")(`${visited}/records`, talk("2026-03-02"));
    expect(old).toMatchObject({ status: 422, body: { code: "inspection.team" } });
    await as("u-chen")(`${visited}/records`, talk("2026-03-02", ["u-chen", "u-zheng"]));
    await as("u-chen")(`${visited}/records`, accounts("2026-03-02"));
    expect((await as("u-chen")(`${visited}/end`, { note: "当日结束" })).status).toBe(200);
    expect((await lastTask(host, visited, "REPORTING")).due).toMatchObject({
      ruleCode: "D-QI-2",
      effectiveDue: "2026-03-16",
    });
  });

  it("report: director by link returns and approves, deputy by link approves; feedback within 5 WD", async () => {
    const { host, stateAt, as } = scene();
    const id = visited.split("/").at(-1) ?? "";
    await as("u-chen")(`${visited}/report`, { report: "检查报告（示例）" });
    await decideByLink(host, "feng", id, { action: "return", opinion: "请写明查阅范围" });
    expect((await stateAt(visited)).status).toBe("REPORTING");
    await as("u-chen")(`${visited}/report`, { report: "检查报告（示例），查阅一季度账目" });
    await decideByLink(host, "feng", id, { action: "approve" });
    expect((await stateAt(visited)).status).toBe("REPORT_APPROVAL");
    await decideByLink(host, "wu", id, { action: "approve" });
    expect((await stateAt(visited)).status).toBe("FEEDBACK");
    expect((await lastTask(host, visited, "FEEDBACK")).due).toMatchObject({
      ruleCode: "D-QI-3",
      effectiveDue: "2026-03-09",
    });
  });

  it("nothing found: the director signs 未发现问题 and it is CLOSED", async () => {
    const { host, stateAt, as } = scene();
    await as("u-chen")(`${visited}/feedback`, {
      feedback: {
        letterNumber: "示纪函〔2026〕1号",
        receivedBy: "村主任（示例）",
        servedOn: "2026-03-02",
      },
    });
    expect((await stateAt(visited)).status).toBe("FED_BACK");
    await decideTask(host, "u-feng", `${visited.split("/").at(-1)}.FED_BACK.1`, { action: "sign" });
    expect(await stateAt(visited)).toMatchObject({ status: "CLOSED", closedOn: "2026-03-02" });
    const closed = (await eventsOf(host, visited)).findLast(
      ({ type }) => type === "quarterly.closed",
    );
    expect(closed?.data.result).toBe("未发现问题");
  });
}
