import { describe, expect, it } from "vitest";
import {
  approvedAs,
  ask,
  by,
  course,
  dueOf,
  opinion,
  received,
  refusalOf,
  stateOf,
  studied,
  tell,
  toDesk,
} from "./cast.ts";

describe("a clue that is shelved, verified or passed on (process sheet §4.5)", () => {
  it("what is shelved comes back after half a year, or with new evidence (D-CLU-9)", () => {
    const game = course([...toDesk, ...approvedAs("SHELVE", { conditions: "有新证据" })]);
    expect(dueOf(game, "SHELVED")).toBe("2026-09-02");
    expect(
      refusalOf(game, tell("director", { type: "take-up", reason: "有新证据（示例）" })),
    ).toBeUndefined();
    expect(stateOf(game).status).toBe("STUDYING");
  });

  it("a longer verification is entered by its due day, and not after it (D-CLU-8)", () => {
    const extend = { type: "extend-verification", document: "批示1号" } as const;
    const toVerify = [...toDesk, ...approvedAs("PRELIM_VERIFY")];
    expect(refusalOf(course(toVerify), tell("case", extend, 65))).toBeUndefined();
    const late = course(toVerify);
    expect(refusalOf(late, tell("case", extend, 66))?.detail).toContain("到期前提出");
    expect(dueOf(late, "PRELIM_VERIFY")).toBe("2026-05-06");
  });

  it("a verification has two months, one more by leave; its report is signed by all (D-CLU-8)", () => {
    const game = course([...toDesk, ...approvedAs("PRELIM_VERIFY")]);
    expect(dueOf(game, "PRELIM_VERIFY")).toBe("2026-05-06");
    expect(
      refusalOf(game, tell("case", { type: "extend-verification", document: "批示1号" })),
    ).toBeUndefined();
    expect(dueOf(game, "PRELIM_VERIFY")).toBe("2026-06-02");
    expect(
      refusalOf(game, tell("case", { type: "extend-verification", document: "批示2号" }))?.refused,
    ).toBe("record.state");
    const report = {
      on: "2026-03-02",
      findings: "属实（示例）",
      proposal: "立案",
      signedBy: ["lead", "third"],
    };
    expect(refusalOf(game, tell("lead", { type: "report-verification", report }))?.refused).toBe(
      "clue.report-unsigned",
    );
    refusalOf(game, tell("lead", studied("2026-03-02")));
    expect(refusalOf(game, tell("lead", opinion("FILE")))?.refused).toBe("clue.report-missing");
  });

  it("the head of a lower party organization is verified only with the party secretary's leave (规则 Art. 33)", () => {
    const [first, ...rest] = toDesk;
    const heads = received({ headsPartyOrgan: "yes" });
    expect(first).toBeDefined();
    const game = course([heads, ...rest, ...approvedAs("PRELIM_VERIFY")]);
    expect(stateOf(game).status).toBe("OPINION_PARTY");
    expect(refusalOf(game, by("office", "approve"))).toBeUndefined();
    expect(stateOf(game).status).toBe("PRELIM_VERIFY");
  });

  it("a foreign clue is passed on within five working days of its receipt (D-CLU-3)", () => {
    const game = course([received(), ask, by("case", "register"), ask, by("case", "foreign"), ask]);
    expect(dueOf(game, "TRANSFER")).toBe("2026-03-09");
    expect(refusalOf(game, by("case", "send"))).toBeUndefined();
    expect(stateOf(game).ending).toMatchObject({ kind: "TRANSFERRED", note: "示例市纪委监委" });
  });

  it("a preliminary look is asked for and never contacts the person (条例 Art. 204)", () => {
    const game = course([
      ...toDesk,
      tell("lead", { type: "look", reason: "核对报销单据" }),
      ask,
      by("deputy", "approve"),
      ask,
    ]);
    expect(stateOf(game).status).toBe("PRELIM_LOOK");
    expect(
      refusalOf(game, tell("lead", { type: "end-look", result: "单据齐全（示例）" })),
    ).toBeUndefined();
    expect(stateOf(game).status).toBe("STUDYING");
  });

  it("days that cannot be are refused at their field", () => {
    const game = course([...toDesk, ...approvedAs("TALK")]);
    const talk = {
      on: "2026-03-01",
      officers: ["lead", "second"] as string[],
      place: "谈话室",
      record: "（示例）",
      statement: "no",
    } as const;
    expect(refusalOf(game, tell("lead", { type: "hold-talk", talk }))?.fields?.[0]?.path).toBe(
      "talk.on",
    );
    expect(
      refusalOf(game, tell("lead", { type: "hold-talk", talk: { ...talk, on: "2026-03-09" } }))
        ?.refused,
    ).toBe("input.invalid");
  });
});
