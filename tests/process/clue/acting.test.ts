import { describe, expect, it } from "vitest";
import { checkInput } from "#kernel/route/check-input.ts";
import { commands } from "#process/clue/commands.ts";
import {
  approvedAs,
  ask,
  by,
  type ClueMove,
  type Command,
  cast,
  course,
  officers,
  person,
  refusalOf,
  tell,
  toDesk,
} from "./cast.ts";

const day = "2026-03-02";
const talk = (some: readonly string[]): Command => ({
  type: "hold-talk",
  talk: { on: day, officers: [...some], place: "谈话室", record: "记录（示例）", statement: "no" },
});
const study = (some: readonly string[]): Command => ({
  type: "study",
  study: { on: day, attendees: [...some], minutes: "纪要1号", conclusion: "可查（示例）" },
});
const announce = (some: readonly string[]): Command => ({
  type: "announce",
  on: day,
  officers: [...some],
  unitToldOn: day,
});
const team = (some: readonly string[]): Command => ({ type: "name-team", team: [...some] });

/** Hands in the report of a verification as signed by these; tells the refusal's code. */
const reported =
  (game: ReturnType<typeof course>) =>
  (...signedBy: string[]) => {
    const report = { on: day, findings: "属实（示例）", proposal: "立案", signedBy };
    return refusalOf(game, tell("lead", { type: "report-verification", report }))?.refused;
  };

/** The same people; one of another room has a tie to whom the clue is about. */
const tied = {
  ...cast,
  officers: officers.map((one) =>
    one.id === "other"
      ? { ...one, ties: [{ to: person.personId, relation: "relative" as const, detail: "表亲" }] }
      : one,
  ),
};

describe("two who act on a clue are two, of the list, and kept from it by nothing (R9, S2)", () => {
  it.each([talk, study, announce, team])("one officer twice is not two: %#", (of) => {
    const { type, ...body } = of(["lead", "lead"]);
    const command = commands[type as "study"];
    if (command.access === "internal") throw new Error("No body");
    expect(checkInput(command.body, body, "")).toMatchObject({
      refused: "input.invalid",
      fields: [{ message: "同一人员重复列出" }],
    });
  });

  it("who is nobody of the list talks to nobody, who has a tie was not there", () => {
    const game = course([...toDesk, ...approvedAs("TALK")], tied);
    const refused = (some: string[]) => refusalOf(game, tell("lead", talk(some)))?.refused;
    expect(refused(["lead", "nobody"])).toBe("clue.handler");
    expect(refused(["lead", "other"])).toBe("task.recused");
    expect(refused(["lead", "second"])).toBeUndefined();
    const desk = course([...toDesk], tied);
    expect(refusalOf(desk, tell("lead", study(["lead", "other"])))?.refused).toBe("task.recused");
  });

  it("a registered tie keeps from the handlers too, as a recusal does", () => {
    const people = {
      ...tied,
      officers: tied.officers.map((one) => (one.id === "other" ? { ...one, room: "2" } : one)),
    };
    const game = course(toDesk.slice(0, 7), people);
    const signs = { ...by("director", "sign"), form: { handlers: "lead,other" } } as ClueMove;
    refusalOf(game, ask);
    expect(refusalOf(game, signs)?.refused).toBe("task.recused");
  });

  it("a verification's report is signed by the team that may still act, and by nobody else", () => {
    const game = course([...toDesk, ...approvedAs("PRELIM_VERIFY")], tied);
    expect(refusalOf(game, tell("lead", team(["lead", "second"])))).toBeUndefined();
    const signs = reported(game);
    expect(signs("lead", "director")).toBe("clue.report-unsigned");
    expect(signs("lead", "second", "other")).toBe("task.recused");
    expect(signs("lead", "second", "nobody")).toBe("clue.handler");
    expect(signs("lead", "second")).toBeUndefined();
  });

  it("whom a tie keeps out since the team was named need not sign, and cannot", () => {
    const tie = { to: person.personId, relation: "relative" as const, detail: "表亲" };
    const people = officers.map((one) => ({ ...one }));
    const game = course([...toDesk, ...approvedAs("PRELIM_VERIFY")], { ...cast, officers: people });
    people.forEach((one, place) => {
      if (one.id === "second") people[place] = { ...one, ties: [tie] };
    });
    const signs = reported(game);
    expect(signs("lead", "second")).toBe("task.recused");
    expect(signs("lead", "director")).toBeUndefined();
  });
});
