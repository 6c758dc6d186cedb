import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Host } from "#local/host.ts";
import { at, browser, call, linkFor, openedPage, startFrozen, submitted } from "./harness.ts";

const days = { from: "2026-03-03", until: "2026-03-04" };
const why = { reason: "示例理由" };

describe("stand-ins and places of others (rules R3, R4, R14; security S10)", () => {
  let host: Host;
  let n = 0;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const fresh = async () => `${await submitted(host, { personId: `per_in_${++n}` })}.ROOM_REVIEW.1`;
  const verb = async (who: string, task: string, name: string, body: object = {}) => {
    const answer = await call(host, who).post(`/tasks/${task}/${name}`, body);
    await host.settle();
    return answer;
  };
  const standIn = (of: string, deputy: string, when: object = days) =>
    call(host, of).post(`/officers/${of}/stand-ins`, { deputy, ...when });
  const approve = { action: "approve", declaration: "none" };
  const waits = async (who: string) =>
    (await call(host, who).get<{ items: { taskId: string }[] }>("/inbox")).body.items.map(
      ({ taskId }) => taskId,
    );
  const linkOf = (who: string, task: string) => linkFor(host, who, task.split(".")[0] ?? "");

  it.each(["u-lv", "u-yang", "u-qin", "u-nobody", "u-wu"])(
    "the deputy secretary cannot name %s",
    async (deputy) => {
      const answer = await standIn("u-wu", deputy);
      expect(answer).toMatchObject({ status: 422, body: { code: "input.invalid" } });
    },
  );

  it("nobody names one for others, least of all the administrator; the secretary does, not themselves; ties of others need consent (S6)", async () => {
    const named = async (by: string, of: string, deputy: string) => {
      const body = { deputy, from: "2026-03-20", until: "2026-03-21" };
      return (await call(host, by).post(`/officers/${of}/stand-ins`, body)).status;
    };
    expect(await named("u-qin", "u-zhou", "u-feng"), "who would consent to their changes").toBe(
      403,
    );
    expect(await named("u-qin", "u-wu", "u-feng")).toBe(403);
    expect(await named("u-wu", "u-zhou", "u-wu")).toBe(403);
    expect(await named("u-zhou", "u-wu", "u-zhou")).toBe(403);
    expect(await named("u-zhou", "u-lv", "u-kong"), "of the supervised unit").toBe(403);
    expect(await named("u-zhou", "u-wu", "u-feng")).toBe(200);
    await host.settle();
    const told = await host.inbox("wu@example.test");
    expect(told.some(({ subject }) => subject.includes("人员名录"))).toBe(true);
    const tie = { to: "per_kept", relation: "relative", detail: "表兄弟（示例）" };
    const proposed = await call(host, "u-qin").post<{ id: string }>("/officers/u-kong/ties", tie);
    expect(proposed.status).toBe(200);
    await host.settle();
    const tiesOf = async (who: string) => {
      const item = await host.world.store.get({ pk: "district#sample", sk: "record" });
      const { officers = [] } = (item?.state ?? {}) as { officers?: Officer[] };
      return (officers.find(({ id }) => id === who)?.ties ?? []).map(({ to }) => to);
    };
    expect(await tiesOf("u-kong"), "an administrator alone steers nobody out").toEqual([]);
    const asked = `/tasks/${proposed.body.id}.SECRETARY.1`;
    const shown = await call(host, "u-zhou").get<Task>(asked);
    expect(JSON.stringify(shown.body)).toContain("表兄弟（示例）");
    for (const who of ["u-qin", "u-kong", "u-wu"])
      expect((await call(host, who).post(`${asked}/decision`, { action: "approve" })).status).toBe(
        403,
      );
    expect(
      (await call(host, "u-zhou").post(`${asked}/decision`, { action: "approve" })).status,
    ).toBe(200);
    await host.settle();
    expect(await tiesOf("u-kong")).toEqual(["per_kept"]);
    const ofSecretary = await call(host, "u-qin").post("/officers/u-zhou/ties", tie);
    expect(ofSecretary, "the upper commission's to decide").toMatchObject({ status: 409 });
    const subjects = async (who: string) =>
      (await host.inbox(`${who}@example.test`)).map(({ subject }) => subject);
    const heard = (all: string[]) => all.filter((subject) => subject.includes("回避关系"));
    expect(heard(await subjects("kong")), "whose tie it is").toHaveLength(1);
    expect(heard(await subjects("zhou")), "the secretary").toHaveLength(1);
    expect(heard(await subjects("feng"))).toEqual([]);
    expect((await call(host, "u-kong").post("/officers/u-kong/ties", tie)).status).toBe(200);
    await host.settle();
    expect(heard(await subjects("kong")), "their own they know").toHaveLength(1);
  });

  it("two cannot stand in for each other, nor three in a ring, on the same days", async () => {
    expect((await standIn("u-shen", "u-zhu")).status).toBe(200);
    expect((await standIn("u-zhu", "u-jiang")).status).toBe(200);
    expect((await standIn("u-zhu", "u-shen")).status).toBe(422);
    expect((await standIn("u-jiang", "u-shen")).status).toBe(422);
    const later = { from: "2026-03-10", until: "2026-03-11" };
    expect((await standIn("u-jiang", "u-shen", later)).status).toBe(200);
  });

  it("neither copies nor delegation reach the supervised unit or another body", async () => {
    const task = await fresh();
    for (const to of ["u-lv", "u-yang", "u-qin"]) {
      expect((await verb("u-feng", task, "copy", { to })).status).toBe(409);
      expect((await verb("u-feng", task, "delegate", { to, ...why })).status).toBe(409);
      expect((await verb("u-feng", task, "add-signer", { to, ...why })).status).toBe(409);
    }
  });

  it("减签 and a delegation that is taken back: the link says 无需您处理 and why", async () => {
    const task = await fresh();
    await verb("u-feng", task, "add-signer", { to: "u-zhu", ...why });
    const added = await linkOf("zhu", task);
    await verb("u-feng", task, "signer-removal", { who: "u-zhu", ...why });
    const page = await browser().get(added);
    expect(page.status).toBe(200);
    expect(page.html).toContain("无需您处理");
    expect(page.html).toContain("减签");
    await verb("u-feng", task, "delegate", { to: "u-chu", ...why });
    const delegated = await linkOf("chu", task);
    await verb("u-feng", task, "taking-back", why);
    const back = await browser().get(delegated);
    expect(back.status).toBe(200);
    expect(back.html).toContain("委派已收回");
  });

  it("the place of an owner whose delegate is at work can be handed over", async () => {
    const task = await fresh();
    await verb("u-feng", task, "delegate", { to: "u-chu", ...why });
    const over = { from: "u-feng", to: "u-zheng", ...why };
    expect((await verb("u-qin", task, "hand-over", over)).status).toBe(200);
    expect(await waits("u-chu")).not.toContain(task);
    expect(await waits("u-zheng")).toContain(task);
    expect((await verb("u-zheng", task, "decision", approve)).status).toBe(200);
  });

  it("when the days are over, the stand-in signs no more and the owner is asked", async () => {
    expect((await standIn("u-feng", "u-zheng")).status).toBe(200);
    const task = await fresh();
    expect(await waits("u-zheng")).toContain(task);
    const url = await linkOf("zheng", task);
    const { person, nonce } = await openedPage(host, "zheng", url);
    await host.advanceTo(at("2026-03-05", "08:00"));
    const late = await verb("u-zheng", task, "decision", approve);
    expect(late).toMatchObject({ status: 403, body: { code: "task.not-yours" } });
    const page = await person.post(url, { nonce, opinion: "", ...approve });
    expect(page.html).toContain("无需您处理");
    expect(page.html).toContain("代办期限已过");
    expect(await waits("u-feng")).toContain(task);
    const { body } = await call(host, "u-feng").get<Task>(`/tasks/${task}`);
    expect(body.seats.map(({ person: who, state }) => `${who} ${state}`)).toEqual([
      "u-zheng REMOVED",
      "u-feng ASKED",
    ]);
    expect((await verb("u-feng", task, "decision", approve)).status).toBe(200);
  });
});
