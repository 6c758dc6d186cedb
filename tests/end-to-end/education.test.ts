import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import type { Education } from "#process/education/schema.ts";
import { learningId } from "#process/learning/process.ts";
import type { Learning } from "#process/learning/schema.ts";
import { at, call, decideByLink, startFrozen } from "./harness.ts";
import { nameContact, setPilots } from "./objects.ts";
import { decideTask, stateOf, supervised } from "./supervision.ts";

const unit = { unitId: "unt_team", unitName: "城管执法队（示例）" };
const body = (on: string) => ({
  plan: {
    type: "WARNING",
    title: "警示教育大会（示例）",
    on,
    place: "区委党校（示例）",
    content: "观看警示片（示例）",
  },
  audience: "ALL",
});

/** Education (process sheet §4.11, A-20), over HTTP, links and the advanced clock. */
describe("廉政教育 A-20 D-EDU-1 D-EDU-2 D-EDU-3", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-02");
  });
  afterAll(() => host.stop());

  const staff = () => call(host, "u-chen");
  const recordOf = (person: string) =>
    stateOf<Learning>(host, `/education-records/${learningId("sample", person)}`);
  const run = async (path: string, given: object = {}) => {
    const answer = await staff().post<{ id: string; code: string }>(path, given);
    await host.settle();
    return answer;
  };

  it("nothing begins before the pilot's first day, and a new object is talked with after it", async () => {
    const refused = await run("/education", body("2026-03-20"));
    expect(refused.body.code).not.toBe("pilot.off");
    expect(await setPilots(host, { education: { from: "2026-03-03" } })).toMatchObject({
      status: 200,
    });
    await host.advanceTo(at("2026-03-03"));
    const zhao = await supervised(host, { personId: "per_zhao", ...unit });
    await nameContact(host, zhao, "zhao");
    await supervised(host, { personId: "per_qian", ...unit });
    expect(await recordOf("per_zhao")).toMatchObject({
      since: "2026-03-03",
      talks: [{ cause: "ENTRY" }],
    });
    const id = learningId("sample", "per_zhao");
    const talked = await decideTask(host, "u-feng", `${id}.ENTRY_TALK.1`, {
      action: "talked",
      form: { on: "2026-03-03", outline: "已谈话（示例）" },
    });
    expect(talked.status).toBe(200);
  });

  let session = "";
  it("a session is told to everybody of the room, put off, and told again", async () => {
    const planned = await run("/education", body("2026-03-20"));
    expect(planned.status).toBe(200);
    session = planned.body.id;
    await run(`/education/${session}/notice`);
    expect((await recordOf("per_zhao")).entries).toMatchObject([{ on: "2026-03-20" }]);
    const again = { on: "2026-03-23", reason: "场地变更（示例）" };
    expect((await run(`/education/${session}/postponement`, again)).status).toBe(200);
    expect((await recordOf("per_zhao")).entries).toMatchObject([
      { on: "2026-03-23", standing: "INVITED" },
    ]);
  });

  it("a person signs in by their link on the day, with the code that is shown there", async () => {
    await host.advanceTo(at("2026-03-23"));
    const { body: issued } = await run(`/education/${session}/sign-in-code`);
    expect(issued.code).toMatch(/^\d{6}$/);
    const wrong = issued.code === "000000" ? "111111" : "000000";
    const id = learningId("sample", "per_zhao");
    const refused = await decideByLink(host, "zhao", id, { action: "sign", "form.code": wrong });
    expect(refused.status).toBe(422);
    const { person, url, nonce } = refused;
    const signed = await person.post(url, { nonce, action: "sign", "form.code": issued.code });
    await host.settle();
    expect(signed.status).toBe(303);
    expect((await recordOf("per_zhao")).entries).toMatchObject([
      { standing: "PRESENT", how: "LINK" },
    ]);
    expect((await stateOf<Education>(host, `/education/${session}`)).participants).toContainEqual(
      expect.objectContaining({ personId: "per_zhao", standing: "PRESENT" }),
    );
  });

  it("who did not come makes up, and the session ends with the last of them", async () => {
    await run(`/education/${session}/holding`);
    expect((await run(`/education/${session}/confirmation`)).status).toBe(200);
    expect(await stateOf<Education>(host, `/education/${session}`)).toMatchObject({
      status: "MAKEUP",
    });
    const record = await recordOf("per_qian");
    const n = record.entries[0]?.n;
    const id = learningId("sample", "per_qian");
    await decideTask(host, "u-feng", `${id}.MAKE_UP.${n}`, {
      action: "done",
      form: { on: "2026-03-23", note: "观看录像并提交心得（示例）" },
    });
    expect((await recordOf("per_qian")).entries[0]?.standing).toBe("MADE_UP");
    expect(await stateOf<Education>(host, `/education/${session}`)).toMatchObject({
      status: "CLOSED",
    });
  });

  it("three working days ahead of 清明 everybody is reminded, and reads it by link", async () => {
    await host.advanceTo(at("2026-04-01"));
    expect((await recordOf("per_zhao")).reminders).toMatchObject([
      { festivals: ["QINGMING"], from: "2026-04-04" },
    ]);
    const id = learningId("sample", "per_zhao");
    const read = await decideByLink(host, "zhao", id, { action: "read" });
    expect(read.status).toBe(303);
    expect((await recordOf("per_zhao")).reminders[0]?.readOn).toBe("2026-04-01");
  });

  it("the pilot ends: nothing new begins, who is short stays to be seen", async () => {
    await setPilots(host, {});
    const refused = await staff().post<{ code: string }>("/education", body("2026-04-20"));
    expect(refused).toMatchObject({ status: 409, body: { code: "pilot.off" } });
    const { body: standing } = await staff().get<{ items: object[] }>(
      "/education-records/standing?year=2026",
    );
    expect(standing.items).toContainEqual(
      expect.objectContaining({ sessions: 1, absences: 1, isShort: true }),
    );
  });

  it("is read by the room and leaders, by nobody of another room or district, nor by units", async () => {
    const path = `/education-records/${learningId("sample", "per_zhao")}`;
    for (const [who, status] of [
      ["u-chen", 200],
      ["u-feng", 200],
      ["u-wu", 200],
      ["u-zheng", 404],
      ["u-wei", 403],
      ["u-lv", 403],
      ["u-xu", 404],
    ] as const)
      expect([who, (await call(host, who).get(path)).status]).toEqual([who, status]);
    expect((await call(host, "u-zheng").get(`/education/${session}`)).status).toBe(404);
  });
});
