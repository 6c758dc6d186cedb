import { describe, expect, it } from "vitest";
import {
  approvedAs,
  ask,
  by,
  type ClueMove,
  cast,
  course,
  dueOf,
  opinion,
  received,
  refusalOf,
  stateOf,
  studied,
  tell,
  throughChain,
  toDesk,
} from "./cast.ts";

const day = "2026-03-02";
const talked = tell("lead", {
  type: "hold-talk",
  talk: {
    on: day,
    officers: ["lead", "second"],
    place: "谈话室",
    record: "（示例）",
    statement: "yes",
  },
});
/** A talk was held, and a written statement is waited for. */
const waiting: readonly ClueMove[] = [...approvedAs("TALK"), talked, ask];
const ended = (closing: "UNTRUE" | "ACCEPTED" | "UNPROVEN") =>
  course([
    ...toDesk,
    ...waiting,
    tell("lead", studied(day)),
    tell("lead", opinion("CLOSE", { closing })),
    ...throughChain.slice(0, -1),
  ]);
const verified: readonly ClueMove[] = [
  ...approvedAs("PRELIM_VERIFY"),
  tell("lead", {
    type: "report-verification",
    report: { on: day, findings: "属实", proposal: "立案", signedBy: ["lead", "second"] },
  }),
];
const openIn = ({ tasks }: ReturnType<typeof course>) =>
  [...tasks.values()].filter(({ status }) => status === "OPEN").map(({ stage }) => stage);

const other = {
  kind: "clue",
  id: "clu_other",
  status: "STUDYING",
  state: { number: "XS-2026-0009" },
} as never;
const beside = { ...cast, concerning: () => [other] };
const join = tell("case", {
  type: "join-other",
  into: "clu_other",
  reason: "同一问题（示例）",
});

describe("a clue that is over waits for nothing that only its course wanted", () => {
  it.each([
    ["UNTRUE", ["CLEARING"]],
    ["ACCEPTED", ["FEEDBACK"]],
    ["UNPROVEN", []],
  ] as const)(
    "closed as %s: no statement is waited for, what the person is owed is",
    (as, owed) => {
      const game = ended(as);
      expect([stateOf(game).status, openIn(game)]).toEqual(["CLOSED", owed]);
    },
  );

  it("whose words were untrue has their name cleared within ten working days (反映失实，予以澄清; D-CLU-CLEARING)", () => {
    const game = ended("UNTRUE");
    expect(dueOf(game, "CLEARING")).toBe("2026-03-16");
    const cleared = (on: string) =>
      ({ ...by("lead", "cleared"), stage: "CLEARING", form: { on, how: "MEETING" } }) as ClueMove;
    expect(refusalOf(game, cleared("2026-03-01"))).toMatchObject({
      fields: [{ path: "form.on" }],
    });
    expect(refusalOf(game, cleared(day))).toBeUndefined();
    expect([stateOf(game).status, openIn(game)]).toEqual(["CLOSED", []]);
  });

  it("joined to another while the statement is waited for", () => {
    const differs = toDesk.map((move) =>
      "action" in move && move.action === "register"
        ? { ...move, form: { differs: "不同时间（示例）" } }
        : move,
    );
    const game = course([...(differs as ClueMove[]), ...waiting], beside);
    expect(openIn(game)).toContain("STATEMENT");
    expect(refusalOf(game, join)).toBeUndefined();
    expect([stateOf(game).status, openIn(game)]).toEqual(["MERGED", []]);
  });

  it("passed on to another organ, whose limit runs from the leave to do so", () => {
    const game = course([
      ...toDesk,
      ...waiting,
      { ...tell("lead", studied("2026-04-20")), wait: 49 },
      tell("lead", opinion("TRANSFER", { receiver: "示例市纪委监委" })),
      ...throughChain,
    ] as ClueMove[]);
    expect(dueOf(game, "TRANSFER")).toBe("2026-04-27");
    const early = { receiver: "示例市纪委监委", sentOn: "2026-04-19", receipt: "回执1" };
    expect(refusalOf(game, { ...by("case", "send"), form: early } as ClueMove)).toMatchObject({
      refused: "input.invalid",
      fields: [{ path: "form.sentOn", message: "日期不能早于批准日期 2026-04-20" }],
    });
    expect(refusalOf(game, by("case", "send"))).toBeUndefined();
    expect([stateOf(game).status, openIn(game)]).toEqual(["TRANSFERRED", []]);
  });

  it("what is joined to a clue that has ended meanwhile, or the other way round, goes before a person", () => {
    const joined = (other: string) => tell("system", { type: "join", other });
    expect(refusalOf(ended("UNTRUE"), joined("clu_late"))?.refused).toBe("clue.merge-target");
    const differs = [received(), ask] as const;
    const both = course(differs, beside);
    const merge = { into: "clu_other", reason: "（示例）" };
    expect(refusalOf(both, { ...by("case", "merge"), form: merge } as ClueMove)).toBeUndefined();
    expect(refusalOf(both, joined("clu_other"))?.refused).toBe("clue.merge-target");
    expect(refusalOf(both, joined("clu_third")), "it goes along to where this one went").toBe(
      undefined,
    );
  });
});

describe("days of a clue that could not be (R7)", () => {
  it("the party committee has not approved before it was asked", () => {
    const game = course([
      received({ headsPartyOrgan: "yes" }),
      ...toDesk.slice(1),
      { ...tell("lead", studied("2026-03-12")), wait: 10 },
      tell("lead", opinion("PRELIM_VERIFY")),
      ...throughChain,
    ] as ClueMove[]);
    const on = (form: string) =>
      refusalOf(game, {
        ...by("office", "approve"),
        form: { document: "示委批〔2026〕1号", on: form },
      } as ClueMove);
    expect(on("2026-03-11")).toMatchObject({
      fields: [{ path: "form.on", message: "日期不能早于报请审批之日 2026-03-12" }],
    });
    expect(on("2026-03-13")).toMatchObject({ fields: [{ path: "form.on" }] });
    expect(on("2026-03-12")).toBeUndefined();
  });

  it("a measure of a filed case does not precede its filing, and is served within a month of it", () => {
    const game = course([...toDesk, ...verified, ...approvedAs("FILE")]);
    const decided = (decidedOn: string) =>
      tell("lead", {
        type: "measure",
        disposal: {
          personId: "per_zhao",
          measure: "PARTY_WARNING",
          decidedOn,
          decidedBy: "示例区纪委常委会",
          basis: [{ side: "PARTY", norm: "中国共产党纪律处分条例", article: "第十条" }],
        },
      } as never);
    expect(refusalOf(game, decided("2026-03-01"))).toMatchObject({
      fields: [{ path: "disposal.decidedOn" }],
    });
    expect(refusalOf(game, decided(day))).toBeUndefined();
    for (const move of [
      tell("lead", {
        type: "announce",
        on: day,
        officers: ["lead", "second"],
        unitToldOn: day,
      }),
      tell("lead", { type: "send-to-trial" }),
      ask,
      by("trial", "conclude"),
      ask,
      { ...by("secretary", "approve"), wait: 9 } as ClueMove,
      ask,
    ])
      expect(refusalOf(game, move)).toBeUndefined();
    // Both run from the decision, whenever it is entered as approved.
    expect([dueOf(game, "SERVICE"), dueOf(game, "EXECUTION")]).toEqual([
      "2026-04-02",
      "2026-04-02",
    ]);
  });
});
