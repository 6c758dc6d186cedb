import { describe, expect, it } from "vitest";
import { DistrictConfig } from "#kernel/district/config.ts";
import { pilotNames, pilotProblem } from "#kernel/district/pilot.ts";

const names = Object.keys(pilotNames) as (keyof typeof pilotNames)[];
const rulesWith = (pilots: unknown) => ({ config: DistrictConfig.parse({ pilots }) });

describe("pilot mechanisms (A-20)", () => {
  it.each(names)("%s is off where a district has not switched it on", (name) => {
    expect(pilotProblem(rulesWith(undefined), name, "2026-03-02")?.refused).toBe("pilot.off");
    expect(pilotProblem(rulesWith({}), name, "2026-03-02")?.refused).toBe("pilot.off");
  });

  it.each(names)("%s begins with its first day, and with no other's line", (name) => {
    const rules = rulesWith({ [name]: { from: "2026-03-02" } });
    expect(pilotProblem(rules, name, "2026-03-01")?.detail).toContain("2026-03-02");
    expect(pilotProblem(rules, name, "2026-03-02")).toBeUndefined();
    for (const other of names.filter((one) => one !== name))
      expect(pilotProblem(rules, other, "2026-03-02")?.refused).toBe("pilot.off");
  });

  it("a first day that is none is refused", () => {
    expect(DistrictConfig.safeParse({ pilots: { matters: { from: "2026-02-30" } } }).success).toBe(
      false,
    );
  });
});
