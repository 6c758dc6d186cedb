import { describe, expect, it } from "vitest";
import { daysBetween } from "#kernel/deadline/day.ts";
import {
  ask,
  by,
  castOf,
  clueOn,
  course,
  goOn,
  identified,
  measured,
  object,
  openTask,
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

describe("an opinion's course (process sheet §4.9, A-17)", () => {
  it("is registered with a number and goes to everybody at once, each for itself (D-OPN-2)", () => {
    const game = course(toCheck());
    expect(stateOf(game)).toMatchObject({
      status: "CHECKING",
      number: "LZ-2026-0001",
      registeredOn: "2026-10-09",
      rooms: ["2"],
    });
    const task = openTask(game, "CHECKING");
    expect(task?.due.effectiveDue).toBe("2026-10-13");
    expect(task?.seats.map(({ person }) => person)).toEqual(["petition", "case", "two", "trial"]);
  });

  it("every room that supervises somebody on the list answers for itself, not one for all", () => {
    const game = course(toCheck(), castOf([object("per_he", "3")]));
    const task = openTask(game, "CHECKING");
    expect(task?.seats.flatMap(({ person, room }) => (room ? [`${person} ${room}`] : []))).toEqual([
      "two 2",
      "three 3",
    ]);
    goOn(game, signatures);
    expect(stateOf(game).status).toBe("CHECKING");
    goOn(game, [by("three", "sign")]);
    expect(stateOf(game).status).toBe("DRAFTED");
    expect(stateOf(game).checks.map(({ role, room = "" }) => role + room)).toEqual([
      "PETITION_OFFICE",
      "CASE_MGMT",
      "ROOM_DIRECTOR2",
      "TRIAL",
      "ROOM_DIRECTOR3",
    ]);
  });

  it("a recused director's room still has to answer: the nearest superior does", () => {
    const game = course(toCheck());
    goOn(game, [
      {
        do: "verb",
        stage: "CHECKING",
        command: { type: "recuse", person: "two", relation: "relative", detail: "何示例之妻" },
      } as never,
      ...["petition", "case", "trial"].map((who) => by(who, "sign")),
    ]);
    expect(stateOf(game).status).toBe("CHECKING");
    goOn(game, [by("deputy", "sign")]);
    expect(stateOf(game).status).toBe("DRAFTED");
  });

  it("is proposed, drafted, approved, signed with a number and sent (D-OPN-1)", () => {
    const records = [
      measured("per_jia", "PARTY_WARNING", "2026-09-18", "2027-09-17"),
      clueOn("per_sun", "STUDYING"),
    ];
    const game = course(toDraft(), castOf(records));
    expect(openTask(game, "DRAFTED")?.due).toMatchObject({
      ruleCode: "D-OPN-1",
      effectiveDue: "2026-10-19",
    });
    expect(stateOf(game).proposals.map(({ verdict }) => verdict)).toEqual([
      "UNSUITABLE",
      "DEFER",
      "NO_ISSUE",
    ]);
    goOn(game, throughChain);
    const { status, replies } = stateOf(game);
    expect(status).toBe("REPLIED");
    expect(replies[0]).toMatchObject({
      number: "示纪函〔2026〕1号",
      signedBy: "secretary",
      validity: { ruleCode: "D-OPN-4", nominalDue: "2027-04-09", effectiveDue: null },
    });
    expect(verdictsOf(game)).toEqual(["UNSUITABLE", "DEFER", "NO_ISSUE"]);
  });

  it("a reply holds to the last day of its validity, and has run out on the day after (D-OPN-4)", () => {
    const cast = { ...castOf([]), from: "2026-03-10" };
    const asked = { ...request, on: "2026-03-10" };
    const game = goOn(course(toDraft(asked), cast), throughChain);
    const { replies } = stateOf(game);
    const last = replies[0]?.validity.effectiveDue ?? "";
    expect(last > "2026-09-01").toBe(true);
    const days = daysBetween(game.day, last);
    goOn(game, [{ do: "wake", wait: days }]);
    expect(stateOf(game).status).toBe("REPLIED");
    goOn(game, [{ do: "wake", wait: 1 }]);
    expect(stateOf(game).status).toBe("EXPIRED");
  });

  it("an officer may decide otherwise with a reason, which the deciders read", () => {
    const game = course(toDraft(), castOf([clueOn("per_sun", "STUDYING")]));
    const reason = "线索与本人无关（示例）";
    goOn(game, [
      tell("case", { type: "draft", overrides: [{ n: 2, verdict: "NO_ISSUE", reason }] }),
      ask,
    ]);
    expect(stateOf(game).draft?.answers[1]).toMatchObject({
      verdict: "NO_ISSUE",
      override: reason,
    });
    const shown = game.events.findLast(({ type }) => type === "task.opened")?.data.task as {
      stage: string;
    };
    expect(shown.stage).toBe("DEPUTY");
  });

  it("a draft that has become too mild is not signed, but drafted anew", () => {
    const later = (day: string) => (day > "2026-10-10" ? [clueOn("per_he", "STUDYING")] : []);
    const game = course(toDraft(), castOf(later));
    goOn(game, [tell("case", { type: "draft", overrides: [] }), ask, by("deputy", "approve"), ask]);
    const signing = { ...by("secretary", "approve"), wait: 3 };
    expect(refusalOf(game, signing)).toMatchObject({ refused: "opinion.stale" });
    goOn(game, [by("secretary", "return"), ask, ...throughChain]);
    expect(verdictsOf(game)[2]).toBe("DEFER");
  });
});

describe("what is not registered (process sheet §4.9, bad paths)", () => {
  it.each([
    ["sealed", { sealed: "no" }, "公章"],
    ["forms", { forms: "no" }, "审批表"],
    ["examination", { examinationOn: "2026-10-08" }, "考察"],
  ] as const)("a letter without %s is returned, supplemented and registered", (_, lack, word) => {
    const game = course([
      tell("asker", { type: "request", request: { ...request, ...lack } }),
      ask,
      tell("office", identified),
      ask,
    ]);
    const refused = refusalOf(game, by("office", "register"));
    expect(refused).toMatchObject({ refused: "opinion.incomplete" });
    expect(refused?.detail).toContain(word);
    goOn(game, [by("office", "return"), ask]);
    expect(stateOf(game).status).toBe("RETURNED");
    expect(openTask(game, "RETURNED")?.seats.map(({ person }) => person)).toEqual(["asker"]);
    goOn(game, [
      tell("asker", { type: "supplement", request }),
      ask,
      tell("office", identified),
      ask,
      by("office", "register"),
    ]);
    expect(stateOf(game).status).toBe("CHECKING");
  });

  it("is returned at most twice", () => {
    const bad = { ...request, sealed: "no" } as const;
    const game = course([tell("asker", { type: "request", request: bad }), ask]);
    for (let times = 0; times < 2; times += 1)
      goOn(game, [
        by("office", "return"),
        ask,
        tell("asker", { type: "supplement", request: bad }),
        ask,
      ]);
    expect(refusalOf(game, by("office", "return"))?.refused).toBe("opinion.return-limit");
  });

  it("a name that the library does not have, or has otherwise, is refused by its place", () => {
    const wrong = {
      ...identified,
      people: [
        { n: 1, personId: "per_he" },
        { n: 2, personId: "per_x" },
        { n: 3, personId: "per_he" },
      ],
    };
    const game = course([
      tell("asker", { type: "request", request }),
      ask,
      tell("office", wrong as typeof identified),
      ask,
    ]);
    expect(refusalOf(game, by("office", "register"))).toMatchObject({
      refused: "opinion.name",
      fields: [{ path: "people.1" }, { path: "people.2" }, { path: "people.3" }],
    });
  });

  it("somebody who is not ours is set aside and answered as such; nobody is judged", () => {
    const people = [
      { n: 1, personId: "none" as const },
      { n: 2, personId: "per_sun" },
      { n: 3, personId: "per_he" },
    ];
    const game = course(
      [
        tell("asker", { type: "request", request }),
        ask,
        tell("office", { type: "identify", people }),
        ask,
        by("office", "register"),
        ask,
        ...["petition", "case", "two", "three", "trial"].map((who) => by(who, "sign")),
        ask,
        ...throughChain,
      ],
      castOf(),
    );
    expect(stateOf(game).replies[0]?.answers.map(({ n }) => n)).toEqual([2, 3]);
  });

  it("names of other officers' lists, and places that are none, are refused", () => {
    const game = course(toCheck());
    const hit = by("petition", "sign", { defer: "7", note: "（示例）" });
    expect(refusalOf(game, hit)?.fields?.[0]?.path).toBe("form.defer");
    const silent = by("petition", "sign", { defer: "1" });
    expect(refusalOf(game, silent)?.fields?.[0]?.path).toBe("form.note");
  });
});
