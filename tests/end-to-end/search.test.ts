import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shortNumber } from "#kernel/text/short-number.ts";
import type { Host } from "#local/host.ts";
import { candidate } from "#tests/process/enrollment/pure.ts";
import { call, meet, startFrozen, submitted, votes } from "./harness.ts";
import { enterLine } from "./library.ts";

type Found = { items: { kind: string; id: string; about: string }[] };

/** `console.md` §3.2 row 10 and feature 9: one field finds a matter by whatever people call it. */
describe("GET /search", () => {
  let host: Host;
  let id: string;
  const found = async (who: string, text: string) => {
    const { body } = await call(host, who).get<Found>(`/search?text=${encodeURIComponent(text)}`);
    return body.items.map((item) => item.id);
  };

  beforeAll(async () => {
    host = await startFrozen("2026-03-03");
    await enterLine(host, "unit", candidate.unitId, candidate);
    await enterLine(host, "person", "per_searched", candidate);
    id = await submitted(host, { personId: "per_searched" });
    await host.settle();
    for (const [who, stage] of [
      ["u-feng", "ROOM_REVIEW"],
      ["u-wu", "DEPUTY_REVIEW"],
    ] as const) {
      await call(host, who).post(`/tasks/${id}.${stage}.1/decision`, {
        action: "approve",
        declaration: "none",
      });
      await host.settle();
    }
    await meet(host, [{ enrollmentId: id, ...votes }]);
    await call(host, "u-shen").post(`/tasks/${id}.COMMISSION_PASSED.1/decision`, {
      action: "send",
      form: { documentNumber: "示纪〔2026〕12号", sentOn: "2026-03-03", classification: "内部" },
    });
    await host.settle();
  });
  afterAll(() => host.stop());

  it.each(["示纪〔2026〕12号", "示纪[2026]12号", "示纪（2026）12 号", " 示纪【2026】12号 "])(
    "by official number, however its brackets are typed: %s",
    async (number) => expect(await found("u-zhou", number)).toEqual([id]),
  );

  it("by short number in either case, and by id", async () => {
    const short = shortNumber(id);
    expect(await found("u-zhou", short)).toEqual([id]);
    expect(await found("u-zhou", short.toLowerCase())).toEqual([id]);
    expect(await found("u-zhou", id)).toEqual([id]);
  });

  it("by the minutes' number: the meeting", async () => {
    const [meeting = ""] = await found("u-zhou", "纪要〔2026〕303期");
    expect(meeting).toMatch(/^mtg_/);
  });

  it("by a part of a name of the library's people and units", async () => {
    expect(await found("u-zhou", "赵示例")).toContain(id);
    expect(await found("u-zhou", "城建科")).toContain(id);
  });

  it("shows nobody what the gate does not: another room, another district, a role without the right", async () => {
    for (const said of [id, shortNumber(id), "示纪〔2026〕12号", "赵示例"]) {
      expect([said, await found("u-zheng", said)]).toEqual([said, []]);
      expect([said, await found("u-lv", said)]).toEqual([said, []]);
    }
  });

  it("finds nothing by words that are no number, of the prototype, or of no kind", async () => {
    for (const said of ["__proto__", "constructor", "ZZ-ABC123", "RD-000000", "enr_nobody", "#"])
      expect([said, await found("u-zhou", said)]).toEqual([said, []]);
  });
});
