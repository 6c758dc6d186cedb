import { describe, expect, it } from "vitest";
import { objectNameOf, personsOf } from "#process/enrollment/body/schema.ts";
import type { EnrollmentCommand } from "#process/enrollment/commands.ts";
import { barsOf, describe as shown } from "#process/enrollment/describe.ts";
import { enrollment, postClaimOf } from "#process/enrollment/process.ts";
import { Candidate, type Nomination } from "#process/enrollment/schema.ts";
import { enrollmentStatuses } from "#process/enrollment/terms.ts";
import { libraryBodyColumns, libraryBodyRow } from "#registry/ledger/objects/bodies.ts";
import { documentOf } from "#registry/paper/papers.ts";
import { supervisionOf } from "#registry/person/supervision.ts";
import { expectSound } from "#tests/kit/games.ts";
import { type Move, makeMove, play, rules } from "#tests/kit/play.ts";
import { enrollmentCast, opening } from "./games.ts";
import { nomination, scoreSheet } from "./pure.ts";

const member = (n: number) => ({
  personId: `per_${n}`,
  personName: `钱示${n}`,
  post: "村委会委员",
});
const committees: Candidate = {
  personId: "per_head",
  personName: "赵示例",
  unitId: "unt_village",
  unitName: "示例村",
  post: "党支部书记",
  body: {
    class: "VILLAGE_COMMITTEES",
    name: "示例村“两委”班子",
    members: [member(1), member(2)],
  },
};
const ofVillage: Nomination = {
  ...nomination,
  objectClass: "VILLAGE_COMMITTEES",
  criteria: ["COLLECTIVE_ASSETS"],
};
const tell = (command: EnrollmentCommand, by = "chen"): Move<EnrollmentCommand> => ({
  do: "command",
  by,
  command,
});
const screened = tell({ type: "screen", candidate: committees, scoreSheet });
const drafted = tell({ type: "draft", nomination: ofVillage });
const game = (...moves: Move<EnrollmentCommand>[]) => play(enrollment, enrollmentCast, moves);
/** The committees under supervision, their duties opened. */
const active = () =>
  game(screened, drafted, ...opening.slice(2), tell({ type: "open-duties" }, "system"));
const left = (person: string, reason = "离任（示例）") =>
  tell({ type: "note-left-post", cause: "TRANSFER", reason, person }, "system");
const stateOf = (played: ReturnType<typeof game>) => {
  const state = played.record?.state;
  if (state === undefined) throw new Error("No enrollment");
  return state;
};

describe("A-05, A-09: committees and organizations are objects, with their members", () => {
  it("goes the whole way as one matter, and everybody of it is found by it", () => {
    const played = active();
    expectSound(played, Object.keys(enrollmentStatuses));
    const state = stateOf(played);
    expect(state.status).toBe("ACTIVE");
    expect(enrollment.keys(state).about).toEqual(["per_head", "per_1", "per_2", "unt_village"]);
    expect(enrollment.keys(state).summary).toMatchObject({ personName: "示例村“两委”班子" });
    expect(personsOf(state.candidate)).toHaveLength(3);
  });

  it("deciders read who leads it and who is of it; a tie to any of them bars", () => {
    const state = stateOf(game(screened, drafted));
    expect(shown(state, "ROOM_REVIEW")).toEqual(
      expect.arrayContaining([
        { label: "拟监督对象", value: "示例村“两委”班子" },
        { label: "主要负责人", value: "赵示例（党支部书记）" },
        { label: "成员", value: "钱示1（村委会委员）、钱示2（村委会委员）" },
      ]),
    );
    expect(barsOf(state).concerns).toEqual(["per_head", "per_1", "per_2", "unt_village"]);
  });

  it("its class is that of the nomination; committees have members; nobody is of it twice", () => {
    const other = tell({ type: "draft", nomination });
    expect(makeMove(game(screened), other)).toMatchObject({ refused: "enrollment.body" });
    const { body } = committees;
    if (body === undefined) throw new Error("No body");
    const alone = { ...committees, body: { ...body, members: [] } };
    const empty = game(tell({ type: "screen", candidate: alone, scoreSheet }));
    expect(makeMove(empty, drafted)).toMatchObject({ refused: "enrollment.body" });
    const twice = { ...committees, body: { ...body, members: [member(1), member(1)] } };
    expect(Candidate.safeParse(twice).success).toBe(false);
  });

  it("one matter a body and unit at a time, whoever leads it; a person's own post is another", () => {
    const { body: _, ...alone } = committees;
    const other = { ...committees, personId: "per_new" };
    expect(postClaimOf(other)).toBe(postClaimOf(committees));
    expect(postClaimOf(alone)).not.toBe(postClaimOf(committees));
  });

  it("a member who leaves is struck off, and the body stays under supervision", () => {
    const played = active();
    expect(makeMove(played, left("per_1"))).toBeUndefined();
    const state = stateOf(played);
    expect(state.status).toBe("ACTIVE");
    expect(state.leftPost).toBeUndefined();
    expect(personsOf(state.candidate).map(({ personId }) => personId)).toEqual([
      "per_head",
      "per_2",
    ]);
    expect(played.events.at(-1)?.data).toMatchObject({ gone: ["per_1"] });
  });

  it("a head who leaves has a successor asked for, and none is assumed", () => {
    const played = active();
    makeMove(played, left("per_head"));
    const task = () => [...played.tasks.values()].findLast(({ stage }) => stage === "SUCCESSION");
    expect(task()).toMatchObject({ status: "OPEN", seats: [{ person: "feng" }] });
    expect(stateOf(played)).toMatchObject({
      status: "ACTIVE",
      headLeft: { reason: "离任（示例）" },
    });
    const day = played.day;
    const change = (more: object) =>
      tell({ type: "change-members", members: [member(2)], on: day, reason: "换届", ...more });
    expect(makeMove(played, change({}))).toMatchObject({ refused: "input.invalid" });
    expect(makeMove(played, change({ head: { ...member(1), post: "党支部书记" } }))).toBe(
      undefined,
    );
    expect(task()).toMatchObject({ status: "CLOSED" });
    const state = stateOf(played);
    expect(state.headLeft).toBeUndefined();
    expect(state.candidate).toMatchObject({ personId: "per_1", unitId: "unt_village" });
    expect(played.events.findLast(({ type }) => type.endsWith("changed"))?.data).toMatchObject({
      gone: ["per_head"],
    });
    expectSound(played, Object.keys(enrollmentStatuses));
  });

  it("before consent a head who leaves stops it until another one stands in the nomination", () => {
    const played = game(screened, drafted, left("per_head"));
    expect(stateOf(played).leftPost).toBeDefined();
    const candidate = { ...committees, personId: "per_new", personName: "孙示例" };
    makeMove(played, tell({ type: "revise", nomination: ofVillage, candidate }));
    expect(stateOf(played).leftPost).toBeUndefined();
  });

  it("a single person has no members to change", () => {
    const person = play(enrollment, enrollmentCast, opening);
    const change = { members: [], on: person.day, reason: "换届" };
    expect(makeMove(person, tell({ type: "change-members", ...change }))).toMatchObject({
      refused: "record.state",
    });
  });

  it("A-15: the library says of each of them that they are under supervision, and by what", () => {
    const state = stateOf(active());
    const noted = supervisionOf([{ id: "enr_1", state }], rules);
    expect(noted).toMatchObject({
      isKeyObject: true,
      supervision: { objectClass: "VILLAGE_COMMITTEES", standing: "ACTIVE" },
    });
    const row = libraryBodyRow(state, rules) ?? [];
    const cell = (title: string) => row[libraryBodyColumns.indexOf(title)];
    expect(["对象名称", "主要负责人", "人数", "状态"].map(cell)).toEqual([
      "示例村“两委”班子",
      "赵示例（党支部书记）",
      "3",
      "直接监督中",
    ]);
  });

  it("papers name the body, and call nobody 同志 who is no person", () => {
    const state = stateOf(active());
    const writing = {
      district: "示例区",
      secretary: "周示一",
      today: "2026-04-01",
      nameOf: (id: string) => id,
    };
    for (const paper of ["nomination", "request", "notice"]) {
      const text = JSON.stringify(documentOf(`enrollment.${paper}`, state, writing, undefined));
      expect(text).toContain(objectNameOf(state.candidate));
      expect(text).not.toMatch(/“两委”班子同志|对你实行|赵示例同志/u);
    }
  });
});
