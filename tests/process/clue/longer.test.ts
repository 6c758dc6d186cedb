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

const day = "2026-03-02";
const toVerify: readonly ClueMove[] = [...toDesk, ...approvedAs("PRELIM_VERIFY")];
const reported = tell("lead", {
  type: "report-verification",
  report: { on: day, findings: "属实", proposal: "立案", signedBy: ["lead", "second"] },
});
const toTrial: readonly ClueMove[] = [
  ...toVerify,
  reported,
  tell("lead", studied(day)),
  tell("lead", opinion("FILE")),
  ...throughChain,
  tell("lead", { type: "announce", on: day, officers: ["lead", "second"], unitToldOn: day }),
];
const sent = [tell("lead", { type: "send-to-trial" }), ask] as const;
const leave = { document: "批示1号" } as const;

describe("longer limits of a clue (process sheet §4.5)", () => {
  it("a trial takes a month, one more by leave, once and in time (D-CLU-11, 条例 Art. 224)", () => {
    const extend = { type: "extend-trial", ...leave } as const;
    const game = course([...toTrial, ...sent]);
    expect(dueOf(game, "TRIAL")).toBe("2026-04-02");
    expect(refusalOf(game, tell("lead", { type: "send-to-trial" }))?.refused).toBe("record.state");
    expect(refusalOf(game, tell("case", extend, 31))).toBeUndefined();
    expect(dueOf(game, "TRIAL")).toBe("2026-05-06");
    expect(refusalOf(game, tell("case", extend))?.detail).toBe("审理已延长过一次");
    const late = course([...toTrial, ...sent]);
    expect(refusalOf(late, tell("case", extend, 32))?.detail).toContain("到期前提出");
  });

  it("a trial that the secretary sends back is asked again by the limit that it had", () => {
    const game = course([
      ...toTrial,
      ...sent,
      tell("case", { type: "extend-trial", ...leave }),
      by("trial", "conclude"),
      ask,
      by("secretary", "return"),
      ask,
    ]);
    expect([stateOf(game).status, dueOf(game, "TRIAL")]).toEqual(["TRIAL", "2026-05-06"]);
  });

  it("so is a verification whose opinion is sent back (D-CLU-8)", () => {
    const game = course([
      ...toVerify,
      tell("case", { type: "extend-verification", ...leave }),
      reported,
      tell("lead", studied(day)),
      tell("lead", opinion("FILE")),
      ask,
      by("director", "return"),
      ask,
    ]);
    expect([stateOf(game).status, dueOf(game, "PRELIM_VERIFY")]).toEqual([
      "PRELIM_VERIFY",
      "2026-06-02",
    ]);
  });

  it("so is a case that the trial sends back (D-CLU-10)", () => {
    const game = course([
      ...toTrial,
      tell("case", { type: "extend-filing", ...leave }),
      ...sent,
      by("trial", "return"),
      ask,
    ]);
    const open = [...game.tasks.values()].find(
      ({ stage, status }) => stage === "FILED" && status === "OPEN",
    );
    expect(open?.due.nominalDue).toBe("2027-09-02");
  });
});
