import { describe, expect, it } from "vitest";
import { type Claims, checkBars, noteClaims } from "#functions/verify/bars.ts";
import { checkRecord } from "#kernel/verify/record.ts";
import type { Source, Stored } from "#kernel/verify/source.ts";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { type Move, play } from "#tests/kit/play.ts";
import { findingsIn, itemsOf } from "#tests/kit/stored.ts";
import { type AnyGame, players } from "#tests/oracle/players.ts";
import { enrollmentCast, opening } from "../process/enrollment/games.ts";

const rejected: Move<EnrollmentCommand>[] = opening.slice(0, 9).map((move) =>
  move.do === "command" && move.command.type === "study"
    ? {
        ...move,
        command: { ...move.command, study: { ...move.command.study, result: "rejected" } },
      }
    : move,
);
const isClaim = ({ pk }: Stored) => pk.startsWith("claim#");

/** The findings of the whole district among what these games have written, changed as said. */
async function barsIn(games: readonly AnyGame[], change: (item: Stored) => Stored | undefined) {
  const items = games.flatMap(itemsOf).flatMap((item) => change(item) ?? []);
  const those = new Map(items.map((item) => [`${item.pk} ${item.sk}`, item]));
  const source: Source = {
    getMany: async (keys) => keys.map(({ pk, sk }) => those.get(`${pk} ${sk}`)),
    async *range(pk, prefix) {
      yield* items.filter((item) => item.pk === pk && item.sk.startsWith(prefix));
    },
    async *records() {},
    async *districts() {},
  };
  const claims: Claims = { bars: [], holders: new Map() };
  for (const { process, record } of games) {
    const of = { kind: "enrollment", id: record?.id ?? "" };
    noteClaims(claims, of, await checkRecord(source, process, of), process);
  }
  return (await checkBars(source, "sample", claims)).map(({ id, what }) => [id, what]);
}

describe("R15: the bar of a rejected nomination is asked for where the whole district is verified", () => {
  const first = players.enrollment(rejected);
  const id = first.record?.id ?? "";
  const given: Move<EnrollmentCommand>[] = [
    ...opening.slice(0, 3),
    { do: "command", by: "chen", command: { type: "withdraw", reason: "不再需要（示例）" } },
  ];
  const later = { ...enrollmentCast, record: "enr_again", from: "2026-07-01" };
  const again = play(enrollment, later, given) as unknown as AnyGame;

  it("missing, or in the name of nobody who has come again, it is found", async () => {
    expect(await barsIn([first], (item) => item)).toEqual([]);
    const without = await barsIn([first], (item) => (isClaim(item) ? undefined : item));
    expect(without).toEqual([[id, "claim"]]);
    const stolen = (item: Stored) => (isClaim(item) ? { ...item, holder: "enr_nobody" } : item);
    expect(await barsIn([first], stolen)).toEqual([[id, "claim"]]);
  });

  it("taken over, and given up again, it is none", async () => {
    const gone = await barsIn([first, again], (item) => (isClaim(item) ? undefined : item));
    expect(gone).toEqual([]);
  });
});

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
