import { describe, expect, it } from "vitest";
import type { Event } from "#kernel/record/event.ts";
import type { TaskData } from "#kernel/task/facts.ts";
import type { Task } from "#kernel/task/schema.ts";
import { changedLines, earlierWords, type Reading } from "#process/earlier.ts";
import { learning } from "#process/learning/process.ts";
import { letter } from "#process/letter/process.ts";
import { lastRoundOf } from "#process/read-earlier.ts";
import { histories } from "#tests/oracle/histories.ts";
import { players } from "#tests/oracle/players.ts";

const kinds = Object.keys(players) as (keyof typeof players)[];

type Told = { events: readonly Event[]; task: Task; reading: (role: string) => Reading };

/** Every question of every kept history, with what had happened before it. */
function questions(kind: keyof typeof players): Told[] {
  return Object.values(histories[kind]).flatMap((tell) => {
    const { events, tasks, process, cast } = tell();
    return [...tasks.values()].map((task) => {
      const opened = events.findIndex(
        (event) => event.type === "task.opened" && event.task === task.id,
      );
      const reading = (role: string): Reading => ({
        process,
        officers: cast.officers,
        task: { ...task, status: "OPEN" },
        seat: { person: "nobody", role },
      });
      return { events: events.slice(0, opened), task, reading };
    });
  });
}

const opinionsIn = (events: readonly Event[]) =>
  events.flatMap(({ type, data }) => {
    const { opinion } = data as TaskData["task.decided"];
    return type === "task.decided" && opinion !== "" ? [opinion] : [];
  });

const valuesOf = (told: ReturnType<typeof earlierWords>) =>
  told.flatMap(({ lines }) => lines.map(({ value }) => value));

describe("what was said before a question (use.md #3)", () => {
  it.each(kinds)("%s: who decides inside sees every earlier opinion with name and day", (kind) => {
    for (const { events, reading } of questions(kind)) {
      const isVote = events.some(
        ({ type, data }) =>
          type === "task.opened" && (data as TaskData["task.opened"]).task.policy.type === "vote",
      );
      const told = earlierWords(events, reading("SECRETARY"));
      if (!isVote) expect(valuesOf(told)).toEqual(expect.arrayContaining(opinionsIn(events)));
      for (const { who, on } of told) {
        expect(who).not.toBe("");
        expect(on).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
  });

  it.each(kinds)("%s: a unit and a supervised person read nobody else's words", (kind) => {
    for (const { events, reading } of questions(kind)) {
      expect(earlierWords(events, reading("UNIT"))).toEqual([]);
      expect(earlierWords(events, reading("OBJECT"))).toEqual([]);
    }
  });

  it.each(kinds)("%s: another body reads no opinion of the commission", (kind) => {
    for (const { events, reading } of questions(kind)) {
      const inner = events.filter(({ role }) => role !== "PARTY_OFFICE" && role !== "ORG_DEPT");
      const told = valuesOf(earlierWords(inner, reading("PARTY_OFFICE")));
      for (const opinion of opinionsIn(inner)) expect(told).not.toContain(opinion);
    }
  });

  it("an open vote, and each one's own answer, are told to nobody", () => {
    const [question] = questions("enrollment");
    if (question === undefined) throw new Error("no history");
    const ballot = (person: string): Event =>
      ({
        type: "task.decided",
        task: question.task.id,
        at: "2026-03-03T01:00:00.000Z",
        actor: person,
        role: "COMMISSION_MEMBER",
        data: {
          person,
          action: "approve",
          label: "赞成",
          opinion: "暗中意见",
          shown: "",
          late: "on-time",
        },
      }) as unknown as Event;
    for (const type of ["vote", "each"] as const) {
      const reading = question.reading("SECRETARY");
      const policy =
        type === "vote"
          ? ({ type, quorum: "half", entitled: 3, recusedInBase: "yes" } as const)
          : ({ type } as const);
      const told = earlierWords([ballot("wang")], {
        ...reading,
        task: { ...reading.task, policy },
      });
      expect(told).toEqual([]);
    }
  });

  it("the minutes of a meeting are told with their votes, to the party office too", () => {
    const told = questions("enrollment")
      .filter(({ task }) => task.stage === "PARTY_PENDING")
      .map(({ events, reading }) =>
        valuesOf(earlierWords(events, reading("PARTY_OFFICE"))).join("\n"),
      );
    expect(told.length).toBeGreaterThan(0);
    for (const text of told) expect(text).toMatch(/纪要〔[\s\S]*应到 \d+，实到 \d+[\s\S]*通过/);
  });
});

describe("what has changed since the last round", () => {
  const line = (label: string, value: string) => ({ label, value });
  it("names changed, new and dropped lines, and nothing else", () => {
    const before = [line("事由", "甲"), line("附件", "一"), line("附件", "二"), line("单位", "丙")];
    const now = [line("事由", "乙"), line("附件", "二"), line("单位", "丙"), line("补充", "新")];
    expect(changedLines(before, now)).toEqual([
      { label: "事由", was: "甲", now: "乙" },
      { label: "补充", now: "新" },
      { label: "附件", was: "一" },
    ]);
    expect(changedLines(now, now)).toEqual([]);
  });

  it("two sessions are no two rounds of one question; a letter that came back is", () => {
    const asked = (id: string, stage: string, visit: number) => ({
      ...{ stage, visit },
      subject: { kind: "any", id },
    });
    for (const stage of Object.keys(learning.stages))
      expect(lastRoundOf(learning, asked("lrn_1", stage, 2)), stage).toBeUndefined();
    expect(lastRoundOf(letter, asked("let_1", "TRIAL_CHECK", 1))).toBeUndefined();
    expect(lastRoundOf(letter, asked("let_1", "TRIAL_CHECK", 3))).toBe("let_1.TRIAL_CHECK.2");
  });

  it.each(kinds)(
    "%s: only stages that it has are named as asked about a thing of its own",
    (kind) => {
      for (const tell of Object.values(histories[kind])) {
        const { separate = [], stages } = tell().process;
        for (const stage of separate) expect(Object.keys(stages)).toContain(stage);
      }
    },
  );
});
