import { describe, expect, it } from "vitest";
import { DistrictConfig } from "#kernel/district/config.ts";
import { Overrides } from "#kernel/district/process.ts";

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
