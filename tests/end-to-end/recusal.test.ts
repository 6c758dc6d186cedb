import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Task } from "#kernel/task/schema.ts";
import type { Host } from "#local/host.ts";
import {
  browser,
  call,
  enrollmentOf,
  linkFor,
  nameOfficers,
  startFrozen,
  submitted,
  taskOf,
} from "./harness.ts";

const tie = { relation: "relative", detail: "表兄弟（示例）" };

describe("recusal (监察法 Art. 67; process sheet §4.0)", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    const { body } = await call(host, "u-qin").get<{ officers: object[] }>("/officers");
    expect(body.officers.length).toBeGreaterThan(10);
  });
  afterAll(() => host.stop());

  const sitting = async (id: string) =>
    (await taskOf(host, id, "ROOM_REVIEW")).seats.map(({ person }) => person);
  const seatsNow = async (id: string, who: string) =>
    (await call(host, who).get<Task>(`/tasks/${id}.ROOM_REVIEW.1`)).body.seats;
  const settled = async <T>(answer: Promise<T>): Promise<T> => {
    const given = await answer;
    await host.settle();
    return given;
  };
  const declare = (who: string, of: string, to: string) =>
    settled(call(host, who).post(`/officers/${of}/ties`, { to, ...tie }));
  const nameDeputy = async () => {
    const item = await host.world.store.get({ pk: "district#sample", sk: "record" });
    const district = item?.state as { officers: { id: string }[] } | undefined;
    const named = district?.officers.map((officer) =>
      officer.id === "u-feng" ? { ...officer, deputy: "u-zheng" } : officer,
    );
    return nameOfficers(host, named ?? []);
  };

  it("a registered tie bars at assignment; the standing deputy is asked", async () => {
    await nameDeputy();
    expect((await declare("u-chen", "u-feng", "per_tied_1")).status).toBe(403);
    expect((await declare("u-feng", "u-feng", "per_tied_1")).status).toBe(200);
    const id = await submitted(host, { personId: "per_tied_1" });
    expect(await sitting(id)).toEqual(["u-zheng"]);
    const read = await call(host, "u-feng").get(`/enrollments/${id}`);
    expect(read, "nor does he read the file").toMatchObject({
      status: 403,
      body: { code: "task.recused" },
    });
    const { body } = await call(host, "u-feng").get<{ items: { id: string }[] }>("/enrollments");
    expect(body.items.map((line) => line.id)).not.toContain(id);
  });

  it("a tie declared late takes the officer out of what waits for them; their link says so", async () => {
    const id = await submitted(host, { personId: "per_tied_2" });
    expect(await sitting(id)).toEqual(["u-feng"]);
    const url = await linkFor(host, "feng", id);
    await declare("u-feng", "u-feng", "per_tied_2");
    const now = await seatsNow(id, "u-zheng");
    expect(now.map(({ person, state }) => `${person} ${state}`)).toEqual([
      "u-feng RECUSED",
      "u-zheng ASKED",
    ]);
    const page = await browser().get(url);
    expect(page.status).toBe(403);
    expect(page.html).toContain("已回避");
  });

  it("anyone concerned asks, the secretary decides, the deputy goes on", async () => {
    const id = await submitted(host, { personId: "per_asked_1" });
    const request = {
      subject: { kind: "enrollment", id },
      officer: "u-feng",
      requestedBy: "object",
      ...tie,
    };
    const entered = await settled(call(host, "u-shen").post("/recusals", request));
    expect(entered.status).toBe(200);
    expect((await seatsNow(id, "u-feng"))[0]?.state, "not before it is decided").toBe("ASKED");
    const task = `/tasks/${entered.body.id}.DECIDE.1/decision`;
    expect((await call(host, "u-wu").post(task, { action: "approve" })).status).toBe(403);
    await settled(call(host, "u-zhou").post(task, { action: "approve" }));
    const now = await seatsNow(id, "u-zheng");
    expect(now.map(({ person, state }) => `${person} ${state}`)).toEqual([
      "u-feng RECUSED",
      "u-zheng ASKED",
    ]);
    expect((await enrollmentOf(host, id)).recusals).toMatchObject([{ person: "u-feng" }]);
  });

  it("an officer whom the matter reaches later is recused before they are asked", async () => {
    const id = await submitted(host, { personId: "per_asked_2" });
    const entered = await settled(
      call(host, "u-shen").post("/recusals", {
        subject: { kind: "enrollment", id },
        officer: "u-wu",
        requestedBy: "reporter",
        ...tie,
      }),
    );
    await settled(
      call(host, "u-zhou").post(`/tasks/${entered.body.id}.DECIDE.1/decision`, {
        action: "approve",
      }),
    );
    expect((await enrollmentOf(host, id)).recusals).toMatchObject([{ person: "u-wu" }]);
  });

  it("the secretary's own recusal is the upper commission's, recorded with its letter", async () => {
    const id = await submitted(host, { personId: "per_asked_3" });
    const entered = await settled(
      call(host, "u-shen").post("/recusals", {
        subject: { kind: "enrollment", id },
        officer: "u-zhou",
        requestedBy: "colleague",
        ...tie,
      }),
    );
    const task = `/tasks/${entered.body.id}.RECORD_UPPER.1/decision`;
    expect((await call(host, "u-zhou").post(task, { action: "approve" })).status).toBe(403);
    const bare = await call(host, "u-han").post(task, { action: "approve" });
    expect(bare.body).toMatchObject({ code: "input.invalid" });
    const form = { letterNumber: "示市纪函〔2026〕3号", letterOn: "2026-03-03" };
    const undated = { letterNumber: form.letterNumber };
    const dayless = await call(host, "u-han").post(task, { action: "approve", form: undated });
    expect(dayless).toMatchObject({ status: 422, body: { fields: [{ path: "form.letterOn" }] } });
    await settled(call(host, "u-han").post(task, { action: "approve", form }));
    const { body } = await call(host, "u-shen").get<{ state: object }>(
      `/recusals/${entered.body.id}`,
    );
    expect(body.state).toMatchObject({ status: "GRANTED", ...form });
    expect((await call(host, "u-zhou").get(`/enrollments/${id}`)).status).toBe(403);
  });

  it("a supervised unit asks ten times a day at most, and learns from no answer who works here", async () => {
    const ask = async (n: number) => {
      const subject = { kind: "letter", id: `let_asked_${n}` };
      const officer = n % 2 === 0 ? "u-feng" : "无此人";
      const asked = { subject, officer, requestedBy: "object", ...tie };
      return settled(call(host, "u-lv").post("/recusals", asked));
    };
    const given: number[] = [];
    for (let n = 0; n < 11; n += 1) given.push((await ask(n)).status);
    expect(given).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
  });
});
