import { describe, expect, it } from "vitest";
import type { CountedLimit } from "#kernel/deadline/register.ts";
import { actions } from "#kernel/permission/actions.ts";
import { clue } from "#process/clue/process.ts";
import { trial } from "#process/clue/ways/trial.ts";
import type { Disposal } from "#process/disposal/schema.ts";
import { contextOf } from "#tests/kit/play.ts";
import {
  approvedAs,
  ask,
  by,
  type ClueMove,
  type Command,
  course,
  dueOf,
  opinion,
  refusalOf,
  stateOf,
  studied,
  tell,
  throughChain,
  toDesk,
} from "./cast.ts";

describe("a clue that becomes a case (process sheet §4.5 FILED, TRIAL, DISPOSED)", () => {
  const toFiled: readonly ClueMove[] = [
    ...toDesk,
    ...approvedAs("PRELIM_VERIFY"),
    tell("lead", {
      type: "report-verification",
      report: {
        on: "2026-03-02",
        findings: "属实（示例）",
        proposal: "立案",
        signedBy: ["lead", "second"],
      },
    }),
    tell("lead", studied("2026-03-02")),
    tell("lead", opinion("FILE")),
    ...throughChain,
  ];

  const disposal: Disposal = {
    personId: "per_zhao",
    measure: "PARTY_WARNING",
    decidedOn: "2026-03-02",
    decidedBy: "区纪委常委会",
    basis: [{ side: "PARTY", norm: "中国共产党纪律处分条例", article: "第十条" }],
  };
  const toExecution: readonly ClueMove[] = [
    ...toFiled,
    tell("lead", {
      type: "announce",
      on: "2026-03-02",
      officers: ["lead", "second"],
      unitToldOn: "2026-03-02",
    }),
    tell("lead", { type: "send-to-trial" }),
    ask,
    tell("lead", { type: "measure", disposal }),
    ask,
    by("trial", "conclude"),
    ask,
    by("secretary", "approve"),
    ask,
  ];

  const extension = (months: number): Command => ({
    type: "extend-execution",
    months,
    document: "示纪批〔2026〕9号",
    reason: "工资手续未办完（示例）",
  });
  const longer = (months: number, wait = 0) => tell("case", extension(months), wait);
  const execution = (game: ReturnType<typeof course>) =>
    [...game.tasks.values()].find(({ stage }) => stage === "EXECUTION");

  it("the execution may take up to five months more, six in all: due day and reminders move (D-CLU-12-EXECUTION)", () => {
    const game = course(toExecution);
    expect(dueOf(game, "EXECUTION")).toBe("2026-04-02");
    expect(refusalOf(game, longer(5))).toBeUndefined();
    expect(dueOf(game, "EXECUTION")).toBe("2026-09-02");
    expect(dueOf(game, "SERVICE")).toBe("2026-04-02");
    const steps = execution(game)?.plan.map(({ at }) => at.slice(0, 10)) ?? [];
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.every((day) => day >= "2026-08-20")).toBe(true);
    expect(clue.words?.["clue.execution-extended"]).toBe("延长处分执行期限");
    expect(clue.show?.(stateOf(game), "EXECUTION")).toContainEqual({
      label: "延长处分执行",
      value: "5 个月（示纪批〔2026〕9号）：工资手续未办完（示例）",
    });
  });

  it("less may be granted than is possible, and only once (D-CLU-12-EXECUTION)", () => {
    const game = course([...toExecution, longer(2)]);
    expect(dueOf(game, "EXECUTION")).toBe("2026-06-02");
    expect(refusalOf(game, longer(1))).toMatchObject({ refused: "record.state" });
    expect(dueOf(game, "EXECUTION")).toBe("2026-06-02");
  });

  it("not for longer than the register says, which a district may shorten (D-CLU-12-EXECUTION)", () => {
    const game = course(toExecution);
    expect(refusalOf(game, longer(6))).toMatchObject({
      refused: "input.invalid",
      fields: [{ path: "months", message: "至多可延长 5 个月" }],
    });
    const context = contextOf(game, "case");
    const { limits } = context.rules.register;
    const usual = limits["D-CLU-12-EXECUTION"] as CountedLimit;
    const own = { ...usual, extension: { length: 2, unit: "M" as const } };
    const register = {
      ...context.rules.register,
      limits: { ...limits, "D-CLU-12-EXECUTION": own },
    };
    const shortened = { ...context, rules: { ...context.rules, register } };
    expect(clue.decide(stateOf(game), extension(3), shortened)).toMatchObject({
      fields: [{ path: "months", message: "至多可延长 2 个月" }],
    });
  });

  it("on the due day still, and not the day after; nor before the decision (D-CLU-12-EXECUTION)", () => {
    const late = course(toExecution);
    expect(refusalOf(late, longer(1, 32))?.detail).toContain("到期前提出");
    const last = course(toExecution);
    expect(refusalOf(last, longer(1, 31))).toBeUndefined();
    expect(refusalOf(course(toFiled), longer(1))?.refused).toBe("record.state");
  });

  it("is entered by those who enter approvals, never by the handlers; a reason is required (D-CLU-12-EXECUTION)", () => {
    const command = trial["extend-execution"];
    if (!("right" in command)) throw new Error("No command of people");
    const { right, body } = command;
    expect(Object.keys(actions[right])).toEqual(Object.keys(actions["clue.approve"]));
    expect(actions["clue.approve"]).not.toHaveProperty("PROPOSER");
    const asked = { months: 1, document: "示纪批〔2026〕9号" };
    expect(body.safeParse(asked).success).toBe(false);
    expect(body.safeParse({ ...asked, reason: " " }).success).toBe(false);
    expect(body.safeParse({ ...asked, months: 0, reason: "示例" }).success).toBe(false);
    expect(body.safeParse({ ...asked, reason: "示例" }).success).toBe(true);
  });

  it("a case is filed, announced by two, tried within a month, decided, served and executed (D-CLU-10, D-CLU-11, D-CLU-12)", () => {
    const game = course(toFiled);
    expect(stateOf(game).status).toBe("FILED");
    expect(dueOf(game, "FILED")).toBeNull();
    expect(refusalOf(game, tell("lead", { type: "send-to-trial" }))?.refused).toBe("record.state");
    refusalOf(
      game,
      tell("lead", {
        type: "announce",
        on: "2026-03-02",
        officers: ["lead", "second"],
        unitToldOn: "2026-03-02",
      }),
    );
    expect(refusalOf(game, tell("lead", { type: "send-to-trial" }))).toBeUndefined();
    refusalOf(game, ask);
    expect(dueOf(game, "TRIAL")).toBe("2026-04-02");
    expect(refusalOf(game, tell("lead", { type: "measure", disposal }))).toBeUndefined();
    refusalOf(game, ask);
    expect(refusalOf(game, by("trial", "conclude"))).toBeUndefined();
    refusalOf(game, ask);
    expect(refusalOf(game, by("secretary", "approve"))).toBeUndefined();
    refusalOf(game, ask);
    expect(dueOf(game, "SERVICE")).toBe("2026-04-02");
    expect(dueOf(game, "EXECUTION")).toBe("2026-04-02");
    expect(
      refusalOf(game, { ...by("lead", "served"), stage: "SERVICE" } as ClueMove),
    ).toBeUndefined();
    expect(
      refusalOf(game, { ...by("lead", "done"), stage: "EXECUTION" } as ClueMove),
    ).toBeUndefined();
    expect(stateOf(game).status).toBe("DISPOSED");
    expect(stateOf(game).disposals[0]?.influenceUntil).toBe("2027-03-01");
  });
});
