import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Host } from "#local/host.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import { quarterlyId } from "#process/quarterly/visits/quarter.ts";
import { at, call, enrollmentOf, startFrozen, taskOf } from "./harness.ts";
import { continueSheet, passedForRemoval, review, supervisedTogether } from "./reviews.ts";
import { decideTask, listed, stateOf } from "./supervision.ts";

const places = ["one", "two", "three", "four"].map((name) => ({
  personId: `per_place_${name}`,
  unitId: `unt_place_${name}`,
  unitName: `示例${name}所`,
}));
const detention = { cause: "DETENTION", reason: "被留置（示例）", from: "2026-02-26" };

/** Process sheet §4.1, ACTIVE ↔ SUSPENDED: the quarterly visits rest with everything else. */
describe("suspension, and the visits of a quarter", () => {
  let host: Host;
  let [active, reviewed, leaving, resting] = ["", "", "", ""];
  beforeAll(async () => {
    host = await startFrozen("2026-02-26");
    [active = "", reviewed = "", leaving = "", resting = ""] = await supervisedTogether(
      host,
      places,
    );
    for (const id of [reviewed, leaving]) {
      const early = { cause: "UNIT_ABOLISHED", reason: "机构改革（示例）" };
      await call(host, "u-feng").post(`/enrollments/${id}/review`, early);
    }
    await host.settle();
    await review(host, reviewed, continueSheet);
    await passedForRemoval(host, leaving);
  });
  afterAll(() => host.stop());
  const post = async (who: string, verb: string, body: object) => {
    const answer = await call(host, who).post(`/enrollments/${resting}/${verb}`, body);
    await host.settle();
    return answer;
  };
  const visitOf = (n: number, quarter: number) =>
    stateOf<Quarterly>(
      host,
      `/quarterly-visits/${quarterlyId("sample", places[n]?.unitId ?? "", { year: 2026, quarter })}`,
    );

  it("the room's director proposes it, the deputy secretary decides; until then nothing rests", async () => {
    expect((await post("u-chen", "suspension", detention)).status).toBe(403);
    const tomorrow = { ...detention, from: "2026-02-27" };
    expect((await post("u-feng", "suspension", tomorrow)).status).toBe(422);
    expect((await post("u-feng", "suspension", detention)).status).toBe(200);
    expect((await enrollmentOf(host, resting)).status).toBe("ACTIVE");
    expect(await post("u-feng", "suspension", detention)).toMatchObject({
      status: 409,
      body: { code: "enrollment.suspension" },
    });
    await decideTask(host, "u-wu", `${resting}.SUSPENSION.1`, { action: "approve" });
    expect(await enrollmentOf(host, resting)).toMatchObject({
      status: "SUSPENDED",
      suspension: { cause: "DETENTION", from: "2026-02-26" },
    });
    // R18: the place has nobody else, so this quarter's visit rests too and is never missed.
    expect(await visitOf(3, 1)).toMatchObject({
      status: "WAIVED",
      waived: { by: "system", reason: "该地点已无监督对象：监督中止" },
    });
  });

  it("the next quarter's visits are for all under supervision, in review or leaving, not for the suspended", async () => {
    expect((await enrollmentOf(host, active)).status).toBe("ACTIVE");
    expect((await enrollmentOf(host, reviewed)).status).toBe("UNDER_REVIEW");
    expect((await enrollmentOf(host, leaving)).status).toBe("REMOVAL_PENDING");
    await host.advanceTo(at("2026-04-01", "00:06"));
    const opened = (await listed(host, "/quarterly-visits")).length;
    expect(opened).toBe(4 + 3);
    for (const n of [0, 1, 2])
      expect(await visitOf(n, 2)).toMatchObject({ status: "DUE", year: 2026, quarter: 2 });
    await expect(visitOf(3, 2)).rejects.toThrow("404");
  });

  it("reinstated, the object's duties run on as much later, and this quarter's visit is owed again", async () => {
    await host.advanceTo(at("2026-04-13"));
    const reinstatement = { on: "2026-04-11", reason: "解除留置（示例）" };
    expect((await post("u-feng", "reinstatement", reinstatement)).status).toBe(200);
    await decideTask(host, "u-wu", `${resting}.REINSTATEMENT.1`, { action: "approve" });
    expect((await enrollmentOf(host, resting)).status).toBe("ACTIVE");
    expect(await visitOf(3, 2)).toMatchObject({ status: "DUE", year: 2026, quarter: 2 });
    const [his, others] = await Promise.all([
      taskOf(host, resting, "YEARLY_REVIEW"),
      taskOf(host, active, "YEARLY_REVIEW"),
    ]);
    expect([others.due.nominalDue, his.due.nominalDue]).toEqual(["2027-02-26", "2027-04-11"]);
  });

  it("R18: a leaving of the last quarter that is entered in this one ends both quarters' visits", async () => {
    for (const n of [0, 2]) expect((await visitOf(n, 1)).status).toBe("MISSED");
    const form = { documentNumber: "示纪〔2026〕30号", filedOn: "2026-03-30" };
    const filed = { action: "file", form };
    const answer = await decideTask(host, "u-shen", `${leaving}.REMOVAL_PENDING.1`, filed);
    expect(answer.status).toBe(200);
    await host.settle();
    expect((await enrollmentOf(host, leaving)).removal?.on).toBe("2026-03-30");
    for (const quarter of [1, 2])
      expect(await visitOf(2, quarter)).toMatchObject({ status: "WAIVED", objects: [] });
    expect((await visitOf(0, 1)).status, "somebody else's stays missed").toBe("MISSED");
  });
});
