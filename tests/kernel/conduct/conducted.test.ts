import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { offersOf, refusalOf } from "#kernel/conduct/command.ts";
import { workflowOf } from "#kernel/conduct/workflow/definition.ts";
import type { Officer } from "#kernel/district/role.ts";
import { commandRoutes } from "#process/command-routes.ts";
import { expectSound } from "#tests/kit/games.ts";
import { type Cast, contextOf, type Game, type Move, makeMove, play } from "#tests/kit/play.ts";
import { chain } from "./toy/chain.ts";
import { type Toy, toy } from "./toy/process.ts";

const officer = (id: string, role: Officer["role"], more: Partial<Officer> = {}): Officer => ({
  id,
  name: `${id}示例`,
  role,
  email: `${id}@example.test`,
  ...more,
});
const officers = [
  officer("chen", "PROPOSER"),
  officer("feng", "ROOM_DIRECTOR"),
  officer("zheng", "ROOM_DIRECTOR"),
  officer("he", "CASE_MGMT"),
  officer("wu", "DEPUTY_SECRETARY"),
  officer("sun", "DEPUTY_SECRETARY"),
];
const cast: Cast = {
  officers,
  record: "toy_1",
  from: "2026-03-09",
  formOf: (action) =>
    action === "submit" ? { on: "2026-03-10", text: "报告（示例）" } : { view: "none" },
};
type ToyMove = Move<Parameters<typeof toy.decide>[1]>;
const conduct: ToyMove = { do: "conduct" };
const planned: ToyMove = {
  do: "command",
  by: "chen",
  command: { type: "plan", person: "per_zhao" },
};
const opened: ToyMove = { do: "command", by: "chen", command: { type: "open" } };
const says = (by: string, action: string): ToyMove => ({ do: "answer", by, action });
const toOpinions = [planned, opened, conduct, says("per_zhao", "submit"), conduct];
const course = [
  ...toOpinions,
  says("feng", "reply"),
  says("he", "reply"),
  conduct,
  says("wu", "approve"),
];
const standing = ({ record }: Game<Toy, never>) => record?.state.status;
const game = (moves: readonly ToyMove[]) => play(toy, cast, moves) as unknown as Game<Toy, never>;

describe("a conducted process", () => {
  it("goes its course by answers and own events, and its state replays", () => {
    const played = game(course);
    expect(standing(played)).toBe("ACCEPTED");
    expect(played.record?.state.report).toBe("报告（示例）");
    expectSound(played, Object.keys(chain.statuses));
  });

  it("starts an execution on the event that leads to a stage, and on resuming", () => {
    expect(toy.startsOn).toEqual(["toy.opened", "toy.resumed"]);
    expect(toy.underway).toEqual(["REPORT_DUE", "OPINIONS", "REVIEW"]);
    expect(Object.keys(workflowOf(chain).States)).toContain("AfterReview");
  });

  it("a question that lapses is asked on", () => {
    const played = game(toOpinions);
    makeMove(played as never, {
      do: "command",
      by: "system",
      command: { type: "lapse", stage: "OPINIONS" } as never,
    });
    expect(played.events.at(-1)).toMatchObject({
      type: "toy.resumed",
      data: { status: "OPINIONS" },
    });
  });

  it("leaves a stage for good by an end, whichever stage it was", () => {
    const played = game([
      ...toOpinions,
      { do: "command", by: "chen", command: { type: "cancel", reason: "不再需要" } },
    ]);
    expect(standing(played)).toBe("ENDED");
  });
});

describe("who is asked", () => {
  it("the supervised person themselves, and nobody else", () => {
    const [task] = game([planned, opened, conduct]).tasks.values();
    expect(task?.seats.map(({ person }) => person)).toEqual(["per_zhao"]);
    expect(standing(game([planned, opened, conduct, says("feng", "submit")]))).toBe("REPORT_DUE");
  });

  it("several roles at once, each answering for itself by the first who answers", () => {
    const one = game([...toOpinions, says("zheng", "reply")]);
    const task = [...one.tasks.values()].at(-1);
    expect(standing(one)).toBe("OPINIONS");
    expect(one.record?.state.views).toEqual([{ role: "ROOM_DIRECTOR", view: "none" }]);
    expect(task?.seats.map(({ person, state }) => `${person} ${state}`)).toEqual([
      "feng REMOVED",
      "zheng DECIDED",
      "he ASKED",
    ]);
    makeMove(one as never, says("feng", "reply") as never);
    expect(one.record?.state.views).toHaveLength(1);
    makeMove(one as never, says("he", "reply") as never);
    expect(standing(one)).toBe("REVIEW");
    expect(one.record?.state.views).toHaveLength(2);
  });

  it("nobody is asked while one of the roles has nobody", () => {
    const without = { ...cast, officers: officers.filter(({ id }) => id !== "he") };
    const played = play(toy, without, toOpinions.slice(0, 4));
    expect(makeMove(played, conduct)).toEqual({ refused: "task.no-assignee" });
  });

  it.each([
    ["all", ["wu"], "REVIEW"],
    ["all", ["wu", "sun"], "ACCEPTED"],
    ["any", ["sun"], "ACCEPTED"],
    ["sequence", ["sun"], "REVIEW"],
    ["sequence", ["wu", "sun"], "ACCEPTED"],
  ] as const)("an approval is counted as the district has set it: %s after %j", (type, by, end) => {
    const config = { policies: { "toy.REVIEW": { type } } };
    const moves = [...course.slice(0, -1), ...by.map((who) => says(who, "approve"))];
    expect(play(toy, { ...cast, config }, moves).record?.state.status).toBe(end);
  });
});

describe("what may be done now", () => {
  it("is said by the same refusal that the decision gives, whatever the body", () => {
    const moves = [
      ...course,
      { do: "command", by: "chen", command: { type: "cancel", reason: "x" } },
    ];
    for (let length = 0; length <= course.length; length += 1) {
      const played = play(toy, cast, moves.slice(0, length) as ToyMove[]);
      for (const by of ["chen", "wu"])
        for (const [type, command] of Object.entries(toy.commands ?? {})) {
          const context = contextOf(played, by);
          const state = played.record?.state;
          const refused = refusalOf(command, state, context);
          const decided = toy.decide(state, { type, person: "per_a", note: "x" } as never, context);
          if (refused !== undefined) expect(decided).toEqual(refused);
        }
    }
  });

  it.each([
    [1, "chen", ["opening"]],
    [3, "chen", ["cancellation", "resumption"]],
    [3, "feng", ["resumption"]],
    [9, "chen", []],
  ] as const)("after %i moves %s is offered %j", (length, by, verbs) => {
    const played = play(toy, cast, course.slice(0, length));
    const state = played.record?.state;
    if (state === undefined) throw new Error("No record");
    const offers = offersOf(toy.commands ?? {}, state, contextOf(played, by));
    expect(offers.map(({ verb }) => verb)).toEqual(verbs);
  });

  it.each([
    ["asked", 3, 60, true],
    ["on its way to its next question", 2, 5, true],
    ["left standing without one", 2, 11, false],
  ] as const)(
    "a matter %s is resumed by nobody's page needlessly",
    (_, length, minutes, needless) => {
      const played = play(toy, cast, course.slice(0, length));
      const state = played.record?.state;
      if (state === undefined) throw new Error("No record");
      const { tasks } = contextOf(played, "chen");
      const now = new Date(Date.parse(state.enteredAt) + minutes * 60_000).toISOString();
      const of = { now, tasks, changedAt: state.enteredAt };
      expect(toy.needless?.("resumption", state, of)).toBe(needless);
      expect(toy.needless?.("cancellation", state, of)).toBe(false);
    },
  );

  it("has no route to an internal command", () => {
    const paths = commandRoutes(toy, { path: "/toys", tag: "示例" }).map(({ path }) => path);
    expect(paths).toEqual([
      "/toys",
      "/toys/{id}/opening",
      "/toys/{id}/cancellation",
      "/toys/{id}/resumption",
    ]);
  });
});

describe("a form", () => {
  it("says the same words on the page and in the schema", () => {
    const { form } = chain.stages.REPORT_DUE.actions.submit;
    expect(form.fields).toEqual([
      { name: "on", label: "述责日期", input: "date", required: true },
      {
        name: "text",
        label: "述责述廉报告",
        input: "text",
        hint: "不超过 2000 字",
        required: true,
      },
      { name: "place", label: "地点", input: "text", required: false },
    ]);
    const json = z.toJSONSchema(form.schema, { io: "input" });
    expect(json.properties).toMatchObject({
      on: { title: "述责日期" },
      text: { title: "述责述廉报告", description: "不超过 2000 字", maxLength: 2000 },
      place: { title: "地点" },
    });
    expect(json.required).toEqual(["on", "text"]);
  });
});

describe("docs/process.md", () => {
  it("shows code that is run here", () => {
    const page = readFileSync(join(import.meta.dirname, "../../../docs/process.md"), "utf8");
    const code = ["chain.ts", "process.ts"]
      .map((name) => readFileSync(join(import.meta.dirname, "toy", name), "utf8"))
      .join("\n");
    const shown = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block = ""]) => block.trim());
    expect(shown.length).toBeGreaterThan(4);
    for (const block of shown) expect(code).toContain(block);
  });
});
