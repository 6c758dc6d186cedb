import { describe, expect, it } from "vitest";
import { publicStatusOf } from "#process/petition/terms.ts";
import {
  ask,
  by,
  course,
  dueOf,
  received,
  refusalOf,
  registration,
  stateOf,
  tell,
  toClass,
  toClue,
} from "./cast.ts";

describe("a petition's course (process sheet §4.6, A-40)", () => {
  it("is numbered at registration, and its events hold no word of the report", () => {
    const game = course(toClass("ANONYMOUS"));
    expect(stateOf(game).number).toBe("XF-2026-0001");
    expect(stateOf(game).status).toBe("CLASSIFYING");
    expect(JSON.stringify(game.events[0])).not.toMatch(/accused|summary/);
  });

  it("a named reporter is told within 15 working days of receipt, over National Day (D-PET-1)", () => {
    const game = course([...toClass("NAMED"), by("wei", "accept"), ask]);
    expect(dueOf(game, "NOTICE")).toBe("2026-10-15");
    expect(refusalOf(game, by("wei", "told", "NOTICE"))).toBeUndefined();
    expect(stateOf(game).noticedOn).toBe("2026-09-18");
  });

  it("a name that cannot be verified makes it anonymous, and nobody is told (检举控告规则 Art. 24)", () => {
    const game = course([
      received("NAMED"),
      ask,
      tell("wei", { type: "register", registration }),
      ask,
      by("wei", "unconfirmed"),
      ask,
      by("wei", "accept"),
      ask,
    ]);
    expect(dueOf(game, "NOTICE")).toBeUndefined();
  });

  it("an object's petition goes to their own room only (D-PET-5)", () => {
    const game = course([
      ...toClass("ANONYMOUS"),
      by("wei", "accept"),
      ask,
      tell("system", { type: "route", room: "3", object: "ACTIVE" }),
    ]);
    expect(dueOf(game, "ACCEPTED")).toBe("2026-09-22");
    expect(refusalOf(game, tell("wei", { type: "hand-over", room: "2" }))?.refused).toBe(
      "petition.room",
    );
    expect(refusalOf(game, tell("wei", { type: "hand-over", room: "3" }))).toBeUndefined();
  });

  it("an empty one is returned by the room with the deputy's leave, and classified again (Art. 17)", () => {
    const game = course([
      ...toClass("ANONYMOUS"),
      by("wei", "accept"),
      ask,
      tell("wei", { type: "hand-over", room: "2" }),
      ask,
      by("director", "ask-return"),
      ask,
    ]);
    expect(stateOf(game).status).toBe("RETURN_APPROVAL");
    expect(refusalOf(game, by("deputy", "approve"))).toBeUndefined();
    expect(stateOf(game).status).toBe("CLASSIFYING");
  });

  it("is completed by its clue's end within 3 months, and a named one is told in 15 working days (D-PET-6, D-PET-2)", () => {
    const game = course(toClue("NAMED"));
    expect(dueOf(game, "IN_CLUE")).toBe("2026-12-18");
    expect(
      refusalOf(game, tell("system", { type: "complete", conclusion: "PARTLY_TRUE" })),
    ).toBeUndefined();
    refusalOf(game, ask);
    expect(stateOf(game).status).toBe("COMPLETED");
    expect(dueOf(game, "COMPLETED")).toBe("2026-10-15");
    expect(refusalOf(game, by("wei", "told", "COMPLETED"))).toBeUndefined();
    expect(stateOf(game).status).toBe("FED_BACK");
  });

  it("an anonymous one is archived without feedback", () => {
    const game = course([
      ...toClue("ANONYMOUS"),
      tell("system", { type: "complete", conclusion: "UNVERIFIABLE" }),
      ask,
    ]);
    expect(stateOf(game).status).toBe("ARCHIVING");
    expect(refusalOf(game, by("wei", "archive"))).toBeUndefined();
    expect(stateOf(game).status).toBe("ARCHIVED");
  });

  it("feedback ends after three tries, not before", () => {
    const game = course([
      ...toClue("NAMED"),
      tell("system", { type: "complete", conclusion: "TRUE" }),
      ask,
    ]);
    for (let tries = 0; tries < 3; tries += 1) {
      expect(refusalOf(game, by("wei", "give-up", "COMPLETED"))?.refused).toBe(
        "petition.three-tries",
      );
      expect(refusalOf(game, by("wei", "missed", "COMPLETED"))).toBeUndefined();
      refusalOf(game, ask);
    }
    expect(refusalOf(game, by("wei", "give-up", "COMPLETED"))).toBeUndefined();
  });

  it("an objection is explained in ten working days, or with new evidence checked again", () => {
    const content = { hash: "b".repeat(64), files: [] };
    const game = course([
      ...toClue("NAMED"),
      tell("system", { type: "complete", conclusion: "UNTRUE" }),
      ask,
      by("wei", "told", "COMPLETED"),
      ask,
      tell("system", { type: "object", content }),
      ask,
    ]);
    expect(dueOf(game, "OBJECTION")).toBe("2026-10-09");
    expect(refusalOf(game, by("wei", "recheck"))).toBeUndefined();
    expect(stateOf(game).status).toBe("TO_HANDLER");
  });

  it("what belongs to the upper level leaves only a stub, by two people (D-PET-3, Art. 15)", () => {
    const game = course([...toClass("ANONYMOUS"), by("wei", "upward"), ask]);
    expect(dueOf(game, "UPWARD")).toBe("2026-09-24");
    refusalOf(game, by("wei", "send"));
    refusalOf(game, ask);
    expect(refusalOf(game, by("deputy", "approve"))).toBeUndefined();
    const state = stateOf(game);
    expect(state.status).toBe("OUT_OF_LEVEL");
    expect(state.registration).toBeUndefined();
    expect(state.purged).toMatchObject({ ground: "检举控告规则第15条", by: ["wei", "deputy"] });
    expect(state.passedOn?.receiver).toBe("示例市纪委监委信访室");
    expect(
      refusalOf(game, tell("wei", { type: "ask-identity", reason: "（示例）" }))?.refused,
    ).toBe("record.state");
  });

  it("the identity opens for an hour, to who asked, with the deputy's leave; each reading is an event", () => {
    const game = course([
      ...toClass("NAMED"),
      tell("wei", { type: "ask-identity", reason: "电话核实（示例）" }),
    ]);
    expect(refusalOf(game, tell("wei", { type: "read-identity" }))?.refused).toBe(
      "petition.identity",
    );
    expect(refusalOf(game, by("deputy", "grant", "IDENTITY_OPENING"))).toBeUndefined();
    expect(refusalOf(game, tell("second", { type: "read-identity" }))?.refused).toBe(
      "petition.identity",
    );
    expect(refusalOf(game, tell("wei", { type: "read-identity" }))).toBeUndefined();
    expect(refusalOf(game, tell("wei", { type: "read-identity" }))).toBeUndefined();
    expect(game.events.filter(({ type }) => type === "petition.identity-read")).toHaveLength(2);
    expect(refusalOf(game, tell("wei", { type: "read-identity" }, 1))?.refused).toBe(
      "petition.identity",
    );
  });

  it("retaliation goes to the secretary at once; five people name at most five representatives", () => {
    const game = course([received("ANONYMOUS"), ask]);
    const many = { ...registration, people: 6 };
    expect(
      refusalOf(game, tell("wei", { type: "register", registration: many }))?.fields?.[0]?.path,
    ).toBe("registration.representatives");
    const urgent = { ...many, representatives: 5, retaliation: "yes" } as const;
    expect(
      refusalOf(game, tell("wei", { type: "register", registration: urgent })),
    ).toBeUndefined();
    const task = [...game.tasks.values()].find(({ stage }) => stage === "URGENT");
    expect(task?.seats.map(({ person }) => person)).toEqual(["secretary"]);
  });

  it("retaliation that the reporter tells of is before the secretary with the filing, and asked once (D-PET-URGENT)", () => {
    const filed = received("ANONYMOUS");
    const { command } = filed as { command: { arrival: object } };
    const told = {
      ...filed,
      command: { ...command, arrival: { ...command.arrival, retaliation: "yes" } },
    };
    const game = course([told as typeof filed, ask]);
    const urgent = () => [...game.tasks.values()].filter(({ stage }) => stage === "URGENT");
    expect(urgent().map(({ seats, openedAt }) => [seats[0]?.person, openedAt])).toEqual([
      ["secretary", game.events[0]?.at],
    ]);
    expect(game.events.map(({ type }) => type).slice(0, 2)).toEqual([
      "petition.received",
      "petition.urgent",
    ]);
    refusalOf(game, by("secretary", "handle", "URGENT"));
    const registered = { ...registration, retaliation: "yes" } as const;
    expect(
      refusalOf(game, tell("wei", { type: "register", registration: registered })),
    ).toBeUndefined();
    expect(urgent()).toHaveLength(1);
    expect(course([received("ANONYMOUS"), ask]).events.map(({ type }) => type)).not.toContain(
      "petition.urgent",
    );
  });

  it("a withdrawal changes nothing; a false accusation is cleared within ten working days", () => {
    const game = course([...toClue("ANONYMOUS"), tell("wei", { type: "withdraw" })]);
    expect(stateOf(game).status).toBe("IN_CLUE");
    expect(
      refusalOf(game, tell("deputy", { type: "find-false", grounds: "捏造（示例）" })),
    ).toBeUndefined();
    expect(dueOf(game, "CLEARING")).toBe("2026-10-09");
  });

  it("a missed legal clock stays in the record for good, with its reason", () => {
    const game = course([
      ...toClass("NAMED"),
      tell("system", { type: "note-missed", code: "D-PET-1", due: "2026-10-15" }),
    ]);
    expect(refusalOf(game, by("wei", "explain", "EXPLAIN"))).toBeUndefined();
    expect(stateOf(game).missed).toEqual([
      { code: "D-PET-1", due: "2026-10-15", reason: "节假日（示例）" },
    ]);
  });

  it("a request is told in 15 calendar days and resolved in 60, by leave 30 more (D-PET-8, D-PET-9)", () => {
    const game = course([...toClass("NAMED"), by("wei", "resolve"), ask]);
    expect(dueOf(game, "NOTICE_REQUEST")).toBe("2026-10-08");
    expect(dueOf(game, "RESOLVING")).toBe("2026-11-17");
    const extend = tell("deputy", {
      type: "extend",
      document: "批示1号",
      reason: "情况复杂（示例）",
    });
    expect(refusalOf(game, extend)).toBeUndefined();
    expect(dueOf(game, "RESOLVING")).toBe("2026-12-17");
    expect(refusalOf(game, extend)?.refused).toBe("record.state");
    expect(refusalOf(game, tell("wei", { type: "resolve", conclusion: "TRUE" }))).toBeUndefined();
    expect(stateOf(game).status).toBe("COMPLETED");
  });

  it("what is no accusation is not accepted as one", () => {
    const game = course(toClass("ANONYMOUS"));
    const wrong = { ...by("wei", "accept"), form: { category: "REQUEST" } } as never;
    expect(refusalOf(game, wrong)?.refused).toBe("petition.category");
  });

  it("the room tells the petition office the result by the quarter's end (D-PET-7)", () => {
    const game = course([
      ...toClue("NAMED"),
      tell("system", { type: "complete", conclusion: "TRUE" }),
    ]);
    expect(dueOf(game, "RESULT")).toBe("2026-09-30");
    expect(refusalOf(game, by("director", "report", "RESULT"))).toBeUndefined();
    expect(stateOf(game).result).toEqual({ outline: "已核查（示例）", on: "2026-09-18" });
  });

  it("one that came by another organ is accepted or passed on in five working days (D-PET-4)", () => {
    const game = course([...toClass("NAMED"), by("wei", "foreign"), ask]);
    expect(dueOf(game, "TRANSFER")).toBe("2026-09-24");
    expect(dueOf(game, "NOTICE_REQUEST")).toBe("2026-10-08");
    expect(refusalOf(game, by("wei", "send"))).toBeUndefined();
    expect(stateOf(game).status).toBe("TRANSFERRED");
    expect(dueOf(course(toClass("ANONYMOUS")), "CLASSIFYING")).toBe("2026-09-24");
  });

  it("a repeated one tells nobody again, and the first only counts it (检举控告规则 Art. 14)", () => {
    const game = course([...toClass("NAMED"), by("wei", "duplicate")]);
    expect(stateOf(game).status).toBe("DUPLICATE");
    expect(dueOf(game, "NOTICE")).toBeUndefined();
    const first = course([
      ...toClue("NAMED"),
      tell("system", { type: "note-repeat", by: "pet_2" }),
      tell("system", { type: "note-repeat", by: "pet_2" }),
    ]);
    expect(stateOf(first).repeats).toEqual(["pet_2"]);
  });

  it("the public hears one of six words in every state", () => {
    expect(new Set(Object.values(publicStatusOf)).size).toBe(6);
  });
});
