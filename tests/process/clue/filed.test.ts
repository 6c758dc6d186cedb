import { describe, expect, it } from "vitest";
import {
  approvedAs,
  ask,
  by,
  type ClueMove,
  course,
  dueOf,
  opinion,
  refusalOf,
  stateOf,
  studied,
  tell,
  throughChain,
  toDesk,
} from "./cast.ts";

describe("a clue that becomes a case (process sheet §4.5 FILED, TRIAL, DISPOSED)", () => {
  const toFiled: readonly ClueMove[] = [
    ...toDesk,
    ...approvedAs("PRELIM_VERIFY"),
    tell("lead", {
      type: "report-verification",
      report: {
        on: "2026-03-02",
        findings: "属实（示例）",
        proposal: "立案",
        signedBy: ["lead", "second"],
      },
    }),
    tell("lead", studied("2026-03-02")),
    tell("lead", opinion("FILE")),
    ...throughChain,
  ];

  it("a case is filed, announced by two, tried within a month, decided, served and executed (D-CLU-10, D-CLU-11, D-CLU-12)", () => {
    const game = course(toFiled);
    expect(stateOf(game).status).toBe("FILED");
    expect(dueOf(game, "FILED")).toBeNull();
    expect(refusalOf(game, tell("lead", { type: "send-to-trial" }))?.refused).toBe("record.state");
    refusalOf(
      game,
      tell("lead", {
        type: "announce",
        on: "2026-03-02",
        officers: ["lead", "second"],
        unitToldOn: "2026-03-02",
      }),
    );
    expect(refusalOf(game, tell("lead", { type: "send-to-trial" }))).toBeUndefined();
    refusalOf(game, ask);
    expect(dueOf(game, "TRIAL")).toBe("2026-04-02");
    const disposal = {
      personId: "per_zhao",
      measure: "PARTY_WARNING",
      decidedOn: "2026-03-02",
      decidedBy: "区纪委常委会",
      basis: [{ side: "PARTY", norm: "中国共产党纪律处分条例", article: "第十条" }],
    } as const;
    expect(
      refusalOf(
        game,
        tell("lead", { type: "measure", disposal: { ...disposal, basis: [...disposal.basis] } }),
      ),
    ).toBeUndefined();
    refusalOf(game, ask);
    expect(refusalOf(game, by("trial", "conclude"))).toBeUndefined();
    refusalOf(game, ask);
    expect(refusalOf(game, by("secretary", "approve"))).toBeUndefined();
    refusalOf(game, ask);
    expect(dueOf(game, "SERVICE")).toBe("2026-04-02");
    expect(dueOf(game, "EXECUTION")).toBe("2026-04-02");
    expect(
      refusalOf(game, { ...by("lead", "served"), stage: "SERVICE" } as ClueMove),
    ).toBeUndefined();
    expect(
      refusalOf(game, { ...by("lead", "done"), stage: "EXECUTION" } as ClueMove),
    ).toBeUndefined();
    expect(stateOf(game).status).toBe("DISPOSED");
    expect(stateOf(game).disposals[0]?.influenceUntil).toBe("2027-03-01");
  });
});
