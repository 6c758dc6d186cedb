import { describe, expect, it } from "vitest";
import type { Stored } from "#kernel/verify/source.ts";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import type { Move } from "#tests/kit/play.ts";
import { findingsIn, itemsOf } from "#tests/kit/stored.ts";
import { players } from "#tests/oracle/players.ts";
import { opening } from "../process/enrollment/games.ts";

const rejected: Move<EnrollmentCommand>[] = opening.slice(0, 9).map((move) =>
  move.do === "command" && move.command.type === "study"
    ? {
        ...move,
        command: { ...move.command, study: { ...move.command.study, result: "rejected" } },
      }
    : move,
);
const isClaim = ({ pk }: Stored) => pk.startsWith("claim#");

describe("what keeps a person and post from others (R15)", () => {
  const of = (moves: readonly Move<EnrollmentCommand>[]) => {
    const game = players.enrollment(moves);
    const items = itemsOf(game);
    const codes = async (those: readonly Stored[]) =>
      (await findingsIn(game, those)).findings.map(({ code }) => code);
    return { items, codes };
  };

  it("of a nomination under way nobody else may hold it", async () => {
    const { items, codes } = of(opening.slice(0, 8));
    expect(await codes(items)).toEqual([]);
    expect(await codes(items.filter((item) => !isClaim(item)))).toEqual(["index.differs"]);
  });

  it("a rejected one only bars: whoever comes again has it, and has given it up when they end", async () => {
    const { items, codes } = of(rejected);
    expect(items.find(isClaim)).toMatchObject({ barredUntil: expect.any(String) });
    expect(await codes(items)).toEqual([]);
    const taken = items.map((item) => (isClaim(item) ? { ...item, holder: "enr_again" } : item));
    expect(await codes(taken)).toEqual([]);
    expect(await codes(items.filter((item) => !isClaim(item)))).toEqual([]);
  });
});
