import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Officer } from "#kernel/district/role.ts";
import type { Host } from "#local/host.ts";
import { candidate, scoreSheet } from "#tests/process/enrollment/pure.ts";
import { call, startFrozen, submitted } from "./harness.ts";

describe("the list of officers holds at once", () => {
  let host: Host;
  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
  });
  afterAll(() => host.stop());

  const officers = async () => {
    const item = await host.world.store.get({ pk: "district#sample", sk: "record" });
    return (item?.state as { officers: Officer[] } | undefined)?.officers ?? [];
  };
  /** Changes the list behind the API's back, as another instance of the function would. */
  const replace = async (change: (officer: Officer) => Officer[]) => {
    const item = await host.world.store.get({ pk: "district#sample", sk: "record" });
    const state = { ...(item?.state as object), officers: (await officers()).flatMap(change) };
    await host.world.store.transact([
      { put: { ...item, pk: "district#sample", sk: "record", state }, when: "any" },
    ]);
  };
  const approve = (who: string, id: string) =>
    call(host, who).post<{ code?: string }>(`/tasks/${id}.ROOM_REVIEW.1/decision`, {
      action: "approve",
      declaration: "none",
    });

  it("an officer who is struck off decides nothing more, though the API remembers them", async () => {
    const first = await submitted(host, { personId: "per_list_1" });
    const second = await submitted(host, { personId: "per_list_2" });
    expect((await approve("u-feng", first)).status).toBe(200);
    await replace((officer) => (officer.id === "u-feng" ? [] : [officer]));
    const refused = await approve("u-feng", second);
    expect(refused).toMatchObject({ status: 403, body: { code: "auth.unknown-officer" } });
  });

  it("a new officer is known, and a changed role is the one that counts", async () => {
    const staff = await officers();
    const zheng = staff.find(({ id }) => id === "u-zheng");
    expect(zheng?.role).toBe("ROOM_DIRECTOR");
    await call(host, "u-zheng").post("/tasks/enr_x.ROOM_REVIEW.1/urging");
    await replace((officer) =>
      officer.id === "u-zheng" ? [{ ...officer, role: "TRIAL" }] : [officer],
    );
    const nominate = await call(host, "u-zheng").post("/enrollments", { candidate, scoreSheet });
    expect(nominate).toMatchObject({ status: 403, body: { code: "auth.forbidden" } });
  });
});
