import { describe, expect, it } from "vitest";
import { registerRows } from "#kernel/deadline/register-rows.ts";
import { withApart } from "#kernel/record/event.ts";
import { evolveTask } from "#kernel/task/evolve.ts";
import type { Task } from "#kernel/task/schema.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { chain } from "#process/petition/chain.ts";
import { petition } from "#process/petition/process.ts";
import type { Petition } from "#process/petition/schema.ts";
import { appealLimits, legalClocks, toldOf } from "#process/petition/terms.ts";
import {
  another,
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

describe("no clock of a petition stops unseen (process sheet §4.6, D-PET)", () => {
  const first = {
    status: "IN_CLUE",
    registration: { ...registration, personId: "per_1" },
  } as const;
  const refused = (state: Partial<Petition>, id = "pet_first") =>
    refusalOf(
      course(
        [
          received("ANONYMOUS"),
          ask,
          tell("wei", {
            type: "register",
            registration: { ...registration, personId: "per_2" },
          }),
          ask,
        ],
        { concerning: () => [another(id, state)] },
      ),
      by("wei", "duplicate"),
    );

  it("a repetition needs a first one that is there and is itself none, so that no two end in each other", () => {
    expect(refused({ status: "IN_CLUE" })).toBeUndefined();
    expect(refused({ status: "IN_CLUE" }, "pet_other")?.refused).toBe("petition.first");
    expect(refused({ status: "DUPLICATE", duplicateOf: "pet_1" })?.detail).toContain(
      shortNumber("pet_1"),
    );
    expect(refused(first)?.detail).toBe("两件反映的不是同一人");
    for (const status of ["UPWARD", "PURGE_APPROVAL", "OUT_OF_LEVEL"] as const)
      expect(refused({ status })?.detail).toContain("报上级");
  });

  it("what a room sends back keeps its first acceptance, is told once, and is not late by the first limit (D-PET-1, D-PET-4, D-PET-6)", () => {
    const game = course([
      ...toClass("NAMED"),
      by("wei", "accept"),
      ask,
      tell("wei", { type: "hand-over", room: "2" }),
      ask,
      { ...by("director", "ask-return"), wait: 14 },
      ask,
      by("deputy", "approve"),
      ask,
    ]);
    expect(dueOf(game, "CLASSIFYING")).toBe("2026-10-13");
    expect(refusalOf(game, by("wei", "accept"))).toBeUndefined();
    expect(stateOf(game).acceptedOn).toBe("2026-09-18");
    const notices = [...game.tasks.values()].filter(({ stage }) => stage === "NOTICE");
    expect(notices.map(({ due }) => due.effectiveDue)).toEqual(["2026-10-15"]);
  });

  it("another answer than the one that was told is told within its own limit", () => {
    const game = course([
      ...toClass("NAMED"),
      by("wei", "accept"),
      ask,
      by("wei", "told", "NOTICE"),
      tell("wei", { type: "hand-over", room: "2" }),
      ask,
      { ...by("director", "ask-return"), wait: 20 },
      ask,
      by("deputy", "approve"),
      ask,
      by("wei", "foreign"),
    ]);
    expect(dueOf(game, "NOTICE_REQUEST")).toBe("2026-10-23");
  });

  it("what was sent up and returned for its paper is not late for that (D-PET-3)", () => {
    const game = course([
      ...toClass("ANONYMOUS"),
      by("wei", "upward"),
      ask,
      by("wei", "send"),
      ask,
      { ...by("deputy", "return"), wait: 12 },
      ask,
    ]);
    expect(dueOf(game, "UPWARD")).toBe("2026-10-13");
  });

  it("every clock of a norm that a petition asks by is on the list of those that are noted when missed", () => {
    const asked = Object.values({ ...chain.stages, ...chain.beside }).map(
      ({ deadline }) => deadline,
    );
    asked.push(...Object.values(appealLimits));
    const ofNorms = asked.filter((code) =>
      ["S", "S2", "M+"].includes(registerRows[code]?.source ?? ""),
    );
    expect([...legalClocks].sort()).toEqual([...new Set(ofNorms)].sort());
  });

  it("the same clock missed again is noted again, and the first reason stays", () => {
    const missed = (due: string) =>
      tell("system", { type: "note-missed", code: "D-PET-2", due } as const);
    const game = course([...toClass("NAMED"), missed("2026-10-15"), missed("2026-10-15")]);
    refusalOf(game, by("wei", "explain", "EXPLAIN"));
    refusalOf(game, missed("2026-12-01"));
    expect(stateOf(game).missed).toEqual([
      { code: "D-PET-2", due: "2026-10-15", reason: "节假日（示例）" },
      { code: "D-PET-2", due: "2026-12-01" },
    ]);
  });

  it("the end of the clue before a recheck does not end the recheck", () => {
    const noted = (clueId: string) => tell("system", { type: "note-clue", clueId });
    const ended = (clue: string) =>
      tell("system", { type: "complete", conclusion: "TRUE", clue } as const);
    const game = course([...toClue("NAMED"), noted("clu_1"), noted("clu_2"), ended("clu_1")]);
    expect(stateOf(game).status).toBe("IN_CLUE");
    refusalOf(game, ended("clu_2"));
    expect(stateOf(game).status).toBe("COMPLETED");
  });

  it("what a reporter adds is before the office in three working days, in one question (D-PET-MESSAGE)", () => {
    const content = { hash: "c".repeat(64), files: [] };
    const sent = (from: "office" | "reporter") =>
      tell("system", { type: "message", message: { from, on: "2026-09-18", content } });
    const questions = (game: ReturnType<typeof course>) =>
      [...game.tasks.values()].filter(({ stage }) => stage === "MESSAGE");
    const game = course([...toClue("NAMED"), sent("office")]);
    expect(questions(game)).toEqual([]);
    refusalOf(game, sent("reporter"));
    refusalOf(game, sent("reporter"));
    expect(questions(game).map(({ due }) => due.effectiveDue)).toEqual(["2026-09-22"]);
    refusalOf(game, by("wei", "seen", "MESSAGE"));
    expect(questions(game).map(({ status }) => status)).toEqual(["CLOSED"]);
    expect(stateOf(game).status).toBe("IN_CLUE");
  });

  it("a reporter reads that it was passed on when it was, not before", () => {
    expect([toldOf.UPWARD, toldOf.TRANSFER]).toEqual(["RECEIVED", "RECEIVED"]);
    expect([toldOf.TRANSFERRED, toldOf.OUT_OF_LEVEL]).toEqual(["PASSED_ON", "PASSED_ON"]);
  });
});

describe("the vault and what was destroyed (process sheet §4.6)", () => {
  it("who asks for an identity does not grant it, no matter whom they stand in for", () => {
    const both = [
      { id: "wei", name: "卫示例", role: "PETITION_OFFICE", email: "wei@example.test" },
      { id: "wei", name: "卫示例", role: "DEPUTY_SECRETARY", email: "wei@example.test" },
    ] as const;
    const game = course(
      [...toClass("NAMED"), tell("wei", { type: "ask-identity", reason: "核实（示例）" })],
      { officers: both },
    );
    expect(refusalOf(game, by("wei", "grant", "IDENTITY_OPENING"))?.refused).toBe(
      "petition.two-people",
    );
  });

  it("no event holds what the office wrote of a report, and the chain replays without it once it is destroyed", () => {
    const game = course([
      ...toClass("ANONYMOUS"),
      by("wei", "upward"),
      ask,
      by("wei", "send"),
      ask,
      by("deputy", "approve"),
    ]);
    const registered = game.events.find(({ type }) => type === "petition.registered");
    expect(registered?.data).toEqual({
      number: "XF-2026-0001",
      apart: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    // With its salt: from the hash alone nobody tells what was registered.
    expect(registered?.data.apart).not.toBe(hashOf({ registration }));
    const said = JSON.stringify(game.events.filter(({ type }) => type.startsWith("petition.")));
    expect(said).not.toContain(registration.accused);
    const replayed = game.events
      .map((event) => withApart(event, undefined))
      .reduce<unknown>(petition.evolve as never, undefined);
    expect(hashOf(replayed)).toBe(hashOf(stateOf(game)));
  });

  it("no event holds what officers typed into its questions; the questions hold it until it is destroyed", () => {
    const words = "意见（示例）";
    const game = course([
      ...toClass("NAMED"),
      tell("wei", { type: "ask-identity", reason: "核实所反映的某事（示例）" }),
      by("deputy", "refuse", "IDENTITY_OPENING"),
      by("wei", "upward"),
    ]);
    const stored = JSON.stringify(game.events);
    for (const typed of [words, "所反映的某事"]) expect(stored).not.toContain(typed);
    const asked = game.tasks.get("pet_1.CLASSIFYING.1");
    expect(asked?.seats[0]?.ballot?.opinion).toBe(words);
    const bare = game.events
      .filter(({ task }) => task === asked?.id)
      .map((event) => withApart(event, undefined))
      .reduce<Task | undefined>(evolveTask, undefined);
    expect(bare?.seats[0]?.ballot).toMatchObject({ action: "upward", opinion: "" });
    expect(bare?.status).toBe("CLOSED");
  });

  it("what is plainly the upper level's goes up without being registered", () => {
    const game = course([received("NAMED"), ask, tell("wei", { type: "report-up" }), ask]);
    expect(stateOf(game).registration).toBeUndefined();
    expect(dueOf(game, "UPWARD")).toBe("2026-09-24");
  });

  it("nothing is written to what was destroyed any more", () => {
    const content = { hash: "d".repeat(64), files: [] };
    const game = course([
      ...toClass("ANONYMOUS"),
      by("wei", "upward"),
      ask,
      by("wei", "send"),
      ask,
      by("deputy", "approve"),
    ]);
    const message = { from: "reporter", on: "2026-09-18", content } as const;
    for (const command of [
      { type: "message", message } as const,
      { type: "object", content } as const,
    ])
      expect(refusalOf(game, tell("system", command))).toBeDefined();
  });
});
