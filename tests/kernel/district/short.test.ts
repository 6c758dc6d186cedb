import { describe, expect, it } from "vitest";
import { DistrictConfig } from "#kernel/district/config.ts";
import { type District, districtProcess, Overrides } from "#kernel/district/process.ts";
import type { Event } from "#kernel/record/event.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";

const table = <T>(length: number, key: (n: string) => string, value: T) =>
  Object.fromEntries(
    Array.from({ length }, (_, n) => {
      const letters = String(n).replaceAll(/\d/g, (digit) => "ABCDEFGHIJ"[Number(digit)] ?? "");
      return [key(letters), value];
    }),
  );
const step = (letters: string) => `letter.${letters}`;

describe("S9, S21: what every request reads stays short", () => {
  it.each<[string, (length: number) => boolean]>([
    ["factors", (n) => DistrictConfig.safeParse({ factors: table(n, step, "login") }).success],
    [
      "policies",
      (n) => DistrictConfig.safeParse({ policies: table(n, step, { type: "all" }) }).success,
    ],
    ["limits", (n) => Overrides.safeParse(table(n, (letters) => `D-${letters}`, 5)).success],
  ])("%s", (_, isTaken) => {
    expect([isTaken(200), isTaken(201)]).toEqual([true, false]);
  });

  it("own sentences of papers, all together", () => {
    const papers = (length: number) => ({
      papers: { "letter.text": table(length, (letters) => letters, "字".repeat(900)) },
    });
    expect(DistrictConfig.safeParse(papers(60)).success).toBe(true);
    expect(DistrictConfig.safeParse(papers(70)).success).toBe(false);
  });
});

describe("S9: what one officer enters of themselves stays short, however often", () => {
  const context = { now: "2026-03-03T01:00:00.000Z", recordId: "sample" } as Context;
  const officer = (id: string) => ({
    ...{ id, name: id, role: "UNIT" as const, unit: "unit_x", email: `${id}@example.test` },
  });
  const begun: District = {
    ...{ config: DistrictConfig.parse({}), configVersion: 1, overrides: {}, calendars: [] },
    officers: [officer("kong"), officer("lv")],
  };
  type Command = Parameters<typeof districtProcess.decide>[1];
  const entered = (commands: readonly Command[]) => {
    let state = begun;
    let refused = 0;
    for (const command of commands) {
      const decided = districtProcess.decide(state, command, context);
      if (isRefusal(decided)) refused += 1;
      else
        for (const fact of decided)
          state = districtProcess.evolve(state, { ...fact, at: context.now } as Event);
    }
    const { ties = [], standIns = [] } = state.officers[0] ?? {};
    return { refused, ties: ties.length, standIns };
  };
  const day = (n: number) => new Date(Date.UTC(2026, 2, 3 + n)).toISOString().slice(0, 10);

  it("ties", () => {
    const one = (to: string): Command => ({
      ...{ type: "declare-tie", officer: "kong" },
      tie: { to, relation: "other", detail: "字".repeat(200) },
    });
    const all = Array.from({ length: 300 }, (_, n) => one(`per_${n}`));
    expect(entered(all)).toMatchObject({ ties: 100, refused: 200 });
  });

  it("stand-ins: those that are over go, of those to come there are fifty at most", () => {
    const one = (from: string): Command => ({
      ...{ type: "name-stand-in", officer: "kong" },
      standIn: { deputy: "lv", from, until: from },
    });
    const past = Array.from({ length: 60 }, (_, n) => one(day(n - 100)));
    expect(entered(past)).toEqual({ refused: 60, ties: 0, standIns: [] });
    const toCome = Array.from({ length: 60 }, (_, n) => one(day(n)));
    const named = entered(toCome);
    expect(named.refused).toBe(10);
    expect(named.standIns).toHaveLength(50);
    const last = { deputy: "lv", from: day(90), until: day(91) };
    const whole = {
      ...begun,
      officers: [{ ...officer("kong"), standIns: named.standIns }, officer("lv")],
    };
    const command: Command = { type: "name-stand-in", officer: "kong", standIn: last };
    const later = { ...context, now: `${day(80)}T01:00:00.000Z` };
    const decided = districtProcess.decide(whole, command, later);
    const [fact] = isRefusal(decided) ? [] : decided;
    const after80 = districtProcess.evolve(whole, { ...fact, at: later.now } as Event);
    expect(after80.officers[0]?.standIns).toEqual([last]);
  });
});
