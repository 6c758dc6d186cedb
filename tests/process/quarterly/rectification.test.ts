import { describe, expect, it } from "vitest";
import type { QuarterlyCommand } from "#process/quarterly/commands.ts";
import { quarterly } from "#process/quarterly/process.ts";
import type { Quarterly } from "#process/quarterly/schema.ts";
import type { Cast, Game, Move } from "#tests/kit/play.ts";
import { play } from "#tests/kit/play.ts";
import { inspectionCast } from "../inspection/cast.ts";
import { from, opening } from "./games.ts";

const village = {
  id: "cun",
  name: "钱示例",
  role: "UNIT" as const,
  unit: "unt_village",
  email: "cun@example.test",
};
const alone = inspectionCast(from);
const cast: Cast = { ...alone, officers: [...alone.officers, village] };

/** Up to the feedback that was served on 2026-03-21, with one finding to put right. */
const served = opening.slice(0, -2);
const done: Move<QuarterlyCommand> = {
  do: "answer",
  by: "cun",
  action: "done",
  stage: "UNIT_RECTIFY",
  form: { done1: "已公示", evidence1: "公示照片" },
};
const extend: Move<QuarterlyCommand> = {
  do: "answer",
  by: "cun",
  action: "extend",
  stage: "UNIT_RECTIFY",
  form: { days: "20" },
};
const sendBack: Move<QuarterlyCommand> = {
  do: "command",
  by: "feng",
  command: { type: "send-back", findings: [1], reason: "照片看不清（示例）" },
};
const close: Move<QuarterlyCommand> = {
  do: "answer",
  by: "feng",
  action: "close",
  stage: "RECTIFYING",
};

type Played = Game<Quarterly, QuarterlyCommand>;
const asked = ({ tasks }: Played, stage = "UNIT_RECTIFY") =>
  [...tasks.values()].filter((task) => task.stage === stage);
const open = (game: Played) =>
  [...game.tasks.values()].filter(({ status }) => status === "OPEN").map(({ stage }) => stage);

describe("a unit is asked itself to put right what a visit found (§4.2 RECTIFYING, D-QI-4)", () => {
  it("within 30 days of service, with a field for each finding, beside the room's check", () => {
    const game = play(quarterly, cast, served);
    const [task] = asked(game);
    expect(task?.seats.map(({ person }) => person)).toEqual(["cun"]);
    expect(task?.due).toMatchObject({ ruleCode: "D-QI-4", effectiveDue: "2026-04-20" });
    expect(open(game).toSorted()).toEqual(["RECTIFYING", "UNIT_RECTIFY"]);
    const fields = quarterly.stageIn?.(game.record?.state as Quarterly, "UNIT_RECTIFY")?.actions
      .done;
    expect(fields?.form?.fields.map(({ name }) => name)).toEqual(["done1", "evidence1", "files1"]);
  });

  it("reads the finding and the feedback, never what was written inside", () => {
    const state = play(quarterly, cast, served).record?.state as Quarterly;
    const text = JSON.stringify(quarterly.show?.(state, "UNIT_RECTIFY"));
    expect(text).toContain("未公示（示例）");
    expect(text).toContain("示纪函〔2026〕1号");
    expect(text).not.toMatch(/报告（示例）|赵示例/);
  });

  it("a unit of which nobody is in the list is not asked; the room enters what it says", () => {
    const game = play(quarterly, alone, opening);
    expect(asked(game)).toEqual([]);
    expect(game.record?.state.status).toBe("CLOSED");
  });

  it("what it says is the finding's rectification, and the room closes", () => {
    const game = play(quarterly, cast, [...served, done, close]);
    expect(game.record?.state).toMatchObject({
      status: "CLOSED",
      rectified: [{ finding: 1, evidence: "已公示（佐证：公示照片）" }],
    });
  });

  it("the room sends it back with a reason, which the unit reads; nothing closes meanwhile", () => {
    const back = play(quarterly, cast, [...served, done, sendBack, close]);
    expect(back.record?.state).toMatchObject({ status: "RECTIFYING", rectified: [] });
    expect(asked(back).map(({ status, visit }) => `${visit} ${status}`)).toEqual([
      "1 CLOSED",
      "2 OPEN",
    ]);
    const text = JSON.stringify(quarterly.show?.(back.record?.state as Quarterly, "UNIT_RECTIFY"));
    expect(text).toContain("照片看不清（示例）");
    const again = play(quarterly, cast, [...served, done, sendBack, done, close]);
    expect(again.record?.state.status).toBe("CLOSED");
  });

  it("an extension is asked once, with reasons; granted, both days move, and the unit is asked again", () => {
    const grant: Move<QuarterlyCommand> = {
      do: "answer",
      by: "feng",
      action: "grant",
      stage: "EXTENSION",
    };
    const game = play(quarterly, cast, [...served, extend, grant]);
    expect(game.record?.state.extension).toMatchObject({ days: 20, decision: "granted" });
    expect(asked(game).at(-1)?.due.effectiveDue).toBe("2026-05-11");
    expect(asked(game, "RECTIFYING")[0]?.due.effectiveDue).toBe("2026-05-11");
    const spec = quarterly.stageIn?.(game.record?.state as Quarterly, "UNIT_RECTIFY");
    expect(Object.keys(spec?.actions ?? {})).toEqual(["done"]);
  });

  it("refused, the first day stays", () => {
    const deny: Move<QuarterlyCommand> = {
      do: "answer",
      by: "feng",
      action: "deny",
      stage: "EXTENSION",
    };
    const game = play(quarterly, cast, [...served, extend, deny]);
    expect(asked(game).at(-1)?.due.effectiveDue).toBe("2026-04-20");
  });

  it("people who are still asked when the room closes are asked no more", () => {
    const byRoom: Move<QuarterlyCommand> = {
      do: "command",
      by: "chen",
      command: {
        type: "rectify",
        rectified: { finding: 1, evidence: "照片", doneOn: "2026-03-23" },
      },
    };
    const game = play(quarterly, cast, [...served, byRoom, close]);
    expect([game.record?.state.status, open(game)]).toEqual(["CLOSED", []]);
  });
});
