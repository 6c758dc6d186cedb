import { describe, expect, it } from "vitest";
import type { Concern } from "#kernel/record/process.ts";
import { subjectsIn } from "#process/opinion/reactions.ts";
import { type Request, Request as RequestSchema } from "#process/opinion/schema.ts";
import {
  ask,
  by,
  castOf,
  clueOn,
  course,
  goOn,
  type OpinionMove,
  openTask,
  type Played,
  refusalOf,
  request,
  signatures,
  stateOf,
  tell,
  throughChain,
  toCheck,
  toDraft,
  verdictsOf,
} from "./cast.ts";

const recheck = (wait = 0): OpinionMove => ({ ...tell("system", { type: "recheck" }), wait });
const replyDay = "2026-10-09";

/** Replied on the first day by these moves, looked at again on the next one. */
function lookedAtAgain(moves: readonly OpinionMove[], records: (day: string) => Concern[]): Played {
  return goOn(course(moves, castOf(records, { pilots: { awards: { from: "2026-01-01" } } })), [
    recheck(1),
  ]);
}

describe("news while a reply is valid (process sheet §4.9, D-OPN-4)", () => {
  const override = { n: 2, verdict: "NO_ISSUE", reason: "线索不具体（示例）" } as const;
  const inSpite: OpinionMove[] = [
    ...toDraft(),
    tell("case", { type: "draft", overrides: [override] }),
    ask,
    by("deputy", "approve"),
    ask,
    by("secretary", "approve"),
    ask,
    by("office", "send"),
  ];
  const verified = { verification: { report: {} } };

  it("a clue that was known and answered in spite of reopens the reply once it is verified; a correcting letter follows", () => {
    const clue = (day: string) => [
      clueOn("per_sun", "PRELIM_VERIFY", day === replyDay ? {} : verified, "clu_sun"),
    ];
    const game = lookedAtAgain(inSpite, clue);
    expect(stateOf(game)).toMatchObject({
      status: "REOPENED",
      round: { kind: "CORRECTION", people: [2] },
    });
    goOn(game, [ask, ...throughChain]);
    expect(stateOf(game).replies[1]).toMatchObject({ round: "CORRECTION" });
    expect(verdictsOf(game)).toEqual(["DEFER"]);
  });

  it("the same clue a day later, not verified, changes nothing", () => {
    const game = lookedAtAgain(inSpite, () => [clueOn("per_sun", "PRELIM_VERIFY", {}, "clu_sun")]);
    expect(stateOf(game).status).toBe("REPLIED");
  });

  const results = [{ demand: 1, result: "PARTLY" }];
  const letter = (status: string, more: object = {}): Concern => ({
    kind: "letter",
    id: "let_1",
    status,
    state: {
      status,
      content: { addressee: { unitId: "unt_street" } },
      plan: { items: [{ demand: 1, owner: "何示例" }] },
      evaluations: [{ results, conclusion: "redo", ...more }],
    },
  });

  it("a REDO that somebody answers for defers them until it has passed, reported or not", () => {
    const game = lookedAtAgain([...toDraft(), ...throughChain], (day) =>
      day === replyDay ? [] : [letter(day < "2026-10-20" ? "REDO" : "CLOSED")],
    );
    expect(stateOf(game).round).toMatchObject({ kind: "CORRECTION", people: [3] });
    goOn(game, [ask, ...throughChain]);
    expect(verdictsOf(game)).toEqual(["DEFER"]);
    goOn(game, [recheck(30)]);
    expect(stateOf(game).round).toMatchObject({ kind: "REANSWER", people: [3] });
    const reported = lookedAtAgain([...toDraft(), ...throughChain], (day) =>
      day === replyDay ? [] : [letter("EVALUATING")],
    );
    expect(stateOf(reported).status).toBe("REOPENED");
  });

  it("what an inspection finds of a unit that was honoured reopens the reply; mended, it is answered again", () => {
    const findings = [{ n: 1 }];
    const plan = { units: [{ unitId: "unt_street" }] };
    const award: Request = {
      ...request,
      use: "AWARD",
      names: request.names.map((one, n) => (n === 0 ? { ...one, collective: "yes" } : one)),
    };
    const signed: OpinionMove[] = [
      tell("case", { type: "draft", overrides: [] }),
      ask,
      by("deputy", "approve"),
      ask,
      by("office", "send"),
    ];
    const game = lookedAtAgain([...toDraft(award), ...signed], (day) =>
      day === replyDay
        ? []
        : ["targeted", "quarterly"].map((kind) => {
            const status = day < "2026-10-20" ? "DISPOSAL" : "CLOSED";
            const state = { status, findings, plan, disposals: [], objects: [] };
            return { kind, id: `${kind}_1`, status, state };
          }),
    );
    expect(stateOf(game).round).toMatchObject({ kind: "CORRECTION", people: [1] });
    goOn(game, [ask, ...signed, recheck(30)]);
    expect(stateOf(game).round).toMatchObject({ kind: "REANSWER", people: [1] });
  });

  it.each([
    ["a targeted inspection", { plan: { units: [{ unitId: "unt_a" }] } }],
    ["a quarterly visit's place", { place: { id: "unt_a" } }],
    ["a visit's object", { objects: [{ unitId: "unt_a" }] }],
    ["a letter", { content: { addressee: { unitId: "unt_a" } } }],
  ])("the opinions about the unit of %s are judged again", (_, state) => {
    expect(subjectsIn(state)).toEqual(["unt_a"]);
  });
});

describe("names of a list (process sheet §4.9, bad paths)", () => {
  const withdraw = tell("office", {
    type: "withdraw-names",
    people: [3],
    reason: "不再考察（示例）",
  });
  const back = tell("office", {
    type: "reinstate-names",
    people: [3],
    reason: "恢复考察（示例）",
  });
  const left = (game: Played) =>
    stateOf(game).people.flatMap(({ n, withdrawn }) => (withdrawn === undefined ? [n] : []));

  it("a withdrawn name is put back while nobody has signed without it", () => {
    const game = course([...toCheck()]);
    expect(refusalOf(game, back)).toMatchObject({ refused: "opinion.name" });
    goOn(game, [withdraw]);
    expect(left(game)).toEqual([1, 2]);
    goOn(game, [back]);
    expect(left(game)).toEqual([1, 2, 3]);
    expect(refusalOf(game, back)).toMatchObject({ refused: "opinion.name" });
    goOn(game, [ask, ...signatures, ask, ...throughChain]);
    expect(verdictsOf(game)).toHaveLength(3);
  });

  it("not once a room has signed for the list without it, and not once a draft is under way", () => {
    const signed = course([...toCheck(), withdraw, ask, by("petition", "sign")]);
    expect(refusalOf(signed, back)).toMatchObject({ refused: "record.state" });
    const drafted = course([
      ...toDraft(),
      withdraw,
      ask,
      tell("case", { type: "draft", overrides: [] }),
    ]);
    goOn(drafted, [ask]);
    expect(refusalOf(drafted, back)).toMatchObject({ refused: "record.state" });
    const after = course([...toDraft(), { ...withdraw, wait: 1 }, { ...back, wait: 0 }]);
    expect(left(after)).toEqual([1, 2, 3]);
  });

  it.each([
    [20, true],
    [21, false],
  ])("a letter, and its supplement, with %i names: accepted %s", (names, accepted) => {
    const [one] = request.names;
    const list = { ...request, names: Array.from({ length: names }, () => one) };
    const read = RequestSchema.safeParse(list);
    expect(read.success).toBe(accepted);
    expect(JSON.stringify(read.error?.issues ?? "").includes("请分批来函")).toBe(!accepted);
  });

  it("an urgent list is answered by the day that it names, and never later than others (D-OPN-1)", () => {
    const due = (wantedBy: string) => {
      const urgent = { reason: "换届（示例）", wantedBy };
      return openTask(course(toDraft({ ...request, urgent })), "DRAFTED")?.due.effectiveDue;
    };
    expect([due("2026-10-12"), due("2026-12-31")]).toEqual(["2026-10-12", "2026-10-19"]);
  });
});
