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
  toDesk,
  urging,
} from "./cast.ts";

describe("a clue's course (process sheet §4.5)", () => {
  it("is registered by counter, assigned by case management with the secretary's leave, signed by two (D-CLU-1)", () => {
    const game = course(toDesk);
    const state = stateOf(game);
    expect(state.status).toBe("STUDYING");
    expect(state.number).toBe("XS-2026-0001");
    expect(state.handlers).toEqual(["lead", "second"]);
    expect(state.assignment?.approvedOn).toBe("2026-03-02");
  });

  it("handlers are named by name as well; a stranger, one alone and the same person twice are refused", () => {
    const atDesk = toDesk.slice(0, -2);
    const signedBy = (handlers: string) =>
      ({ ...by("director", "sign"), form: { handlers } }) as ClueMove;
    for (const [handlers, code] of [
      ["lead示例", "clue.two-handlers"],
      ["lead示例、lead", "clue.two-handlers"],
      ["lead示例、trial示例", "clue.handler"],
    ] as const)
      expect(refusalOf(course(atDesk), signedBy(handlers))?.refused).toBe(code);
    const game = course(atDesk);
    expect(refusalOf(game, signedBy("lead示例、second示例"))).toBeUndefined();
    expect(stateOf(game).handlers).toEqual(["lead", "second"]);
  });

  it("the opinion is due one month after receipt, whenever it was entered (D-CLU-2)", () => {
    expect(dueOf(course(toDesk), "STUDYING")).toBe("2026-04-02");
  });

  it("an object's clue goes to their own room and nowhere else (A-31)", () => {
    const game = course(toDesk.slice(0, 4));
    const wrong = refusalOf(game, { ...by("case", "propose"), form: { room: "3" } } as ClueMove);
    expect(wrong?.refused).toBe("clue.room");
  });

  it("no opinion without minutes of a study by two, nor by somebody who does not handle it", () => {
    const game = course(toDesk);
    expect(refusalOf(game, tell("lead", opinion("TALK")))?.refused).toBe("clue.study-missing");
    expect(refusalOf(game, tell("lead", studied("2026-03-02")))).toBeUndefined();
    expect(refusalOf(game, tell("director", opinion("TALK")))?.refused).toBe("auth.forbidden");
    expect(refusalOf(game, tell("lead", opinion("FILE")))?.refused).toBe("clue.way");
    expect(refusalOf(game, tell("lead", opinion("TALK")))).toBeUndefined();
  });

  it("director, deputy and secretary approve within 1, 2 and 3 working days", () => {
    const game = course([
      ...toDesk,
      tell("lead", studied("2026-03-02")),
      tell("lead", opinion("TALK")),
      ask,
    ]);
    expect(dueOf(game, "OPINION_ROOM")).toBe("2026-03-03");
    refusalOf(game, by("director", "approve"));
    refusalOf(game, ask);
    expect(dueOf(game, "OPINION_DEPUTY")).toBe("2026-03-04");
    refusalOf(game, by("deputy", "approve"));
    refusalOf(game, ask);
    expect(dueOf(game, "OPINION_SECRETARY")).toBe("2026-03-05");
  });

  it("the officer who brings an opinion never approves it, not even as director", () => {
    const moves = toDesk.map((move) =>
      "action" in move && move.action === "sign"
        ? { ...move, form: { handlers: "director,second" } }
        : move,
    );
    const game = course([
      ...(moves as ClueMove[]),
      tell("director", studied("2026-03-02")),
      tell("director", opinion("TALK")),
    ]);
    expect(refusalOf(game, ask)?.refused).toBe("task.no-assignee");
  });

  it("a returned opinion goes back to where it came from, and the clock runs on", () => {
    const game = course([
      ...toDesk,
      tell("lead", studied("2026-03-02")),
      tell("lead", opinion("CLOSE", { closing: "UNPROVEN" })),
      ask,
    ]);
    expect(refusalOf(game, by("director", "return"))).toBeUndefined();
    refusalOf(game, ask);
    expect(stateOf(game).status).toBe("STUDYING");
    expect(dueOf(game, "STUDYING")).toBe("2026-04-02");
  });

  it("a talk by two leads to a report within a month; a statement is due in 15 working days (D-CLU-6, D-CLU-7)", () => {
    const game = course([...toDesk, ...approvedAs("TALK")]);
    expect(stateOf(game).status).toBe("TALK");
    const talk = {
      on: "2026-03-02",
      officers: ["lead", "second"] as string[],
      place: "谈话室",
      record: "如实说明（示例）",
      statement: "yes",
    } as const;
    expect(refusalOf(game, tell("lead", { type: "hold-talk", talk }))).toBeUndefined();
    refusalOf(game, ask);
    expect(stateOf(game).status).toBe("AFTER_TALK");
    expect(dueOf(game, "AFTER_TALK")).toBe("2026-04-02");
    expect(dueOf(game, "STATEMENT")).toBe("2026-03-23");
  });

  it("an entrusted talk is due 15 working days after the letter was served (D-CLU-5)", () => {
    const game = course([
      ...toDesk,
      ...approvedAs("TALK"),
      tell("lead", { type: "entrust", to: "街道党工委书记", servedOn: "2026-03-02" }),
      ask,
    ]);
    expect(dueOf(game, "TALK_ENTRUSTED")).toBe("2026-03-23");
  });

  it("an inquiry is numbered, due in 15 working days, urged once for 5 more, then only verification is left (D-CLU-4)", () => {
    const inquiry = { servedOn: "2026-03-02", copiedTo: "", answersDirectly: "no" } as const;
    const game = course([
      ...toDesk,
      ...approvedAs("INQUIRY"),
      tell("lead", { type: "serve-inquiry", inquiry }),
      ask,
    ]);
    expect(stateOf(game).inquiry?.number).toMatch(/〔2026〕1号$/);
    expect(dueOf(game, "INQUIRY_SERVED")).toBe("2026-03-23");
    // The person has the fifteen days, the last one with them.
    expect(refusalOf(game, tell("lead", urging, 21))?.detail).toBe("答复期限 2026-03-23 未满");
    expect(refusalOf(game, tell("lead", { type: "urge-reply" }, 1))).toMatchObject({
      fields: [{ path: "toldHead", message: "请填写已告知的单位主要负责人" }],
    });
    expect(refusalOf(game, tell("lead", urging))).toBeUndefined();
    refusalOf(game, ask);
    expect(refusalOf(game, tell("lead", { type: "note-no-reply" }))?.refused).toBe("record.state");
    expect(refusalOf(game, tell("lead", { type: "note-no-reply" }, 20))).toBeUndefined();
    refusalOf(game, ask);
    refusalOf(game, tell("lead", studied(game.day)));
    expect(refusalOf(game, tell("lead", opinion("CLOSE", { closing: "UNPROVEN" })))?.refused).toBe(
      "clue.way",
    );
    expect(refusalOf(game, tell("lead", opinion("PRELIM_VERIFY")))).toBeUndefined();
  });

  it("a reply needs the unit head's opinion unless the head is asked themselves (规则 Art. 29)", () => {
    const inquiry = { servedOn: "2026-03-02", copiedTo: "", answersDirectly: "no" } as const;
    const game = course([
      ...toDesk,
      ...approvedAs("INQUIRY"),
      tell("lead", { type: "serve-inquiry", inquiry }),
      ask,
    ]);
    const reply = { receivedOn: "2026-03-02", answer: "不属实（示例）" };
    expect(refusalOf(game, tell("lead", { type: "receive-reply", reply }))?.refused).toBe(
      "input.invalid",
    );
    const signed = { ...reply, unitHeadOpinion: "情况属实" };
    expect(refusalOf(game, tell("lead", { type: "receive-reply", reply: signed }))).toBeUndefined();
    expect(stateOf(game).status).toBe("AFTER_TALK");
  });

  it("a word that is accepted ends the clue, and the person is answered in writing (规则 Art. 30)", () => {
    const game = course([...toDesk, ...approvedAs("CLOSE", { closing: "ACCEPTED" })]);
    expect(stateOf(game).status).toBe("CLOSED");
    expect(dueOf(game, "FEEDBACK")).toBe("2026-03-16");
  });

  it("the first form ends a clue only with its measure, and files the influence period", () => {
    const game = course([
      ...toDesk,
      tell("lead", studied("2026-03-02")),
      tell("lead", opinion("CLOSE", { closing: "FIRST_FORM" })),
      ask,
      by("director", "approve"),
      ask,
      by("deputy", "approve"),
      ask,
    ]);
    expect(refusalOf(game, by("secretary", "approve"))?.refused).toBe("clue.measure-missing");
  });

  it("before filing only the first form is possible; 诫勉 runs six months less a day", () => {
    const game = course([...toDesk]);
    const disposal = {
      personId: "per_zhao",
      measure: "ADMONITION",
      decidedOn: "2026-03-02",
      decidedBy: "区纪委监委",
      basis: [{ side: "PARTY", norm: "中国共产党党内监督条例", article: "第七条" }],
    } as const;
    const warning = { ...disposal, measure: "PARTY_WARNING" } as const;
    expect(
      refusalOf(
        game,
        tell("lead", { type: "measure", disposal: { ...warning, basis: [...warning.basis] } }),
      )?.refused,
    ).toBe("clue.not-filed");
    expect(
      refusalOf(
        game,
        tell("lead", { type: "measure", disposal: { ...disposal, basis: [...disposal.basis] } }),
      ),
    ).toBeUndefined();
    expect(stateOf(game).disposals[0]?.influenceUntil).toBe("2026-09-01");
  });
});
