import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import { scoreSheet } from "#tests/process/enrollment/pure.ts";
import { at, call, decideByLink, nameOfficers, startFrozen } from "./harness.ts";

type Listed = { items: { id: string; status: string; summary: Record<string, unknown> }[] };
type Stale = { items: { id: string; due: string; colour: string }[] };
type Shown = {
  state: { content: { establishment: object; duties: object }; confirmedOn?: string };
};

/** A person of a unit, as staff enter them one by one. */
const personOf = (unitId: string | undefined) => ({
  name: "钱示例",
  unitId,
  post: "站长",
  establishment: { class: "SECTION_HEAD" },
});

/** Each unit confirms its library data by link (D-LIB-1, D-LIB-2), over HTTP and the advanced clock. */
describe("a unit confirms its data of the library every quarter, or stands in the list of stale ones", () => {
  let host: Host;
  const units: Record<string, string> = {};
  const staff = (who = "u-chen") => call(host, who);

  beforeAll(async () => {
    host = await startFrozen("2026-06-29");
    for (const code of ["A", "B", "C"]) {
      const content = { code, name: `示例${code}站`, class: "STATION", room: "2" };
      const { body } = await staff().post("/units", { content, reason: "新设（示例）" });
      units[code] = body.id;
    }
    const { officers } = (await staff("u-qin").get<{ officers: { id: string }[] }>("/officers"))
      .body;
    const of: Record<string, string | undefined> = { "u-lv": units.A, "u-kong": units.B };
    const moved = officers.map((one) => ({ ...one, ...(of[one.id] && { unit: of[one.id] }) }));
    expect(await nameOfficers(host, moved)).toEqual([200, 200]);
    await host.settle();
  });
  afterAll(() => host.stop());

  const asked = async (unit: string | undefined) => {
    const { items } = (await staff().get<Listed>("/unit-confirmations?limit=50")).body;
    const wanted: Listed["items"] = [];
    for (const item of items) {
      const { body } = await staff().get<{ state: { unitId: string } }>(
        `/unit-confirmations/${item.id}`,
      );
      if (body.state.unitId === unit) wanted.push(item);
    }
    return wanted;
  };
  const stale = async () => (await staff().get<Stale>("/units/stale")).body.items;
  const unitAt = async (code: string) =>
    (await staff().get<Shown>(`/units/${units[code]}`)).body.state;

  it("opens one question a unit and quarter, for units that have somebody to ask", async () => {
    await host.advanceTo(at("2026-07-01"));
    await host.settle();
    expect(await asked(units.A)).toMatchObject([{ status: "ASKED" }]);
    expect(await asked(units.B)).toMatchObject([{ status: "ASKED" }]);
    expect(await asked(units.C)).toEqual([]);
  });

  it("the unit proposes by link, the room confirms by link, and the library has both", async () => {
    const id = (await asked(units.A))[0]?.id ?? "";
    const proposed = await decideByLink(host, "lv", id, {
      action: "propose",
      "form.on": "2026-06-20",
      "form.reason": "调入一人（示例）",
      "form.actual": "12",
      "form.fundsInYuan": "350000",
    });
    expect(proposed.status).toBe(303);
    expect((await unitAt("A")).content.establishment).toEqual({});
    const confirmed = await decideByLink(host, "feng", id, { action: "approve" });
    expect(confirmed.status).toBe(303);
    const { content, confirmedOn } = await unitAt("A");
    expect(content).toMatchObject({
      establishment: { actual: 12 },
      duties: { fundsInFen: 35_000_000 },
    });
    expect(confirmedOn).toBe("2026-07-01");
    const trail = await staff().get<{ items: { type: string; actor: string; data: object }[] }>(
      `/units/${units.A}/timeline`,
    );
    expect(trail.body.items.find(({ type }) => type === "unit.changed")).toMatchObject({
      actor: "u-feng",
      data: {
        on: "2026-06-20",
        lateSince: expect.any(String),
        reason: expect.stringContaining("调入一人"),
      },
    });
  });

  it("a unit asks by itself for a change, of itself only; others are refused", async () => {
    const own = await staff("u-lv").post("/unit-confirmations", { unitId: units.A });
    expect(own.status).toBe(200);
    const foreign = await staff("u-lv").post("/unit-confirmations", { unitId: units.B });
    expect(foreign).toMatchObject({ status: 403 });
    const nobody = await staff().post("/unit-confirmations", { unitId: units.C });
    expect(nobody).toMatchObject({ status: 409, body: { code: "task.no-assignee" } });
    await host.settle();
    const read = await staff("u-kong").get(`/unit-confirmations/${own.body.id}`);
    expect(read.status).toBe(404);
  });

  it("A-16: whom a request names must stand in the library; each field is told", async () => {
    const candidate = {
      personId: "per_nobody",
      personName: "赵示例",
      unitId: units.A,
      unitName: "示例A站",
      post: "站长",
    };
    const people = await staff().post("/people", {
      content: personOf(units.A),
      reason: "新任（示例）",
    });
    expect(people.status).toBe(200);
    const named = await staff().post("/enrollments", { candidate, scoreSheet });
    expect(named).toMatchObject({
      status: 422,
      body: {
        code: "library.unknown",
        fields: [{ path: "candidate.personId", message: "信息库中没有该人员" }],
      },
    });
    const foreign = { ...candidate, personId: people.body.id, unitId: "unt_nowhere" };
    const at = await staff().post("/enrollments", { candidate: foreign, scoreSheet });
    expect(at).toMatchObject({ status: 422, body: { fields: [{ path: "candidate.unitId" }] } });
    const tie = { to: "per_nobody", relation: "relative", detail: "表亲（示例）" };
    const tied = await staff().post("/officers/u-chen/ties", tie);
    expect(tied).toMatchObject({ status: 422, body: { code: "library.unknown" } });
    const right = { ...candidate, personId: people.body.id };
    expect((await staff().post("/enrollments", { candidate: right, scoreSheet })).status).toBe(200);
  });

  it("what staff change meanwhile does not answer for the unit: it is asked still", async () => {
    const changes = { changes: { room: "3" }, reason: "职责调整（示例）" };
    await staff().post(`/units/${units.B}/change`, changes);
    await host.settle();
    expect(await asked(units.B)).toMatchObject([{ status: "ASKED", summary: { room: "3" } }]);
  });

  it("who has not confirmed by the quarter's end is stale: 黄, then 红; the next question is open", async () => {
    await host.advanceTo(at("2026-10-10"));
    await host.settle();
    const overdue = await stale();
    expect(overdue).toMatchObject([
      { id: units.B, due: "2026-09-30", colour: "YELLOW" },
      { id: units.C, due: "2026-09-30", colour: "YELLOW" },
    ]);
    await host.advanceTo(at("2026-10-20"));
    expect((await stale()).map(({ colour }) => colour)).toEqual(["RED", "RED"]);
    expect((await asked(units.B)).map(({ status }) => status)).toEqual(["ASKED", "ASKED"]);
    const ids = (await asked(units.B)).map(({ id }) => id);
    const answered = await decideByLink(host, "kong", ids[0] ?? "", { action: "confirm" });
    expect(answered.status).toBe(303);
    await host.settle();
    expect((await stale()).map(({ id }) => id)).toEqual([units.C]);
    const left = (await asked(units.B)).map(({ status }) => status).sort();
    expect(left).toEqual(["CONFIRMED", "ENDED"]);
  });
});
