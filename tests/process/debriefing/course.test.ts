import { describe, expect, it } from "vitest";
import { debriefingRow } from "#registry/ledger/duties/debriefing-row.ts";
import {
  ask,
  assessed,
  by,
  counts,
  course,
  type DebriefingMove,
  meetingDay,
  object,
  opened,
  planned,
  presented,
  refusalOf,
  stateOf,
  taskAt,
  tell,
  toMeeting,
  toReport,
} from "./cast.ts";

const low = counts(0, 10, 50, 0);
const feedback = (problems: string[]) => ({
  letterNumber: "函1号",
  servedOn: meetingDay,
  problems,
});

describe("a debriefing's course (process sheet §4.7)", () => {
  it("counts its limits from the year, the meeting and the feedback (D-DEB-1, D-DEB-2, D-DEB-3, D-DEB-4)", () => {
    const game = course(toMeeting);
    const dueOf = (stage: string) => {
      const { ruleCode, effectiveDue } = taskAt(game, stage)?.due ?? {};
      return [ruleCode, effectiveDue];
    };
    expect(dueOf("PLANNING")).toEqual(["D-DEB-1", "2026-10-31"]);
    expect(dueOf("PLANNED")).toEqual(["D-DEB-OPINIONS", "2026-10-13"]);
    expect(dueOf("OPINIONS_FED")[0]).toBe("D-DEB-READ");
    expect(dueOf("REPORT_DUE")).toEqual(["D-DEB-2", "2026-10-27"]);
    expect(dueOf("SUBMITTED")[0]).toBe("D-DEB-3");
    expect(dueOf("REPORT_ACCEPTED")).toEqual(["D-DEB-4", "2026-12-31"]);
  });

  it("fed back too close to the meeting, the person has eight working days and is not late (D-DEB-2-LEAST)", () => {
    const soon = toReport.map((move) =>
      move.do === "command" && move.command.type === "plan"
        ? tell("chen", planned({ meetingOn: "2026-10-28" }))
        : move,
    );
    const game = course(soon);
    expect(stateOf(game).fed?.on).toBe("2026-10-13");
    const due = taskAt(game, "REPORT_DUE")?.due;
    expect(due).toMatchObject({ ruleCode: "D-DEB-2-LEAST", effectiveDue: "2026-10-23" });
    refusalOf(game, { ...by(object, "submit"), wait: 3 });
    expect(stateOf(game).reports[0]?.lateBy).toBe(0);
    expect(taskAt(game, "LATE_NOTICE")).toBeUndefined();
  });

  it("reminds of the report ten, five and two working days ahead (D-DEB-2)", () => {
    const plan = taskAt(course(toReport), "REPORT_DUE")?.plan ?? [];
    expect(plan.map(({ offset }) => offset)).toEqual(expect.arrayContaining(["T-5WD", "T-2WD"]));
  });

  it("the meeting is held after today and by 12-31 (D-DEB-4)", () => {
    const game = course([opened, ask]);
    for (const meetingOn of ["2026-10-10", "2027-01-05"])
      expect(refusalOf(game, tell("chen", planned({ meetingOn })))?.refused).toBe(
        "debriefing.meeting-day",
      );
    const alone = planned({ reviewer: "PARTY_SECRETARY" });
    expect(refusalOf(game, tell("chen", alone))).toBeUndefined();
  });

  it("the party secretary of the unit reviews the report where the plan says so", () => {
    const moves = toReport.map((move) =>
      "command" in move && move.command.type === "plan"
        ? tell("chen", planned({ audience: "PARTY_ORGANIZATION", reviewer: "PARTY_SECRETARY" }))
        : move,
    );
    const game = course([...moves, by(object, "submit"), ask]);
    expect(taskAt(game, "SUBMITTED")?.seats.map(({ person }) => person)).toEqual(["party"]);
  });

  it("a report is returned twice at most (D-DEB-RESUBMIT)", () => {
    const again: DebriefingMove[] = [by("feng", "return"), ask, by(object, "submit"), ask];
    const game = course([...toReport, by(object, "submit"), ask, ...again, ...again]);
    expect(stateOf(game).returns).toHaveLength(2);
    expect(refusalOf(game, by("feng", "return"))?.refused).toBe("debriefing.return-limit");
    expect(taskAt(game, "REPORT_RETURNED")?.due.ruleCode).toBe("D-DEB-RESUBMIT");
  });

  it("a report over the district's length is refused with both figures", () => {
    const game = course(toReport);
    const long = "字".repeat(1400);
    const form = Object.fromEntries(
      ["politics", "responsibility", "integrity", "discipline", "problems", "measures"].map(
        (part) => [part, long],
      ),
    );
    const refused = refusalOf(game, {
      ...by(object, "submit"),
      form: { ...form, assets: "无", matters: "无" },
    } as DebriefingMove);
    expect(refused).toMatchObject({
      refused: "debriefing.report-length",
      detail: "全文 8402 字，规定不超过 5000 字",
    });
  });

  it("a late report is told in a notice (D-DEB-2, D-DEB-LATE)", () => {
    const game = course([...toReport, { ...by(object, "submit"), wait: 20 }]);
    expect(stateOf(game).reports[0]?.lateBy).toBeGreaterThan(0);
    expect(taskAt(game, "LATE_NOTICE")?.due.ruleCode).toBe("D-DEB-LATE");
    expect(refusalOf(game, by("chen", "told", "LATE_NOTICE"))).toBeUndefined();
  });

  it("a meeting without a question is none", () => {
    const meeting = presented(meetingDay);
    const silent = {
      ...meeting,
      meeting: { ...(meeting as never as { meeting: object }).meeting, questions: [] },
    };
    const game = course(toMeeting);
    expect(refusalOf(game, tell("chen", silent as never))?.refused).toBe("debriefing.questions");
  });

  it("a count by hand is confirmed by a second officer; a void one is run again", () => {
    const game = course([...toMeeting, tell("chen", presented(meetingDay)), ask]);
    const entered = (sums: typeof low) =>
      tell("shen", { type: "enter-count", participants: 60, counts: sums });
    expect(refusalOf(game, entered(counts(61, 0, 0, 0)))?.refused).toBe("assessment.count");
    refusalOf(game, entered({ ...counts(39, 0, 0, 0), invalid: 21 }));
    expect(refusalOf(game, tell("shen", { type: "confirm-count" }))?.refused).toBe(
      "debriefing.same-officer",
    );
    refusalOf(game, tell("han", { type: "confirm-count" }));
    expect(stateOf(game)).toMatchObject({ status: "PRESENTED", counted: [{ validity: "void" }] });
    refusalOf(game, entered(counts(40, 0, 0, 0)));
    refusalOf(game, tell("han", { type: "confirm-count" }));
    expect(stateOf(game)).toMatchObject({
      status: "SCORED",
      score: 9500,
      counted: [{ round: 1 }, { round: 2, by: "HAND" }],
    });
  });

  it("below the talk line: talk, statement in 10 WD, problems to mend, no award (D-DEB-TALK, D-DEB-STATEMENT)", () => {
    const game = course(assessed(low));
    expect(stateOf(game)).toMatchObject({ score: 6750, band: "TALK" });
    expect(game.process.keys(stateOf(game)).summary).toMatchObject({ noAward: 2026 });
    expect(taskAt(game, "STATEMENT")?.seats.map(({ person }) => person)).toEqual([object]);
    expect(taskAt(game, "STATEMENT")?.due.ruleCode).toBe("D-DEB-STATEMENT");
    expect(
      refusalOf(game, tell("chen", { type: "feed-back", feedback: feedback([]) }))?.refused,
    ).toBe("debriefing.problems");
    refusalOf(game, tell("chen", { type: "feed-back", feedback: feedback(["公开不及时"]) }));
    for (const move of [ask, by(object, "plan", "FED_BACK"), ask, by(object, "report"), ask])
      refusalOf(game, move);
    expect(taskAt(game, "RECTIFYING")?.due.ruleCode).toBe("D-DEB-6");
    expect(taskAt(game, "EVALUATING")?.due.ruleCode).toBe("D-DEB-CHECK");
    expect(refusalOf(game, by("feng", "close"))?.refused).toBe("debriefing.talk-open");
    refusalOf(game, by(object, "state", "STATEMENT"));
    refusalOf(game, by("wu", "talked", "TALK"));
    expect(taskAt(game, "TALK")?.due.ruleCode).toBe("D-DEB-TALK");
    expect(refusalOf(game, by("feng", "close"))).toBeUndefined();
    expect(stateOf(game)).toMatchObject({
      status: "CLOSED",
      disposals: [{ measure: "TALK_REMINDER", personId: object }],
    });
  });

  it("below the warning line a reminder is all that fits", () => {
    const game = course(assessed(counts(0, 40, 20, 0)));
    expect(stateOf(game).band).toBe("WARN");
    expect(taskAt(game, "STATEMENT")).toBeUndefined();
    const admonished = {
      ...by("wu", "talked", "TALK"),
      form: { measure: "ADMONITION", on: meetingDay, record: "（示例）" },
    } as DebriefingMove;
    expect(refusalOf(game, admonished)?.refused).toBe("disposal.measure");
  });

  it("absent without leave: marked zero, talk and statement", () => {
    const game = course(toMeeting);
    const absence = { on: meetingDay, leave: "WITHOUT_LEAVE", reason: "未到（示例）" } as const;
    expect(refusalOf(game, tell("chen", { type: "note-absence", ...absence }))).toBeUndefined();
    expect(stateOf(game)).toMatchObject({ status: "SCORED", score: 0, band: "TALK" });
    expect(
      [...game.tasks.values()].filter(({ status }) => status === "OPEN").map(({ stage }) => stage),
    ).toEqual(["TALK", "STATEMENT"]);
    refusalOf(game, ask);
    expect(taskAt(game, "SCORED")?.due.ruleCode).toBe("D-DEB-5");
  });

  it("a score that equals a line is not below it, in ballots of any make-up", () => {
    const at = (sums: typeof low) => {
      const { score, band } = stateOf(course(assessed(sums)));
      return [score, band];
    };
    // 60 ballots each; 30 at 95 and 30 at 65, or all at 80, are the same eighty points.
    expect(at(counts(30, 0, 30, 0))).toEqual([8000, "NONE"]);
    expect(at(counts(0, 60, 0, 0))).toEqual([8000, "NONE"]);
    expect(at(counts(0, 59, 1, 0))).toEqual([7975, "WARN"]);
    expect(at(counts(0, 20, 40, 0))).toEqual([7000, "WARN"]);
    expect(at(counts(0, 19, 41, 0))).toEqual([6975, "TALK"]);
  });

  it("put off: what counts back from the meeting moves, what was shown is asked again (D-DEB-4)", () => {
    const to = (meetingOn: string) =>
      tell("chen", { type: "postpone", meetingOn, reason: "会议冲突（示例）" });
    const gathering = course(toReport.slice(0, 7));
    refusalOf(gathering, ask);
    expect(taskAt(gathering, "OPINIONS_GATHERING")?.due.effectiveDue).toBe("2026-10-13");
    expect(refusalOf(gathering, to("2026-12-10"))).toBeUndefined();
    expect(taskAt(gathering, "OPINIONS_GATHERING")?.due.effectiveDue).toBe("2026-11-12");

    const game = course(toReport);
    for (const day of ["2026-11-10", "2026-10-10", "2027-01-05"])
      expect(refusalOf(game, to(day))?.refused).toBe("debriefing.meeting-day");
    expect(refusalOf(game, to("2026-12-10"))).toBeUndefined();
    expect(taskAt(game, "REPORT_DUE")?.status).toBe("VOIDED");
    refusalOf(game, ask);
    expect(taskAt(game, "REPORT_DUE")).toMatchObject({
      status: "OPEN",
      due: { ruleCode: "D-DEB-2", effectiveDue: "2026-11-26" },
    });
    expect(stateOf(game)).toMatchObject({
      plan: { meetingOn: "2026-12-10" },
      postponed: [{ from: "2026-11-10", to: "2026-12-10" }],
    });
  });

  it("is made known within a circle only after it was fed back", () => {
    const game = course(assessed(counts(60, 0, 0, 0)));
    const publish = tell("chen", {
      type: "publish",
      publication: { on: meetingDay, what: "BOTH", scope: "街道全体党员", how: "会议通报" },
    });
    expect(refusalOf(game, publish)?.refused).toBe("record.state");
    refusalOf(game, tell("chen", { type: "feed-back", feedback: feedback([]) }));
    expect(refusalOf(game, publish)).toBeUndefined();
    expect(debriefingRow(stateOf(game), "")).toContain(
      `达到规定线，${meetingDay} 向街道全体党员公开述责述廉报告和测评结果`,
    );
  });

  it("absent with leave: in writing, then made up for", () => {
    const game = course(toMeeting);
    const absence = { on: meetingDay, leave: "WITH_LEAVE", reason: "住院（示例）" } as const;
    refusalOf(game, tell("chen", { type: "note-absence", ...absence }));
    expect(stateOf(game).status).toBe("ABSENT_WRITTEN");
    refusalOf(game, ask);
    const writing = { type: "accept-writing", on: meetingDay, note: "（示例）" } as const;
    expect(refusalOf(game, tell("chen", writing))?.refused).toBe("record.state");
    expect(refusalOf(game, tell("chen", presented(meetingDay)))).toBeUndefined();
    expect(stateOf(game).status).toBe("PRESENTED");
  });

  it("left the post before the meeting: in writing, without ballots", () => {
    const left = tell("system", {
      type: "note-left-post",
      on: "2026-10-20",
      reason: "调离（示例）",
    });
    const game = course([...toMeeting, left]);
    expect(refusalOf(game, tell("chen", presented(meetingDay)))?.refused).toBe(
      "debriefing.left-post",
    );
    refusalOf(game, tell("chen", { type: "turn-to-writing" }));
    refusalOf(game, ask);
    refusalOf(game, tell("chen", { type: "accept-writing", on: meetingDay, note: "（示例）" }));
    expect(stateOf(game)).toMatchObject({ status: "CLOSED", counted: [] });
  });

  it("is exempt only where a case was filed, or supervision is over", () => {
    const game = course(toReport);
    const exempt = (ground: "CASE_FILED" | "NOT_SUPERVISED") =>
      tell("feng", { type: "exempt", ground, reason: "（示例）" });
    expect(refusalOf(game, exempt("CASE_FILED"))?.refused).toBe("debriefing.not-filed");
    expect(refusalOf(game, exempt("NOT_SUPERVISED"))).toBeUndefined();
    expect(stateOf(game).status).toBe("EXEMPT");
  });

  it("the person is never shown what came of petitions and clues", () => {
    const moves = toReport.map((move) => move);
    const state = stateOf(course(moves));
    const known = {
      ...state,
      opinions: { received: 1, texts: ["线索内容（示例）"], petitions: 3, clues: 2 },
    };
    const { show, stages } = course([opened]).process;
    for (const [stage, { asks }] of Object.entries(stages)) {
      if (asks !== "object") continue;
      const shown = JSON.stringify(show?.(known, stage));
      expect(shown).not.toMatch(/线索|信访|petitions|clues/);
    }
  });
});
