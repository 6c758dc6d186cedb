import { describe, expect, it } from "vitest";
import type { Opinion } from "#process/opinion/schema.ts";
import { unaskedAppointments } from "#registry/opinion/unasked.ts";
import type { Person } from "#registry/person/schema.ts";

const year = { from: "2026-01-01", to: "2026-12-31" };
const moved = (on: string) =>
  [
    {
      id: "per_1",
      state: {
        content: { name: "赵示例", unitName: "示例局", post: "副局长" },
        vacated: { unitName: "示例站", post: "站长", on, reason: "提任（示例）" },
      } as Person,
    },
  ] as const;

type Reply = Opinion["replies"][number];
const reply = (on: string, until: string, verdict: "NO_ISSUE" | "DEFER" | "UNSUITABLE") =>
  ({
    on,
    number: "示纪函1号",
    answers: [{ n: 1, verdict, findings: [] }],
    validity: { effectiveDue: until, nominalDue: until },
  }) as unknown as Reply;
const request = (on: string, replies: Reply[], more: { use?: string; withdrawn?: string } = {}) =>
  ({
    request: { use: more.use ?? "PROMOTION", on, number: "示组函31号" },
    people: [
      {
        n: 1,
        personId: "per_1",
        ...(more.withdrawn === undefined ? {} : { withdrawn: { on: more.withdrawn, reason: "" } }),
      },
    ],
    replies,
  }) as unknown as Opinion;

const gapAt = (on: string, ...requests: Opinion[]) =>
  unaskedAppointments(moved(on), requests, year).map(({ gap }) => gap);

describe("A-17, A-19: appointments that were made without asking", () => {
  const good = reply("2026-03-10", "2026-09-10", "NO_ISSUE");

  it("somebody moved up, and nobody had asked; a request that came later does not mend it", () => {
    expect(gapAt("2026-05-01")).toEqual(["NOT_ASKED"]);
    expect(gapAt("2026-05-01", request("2026-05-02", [good]))).toEqual(["NOT_ASKED"]);
    expect(gapAt("2026-05-01", request("2026-03-01", [good], { use: "AWARD" }))).toEqual([
      "NOT_ASKED",
    ]);
    const withdrawn = request("2026-03-01", [good], { withdrawn: "2026-04-01" });
    expect(gapAt("2026-05-01", withdrawn)).toEqual(["NOT_ASKED"]);
  });

  it("asked and answered in time: not in the list, on the last day of validity either", () => {
    expect(gapAt("2026-05-01", request("2026-03-01", [good]))).toEqual([]);
    expect(gapAt("2026-09-10", request("2026-03-01", [good]))).toEqual([]);
  });

  it("before the answer, after its validity (D-OPN-4), or against it", () => {
    expect(gapAt("2026-03-05", request("2026-03-01", [good]))).toEqual(["NOT_ANSWERED"]);
    expect(gapAt("2026-09-11", request("2026-03-01", [good]))).toEqual(["EXPIRED"]);
    const against = reply("2026-03-10", "2026-09-10", "UNSUITABLE");
    expect(
      unaskedAppointments(moved("2026-05-01"), [request("2026-03-01", [against])], year),
    ).toEqual([
      {
        personId: "per_1",
        name: "赵示例",
        on: "2026-05-01",
        from: "示例站 站长",
        to: "示例局 副局长",
        gap: "AGAINST",
        letter: "示组函31号",
        answered: "不宜提拔任用",
      },
    ]);
  });

  it("what counts is the answer that stood on the day: a correction later does not count back", () => {
    const later = reply("2026-06-01", "2026-12-01", "DEFER");
    expect(gapAt("2026-05-01", request("2026-03-01", [good, later]))).toEqual([]);
    expect(gapAt("2026-07-01", request("2026-03-01", [good, later]))).toEqual(["AGAINST"]);
  });

  it("only those who moved within the period", () => {
    expect(gapAt("2025-12-31")).toEqual([]);
    const stayed = [{ id: "per_1", state: { content: {} } as Person }];
    expect(unaskedAppointments(stayed, [], year)).toEqual([]);
  });
});
