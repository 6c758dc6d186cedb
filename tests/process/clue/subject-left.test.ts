import { describe, expect, it } from "vitest";
import { clue } from "#process/clue/process.ts";
import {
  approvedAs,
  ask,
  type ClueMove,
  course,
  opinion,
  refusalOf,
  stateOf,
  studied,
  tell,
  throughChain,
  toDesk,
  urging,
} from "./cast.ts";

const day = "2026-03-02";
const known = { what: "DEAD", on: day, note: "户籍注销（示例）" } as const;
const died = tell("lead", { type: "tell-subject-left", ...known });
const fromLibrary = (what: "DEAD" | "LEFT", on = day) =>
  tell("system", { type: "note-subject-left", what, on, note: "信息库：（示例）" });
const callOff = tell("lead", { type: "call-off" });
const inquiry = { servedOn: day, copiedTo: "", answersDirectly: "no" } as const;
const served: readonly ClueMove[] = [
  ...approvedAs("INQUIRY"),
  tell("lead", { type: "serve-inquiry", inquiry }),
  ask,
];
const talk = {
  on: day,
  officers: ["lead", "second"],
  place: "谈话室",
  record: "（示例）",
  statement: "yes",
} as const;
const talked: readonly ClueMove[] = [
  ...approvedAs("TALK"),
  tell("lead", { type: "hold-talk", talk: { ...talk, officers: [...talk.officers] } }),
  ask,
];
const openIn = ({ tasks }: ReturnType<typeof course>) =>
  [...tasks.values()].filter(({ status }) => status === "OPEN").map(({ stage }) => stage);
const told = (game: ReturnType<typeof course>) => clue.show?.(stateOf(game), "STUDYING") ?? [];

describe("a clue whose person has died or left (process sheet §4.5, 条例 Art. 56)", () => {
  it("goes on, and says to everybody who decides what has become of the person", () => {
    const game = course([...toDesk, died]);
    expect(stateOf(game).status).toBe("STUDYING");
    expect(told(game)).toContainEqual({
      label: "被反映人已死亡",
      value: "2026-03-02，户籍注销（示例）",
    });
    const left = course([...toDesk, fromLibrary("LEFT")]);
    expect(told(left)).toContainEqual({
      label: "被反映人已离职（离任）",
      value: "2026-03-02，信息库：（示例）",
    });
  });

  it("ends for a death only where one is known; then nothing more is told", () => {
    const gone = tell("lead", opinion("CLOSE", { closing: "SUBJECT_GONE" }));
    const alive = course([...toDesk, tell("lead", studied(day))]);
    expect(refusalOf(alive, gone)).toMatchObject({
      refused: "clue.way",
      detail: "尚未登记被反映人死亡",
    });
    const left = course([...toDesk, fromLibrary("LEFT"), tell("lead", studied(day))]);
    expect(refusalOf(left, gone)?.refused).toBe("clue.way");
    const dead = course([...toDesk, died, tell("lead", studied(day)), gone, ...throughChain]);
    expect(stateOf(dead).ending?.kind).toBe("SUBJECT_GONE");
    expect(refusalOf(dead, died)?.refused).toBe("record.state");
  });

  it.each([
    ["TALK", approvedAs("TALK")],
    [
      "TALK_ENTRUSTED",
      [
        ...approvedAs("TALK"),
        tell("lead", { type: "entrust", to: "街道党工委书记", servedOn: day }),
        ask,
      ],
    ],
    ["INQUIRY", approvedAs("INQUIRY")],
    ["INQUIRY_SERVED", served],
    ["INQUIRY_URGED", [...served, tell("lead", urging, 22), ask]],
  ] as const)("%s: nobody has to be talked with who has died", (status, moves) => {
    const game = course([...toDesk, ...moves]);
    expect(stateOf(game).status).toBe(status);
    expect(refusalOf(game, callOff)?.detail).toBe("尚未登记被反映人死亡");
    expect(refusalOf(game, fromLibrary("DEAD"))).toBeUndefined();
    expect(refusalOf(game, callOff)).toBeUndefined();
    refusalOf(game, ask);
    expect([stateOf(game).status, openIn(game)]).toEqual(["AFTER_TALK", ["AFTER_TALK"]]);
    // Silence of the dead is no evasion: any way is open, not verification alone.
    refusalOf(game, tell("lead", studied(game.day)));
    expect(
      refusalOf(game, tell("lead", opinion("CLOSE", { closing: "SUBJECT_GONE" }))),
    ).toBeUndefined();
  });

  it("no written statement is waited for, nor an answer that nobody can be given", () => {
    const waiting = course([...toDesk, ...talked]);
    expect(openIn(waiting)).toContain("STATEMENT");
    expect(refusalOf(waiting, died)).toBeUndefined();
    expect(openIn(waiting)).toEqual(["AFTER_TALK"]);
    const closed = course([...toDesk, ...approvedAs("CLOSE", { closing: "ACCEPTED" })]);
    expect(openIn(closed)).toEqual(["FEEDBACK"]);
    expect(refusalOf(closed, fromLibrary("LEFT"))).toBeUndefined();
    expect([openIn(closed), stateOf(closed).subjectLeft]).toEqual([["FEEDBACK"], undefined]);
    expect(refusalOf(closed, fromLibrary("DEAD"))).toBeUndefined();
    expect([openIn(closed), stateOf(closed).subjectLeft?.what]).toEqual([[], "DEAD"]);
  });

  it("what the library says again is no news, and a leaving does not undo a death", () => {
    const game = course([...toDesk, fromLibrary("LEFT", "2026-03-01")]);
    const events = () => game.events.filter(({ type }) => type === "clue.subject-left").length;
    refusalOf(game, fromLibrary("LEFT", "2026-03-01"));
    expect(events()).toBe(1);
    refusalOf(game, fromLibrary("LEFT", "2026-03-02"));
    refusalOf(game, fromLibrary("DEAD"));
    expect([events(), stateOf(game).subjectLeft?.what]).toEqual([3, "DEAD"]);
    for (const again of [fromLibrary("DEAD", "2026-02-28"), fromLibrary("LEFT")])
      refusalOf(game, again);
    expect([events(), stateOf(game).subjectLeft?.what]).toEqual([3, "DEAD"]);
  });

  it("what was answered is checked in part by two, and deciders read it (规则 Art. 30, 抽查核实)", () => {
    const check = {
      on: day,
      officers: ["lead", "second"],
      subject: "加油小票（示例）",
      result: "与台账相符（示例）",
      holds: "yes",
    } as const;
    const checked = (officers: string[]) =>
      tell("lead", { type: "spot-check", check: { ...check, officers } });
    const game = course([...toDesk, ...talked]);
    expect(refusalOf(course(toDesk), checked(["lead", "second"]))?.refused).toBe("record.state");
    expect(refusalOf(game, checked(["lead", "stranger"]))?.refused).toBe("clue.handler");
    expect(refusalOf(game, checked(["lead", "second"]))).toBeUndefined();
    expect(told(game)).toContainEqual({
      label: `抽查核实 ${day}`,
      value: "加油小票（示例）：与台账相符（示例）（与答复一致）",
    });
  });

  describe("a death that was noted by mistake", () => {
    const back = (who: string) =>
      tell(who, { type: "withdraw-subject-left", reason: "同名同姓，系误记（示例）" });

    it("is taken back with a reason by somebody else than who noted it", () => {
      const game = course([...toDesk, died]);
      const own = course([...toDesk, tell("case", { type: "tell-subject-left", ...known })]);
      expect(refusalOf(own, back("case"))?.detail).toBe("更正须由记录人以外的人办理");
      expect(refusalOf(game, back("case"))).toBeUndefined();
      expect(stateOf(game).subjectLeft).toBeUndefined();
      expect(refusalOf(game, back("case"))?.detail).toBe("没有死亡或者离职的记录");
    });

    it("leaves the clue's questions to the person as they were: the statement is asked for again", () => {
      const game = course([...toDesk, ...talked, died]);
      expect(openIn(game)).not.toContain("STATEMENT");
      expect(refusalOf(game, back("case"))).toBeUndefined();
      expect(openIn(game)).toContain("STATEMENT");
    });

    it("comes too late where the clue was closed for it: what is said is a new clue", () => {
      const gone = tell("lead", opinion("CLOSE", { closing: "SUBJECT_GONE" }));
      const game = course([...toDesk, died, tell("lead", studied(day)), gone, ...throughChain]);
      expect(refusalOf(game, back("case"))?.detail).toContain("请另行登记线索");
    });
  });
});
