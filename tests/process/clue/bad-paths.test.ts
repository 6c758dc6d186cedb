import { describe, expect, it } from "vitest";
import { clue } from "#process/clue/process.ts";
import { play } from "#tests/kit/play.ts";
import {
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

const another = (status: string) => ({
  ...cast,
  concerning: () => [
    { kind: "clue", id: "clu_other", status, state: { number: "XS-2026-0009" } } as never,
  ],
});

/** The same moves where another clue about the person is there. */
function beside(status: string, moves: readonly ClueMove[]) {
  const game = play(
    clue as never,
    another(status),
    moves.map((move) => ({ wait: 0, ...move })) as never,
  );
  return game as unknown as ReturnType<typeof course>;
}

const approved = (...of: Parameters<typeof opinion>): ClueMove[] => [
  tell("lead", studied("2026-03-02")),
  tell("lead", opinion(...of)),
  ...throughChain,
];

describe("bad paths of a clue (process sheet §4.5)", () => {
  it("another clue about the same person is told apart or joined, never overlooked (MERGED)", () => {
    const game = beside("STUDYING", [received(), ask]);
    const plain = { ...by("case", "register"), form: {} } as ClueMove;
    expect(refusalOf(game, plain)?.detail).toContain("XS-2026-0009");
    const elsewhere = { ...by("case", "merge"), form: { into: "clu_none", reason: "（示例）" } };
    expect(refusalOf(game, elsewhere as ClueMove)?.refused).toBe("clue.merge-target");
    const into = {
      ...by("case", "merge"),
      form: { into: "clu_other", reason: "同一问题（示例）" },
    };
    expect(refusalOf(game, into as ClueMove)).toBeUndefined();
    expect(stateOf(game)).toMatchObject({
      status: "MERGED",
      mergedInto: "clu_other",
      ending: { kind: "MERGED", note: "同一问题（示例）" },
    });
  });

  it("an opinion sent back twice needs another collective study, and deciders read how often (§4.0)", () => {
    const sent = (): ClueMove[] => [tell("lead", opinion("INQUIRY")), ask];
    const back: ClueMove[] = [by("director", "return"), ask];
    const game = course([
      ...toDesk,
      tell("lead", studied("2026-03-02")),
      ...sent(),
      ...back,
      ...sent(),
      { ...by("director", "return"), wait: 1 } as ClueMove,
      ask,
    ]);
    expect(refusalOf(game, tell("lead", opinion("INQUIRY")))).toMatchObject({
      refused: "clue.study-missing",
      detail: "已退回 2 次，须重新集体研究后再提出处置意见",
    });
    expect(refusalOf(game, tell("lead", studied("2026-03-03")))).toBeUndefined();
    expect(refusalOf(game, tell("lead", opinion("INQUIRY")))).toBeUndefined();
    const lines = clue.show?.(stateOf(game), "OPINION_ROOM") ?? [];
    expect(lines).toContainEqual({ label: "本轮退回", value: expect.stringMatching(/^2 次/) });
  });

  it("two rooms that hold the same clue: case management joins one to the other, on its desk too", () => {
    const differs = toDesk.map((move) =>
      "action" in move && move.action === "register"
        ? { ...move, form: { differs: "不同时间（示例）" } }
        : move,
    );
    const game = beside("STUDYING", differs as ClueMove[]);
    const join = { type: "join-other", into: "clu_other", reason: "两室重复（示例）" } as const;
    expect(refusalOf(game, tell("case", join))).toBeUndefined();
    expect(stateOf(game)).toMatchObject({ status: "MERGED", mergedInto: "clu_other" });
    const over = beside("CLOSED", toDesk);
    expect(refusalOf(over, tell("case", join))?.refused).toBe("clue.merge-target");
  });

  it("a dispute of jurisdiction goes to the common superior, whose word decides (10 WD, D-CLU-DISPUTE)", () => {
    const disputed = [received(), ask, by("case", "register"), ask, by("case", "dispute"), ask];
    const game = course(disputed);
    expect(dueOf(game, "DISPUTED")).toBe("2026-03-16");
    expect(refusalOf(game, by("case", "theirs"))).toBeUndefined();
    expect(stateOf(game).status).toBe("TRANSFER");
    const kept = course(disputed);
    expect(refusalOf(kept, by("case", "ours"))).toBeUndefined();
    expect(stateOf(kept).status).toBe("REGISTERED");
  });

  it("the room gives a clue back that is not its own, and it is assigned anew", () => {
    const game = course([...toDesk.slice(0, 8), by("director", "send-back"), ask]);
    expect(stateOf(game).status).toBe("REGISTERED");
    expect(dueOf(game, "REGISTERED")).toBe("2026-03-05");
  });

  it("a leak is told of an officer of the list only; an officer is barred from what is said of them", () => {
    const game = course(toDesk);
    const leak = (officer: string) =>
      tell("case", { type: "report-leak", officer, facts: "（示例）" });
    expect(refusalOf(game, leak("nobody"))?.refused).toBe("clue.handler");
    expect(refusalOf(game, leak("second"))).toBeUndefined();
    const own = course([
      received({ person: { ...stateOf(game).person, personId: "director" } }),
      ask,
      by("case", "register"),
      ask,
      by("case", "propose"),
      ask,
      by("secretary", "approve"),
    ]);
    refusalOf(own, ask);
    const seats = [...own.tasks.values()].flatMap((task) => task.seats);
    expect(seats.map((seat) => seat.person)).not.toContain("director");
  });

  it("an extension of a filed case is granted from above, once, by up to six months (D-CLU-10)", () => {
    const game = course([
      ...toDesk,
      ...approved("PRELIM_VERIFY"),
      tell("lead", {
        type: "report-verification",
        report: {
          on: "2026-03-02",
          findings: "属实",
          proposal: "立案",
          signedBy: ["lead", "second"],
        },
      }),
      ...approved("FILE"),
    ]);
    const extend = tell("case", { type: "extend-filing", document: "市监函1号" });
    expect(refusalOf(game, extend)).toBeUndefined();
    expect(stateOf(game).filing?.extendedBy).toBe(6);
    expect(refusalOf(game, extend)?.refused).toBe("record.state");
  });

  it("an ended clue is archived once, with its catalogue, and not before", () => {
    const archive = tell("lead", {
      type: "archive",
      archive: { number: "DA-2026-1", catalogue: ["研判纪要", "处置意见审批表"] },
    });
    const game = course(toDesk);
    expect(refusalOf(game, archive)?.refused).toBe("record.state");
    for (const move of approved("CLOSE", { closing: "UNPROVEN" })) refusalOf(game, move);
    expect(refusalOf(game, archive)).toBeUndefined();
    expect(stateOf(game).archive).toMatchObject({ number: "DA-2026-1", on: "2026-03-02" });
    expect(refusalOf(game, archive)?.refused).toBe("record.state");
  });

  it("a clue that comes in about an object is routed to their room, no matter who brought it (A-31)", () => {
    const routing = { organ: "DISTRICT_COMMISSION", room: "3", object: "NONE" } as const;
    const game = course([received({ routing })]);
    const route = tell("system", { type: "route", room: "2", object: "FORMER" });
    expect(refusalOf(game, route)).toBeUndefined();
    expect(stateOf(game)).toMatchObject({ room: "2", routing: { room: "2", object: "FORMER" } });
  });
});
