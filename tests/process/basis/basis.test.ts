import { describe, expect, it } from "vitest";
import { basis } from "#process/basis/process.ts";
import { type Basis, BasisContent } from "#process/basis/schema.ts";
import { enrollment } from "#process/enrollment/process.ts";
import type { Enrollment } from "#process/enrollment/schema.ts";
import { expectSound } from "#tests/kit/games.ts";
import { type Cast, type Move, play } from "#tests/kit/play.ts";
import { enrollmentCast, opening } from "../enrollment/games.ts";
import { officers } from "../enrollment/pure.ts";

const parts = { scope: "一", objects: "二", content: "三", methods: "四", requirements: "五" };
const rule: BasisContent = {
  type: "RULE",
  title: "关于对有关村实行提级监督的工作办法",
  issuer: "示例区纪委监委",
  date: "2026-01-05",
  effectiveOn: "2026-02-01",
  effect: "TRIAL",
  parts,
};
const cast: Cast = { officers, record: "bas_test", from: "2026-03-02" };
const enter: Move<{ type: string }> = {
  do: "command",
  by: "shen",
  command: { type: "enter", content: rule } as { type: string },
};
const by = (command: object): Move<{ type: string }> => ({
  do: "command",
  by: "shen",
  command: command as { type: string },
});
const lived = (...moves: Move<{ type: string }>[]) =>
  play(basis as never, cast, moves as never) as unknown as { record?: { state: Basis } };

describe("the register of bases", () => {
  it("A-32: a rule says its five parts, and whether it is on trial", () => {
    expect(BasisContent.safeParse(rule).success).toBe(true);
    const { parts: _, ...bare } = rule;
    expect(BasisContent.safeParse(bare).success).toBe(false);
    expect(BasisContent.safeParse({ ...rule, parts: { ...parts, methods: "" } }).success).toBe(
      false,
    );
    expect(BasisContent.safeParse({ ...bare, type: "DOCUMENT" }).success).toBe(true);
  });

  it("A-16, A-32: a new version leaves the former one readable; a repealed one has no versions more", () => {
    const final = { ...rule, effect: "FULL", effectiveOn: "2026-03-01" } as const;
    const revise = by({ type: "revise", content: final, reason: "试行期满" });
    const repeal = by({ type: "repeal", on: "2026-03-03", reason: "另有规定" });
    const game = lived(enter, revise, repeal, revise);
    expectSound(game as never, Object.keys(basis.statuses ?? {}));
    expect(game.record?.state).toMatchObject({
      status: "REPEALED",
      version: 2,
      content: { effect: "FULL" },
      former: [{ version: 1, effect: "TRIAL", until: "2026-03-01" }],
    });
  });

  it("A-08: an enrollment is found by the basis that it cites", () => {
    const { record } = play(enrollment, enrollmentCast, opening);
    const state = record?.state as Enrollment;
    const nomination = state.nomination as NonNullable<Enrollment["nomination"]>;
    const cited = { ...nomination, basis: [{ title: "办法", issuer: "示例", basisId: "bas_1" }] };
    expect(enrollment.keys({ ...state, nomination: cited }).about).toContain("bas_1");
    expect(enrollment.keys(state).about).not.toContain("bas_1");
  });
});
