import { describe, expect, it } from "vitest";
import { confirmation } from "#process/confirmation/process.ts";
import { makeMove, play } from "#tests/kit/play.ts";
import {
  type ConfirmationMove,
  cast,
  conduct,
  end,
  open,
  proposed,
  refresh,
  says,
  story,
} from "./cast.ts";

const game = (...moves: ConfirmationMove[]) => play(confirmation, cast, moves);
const taskIn = ({ tasks }: ReturnType<typeof game>, stage: string) =>
  [...tasks.values()].findLast((task) => task.stage === stage);

describe("D-LIB-2: a unit confirms its data of the library once a quarter", () => {
  it("asks the unit's own people until the quarter's last day, by a link that lives as long", () => {
    const asked = taskIn(game(open(), conduct), "ASKED");
    expect(asked?.seats.map(({ person }) => person)).toEqual(["lv"]);
    expect(asked?.due).toMatchObject({ ruleCode: "D-LIB-2", effectiveDue: "2026-09-30" });
    expect(asked?.linkLife).toBe("with-due");
  });

  it("is done when the unit says that all is right, on the day of its word", () => {
    const done = game(open(), conduct, { ...says("lv", "confirm"), wait: 20 });
    expect(done.record?.state).toMatchObject({ status: "CONFIRMED", confirmedOn: "2026-07-22" });
  });

  it("a late answer is late and counts; a unit that never answers is written down as such", () => {
    const late = game(open(), conduct, { ...says("lv", "confirm"), wait: 100 });
    expect(taskIn(late, "ASKED")).toMatchObject({ status: "CLOSED", completedLate: true });
    const lapse = { do: "command", by: "system", command: { type: "lapse", stage: "ASKED" } };
    const never = game(open(), conduct, { ...lapse, wait: 180 } as never);
    expect(never.record?.state.status).toBe("UNANSWERED");
    expect(taskIn(never, "ASKED")).toMatchObject({ status: "CLOSED", outcome: "unanswered" });
  });

  it("a question that staff have answered, or whose unit is no more, ends", () => {
    expect(game(open(), conduct, end).record?.state).toMatchObject({
      status: "ENDED",
      endedFor: "信息已经核对",
    });
    expect(game(open(), conduct, says("lv", "confirm"), end).record?.state.status).toBe(
      "CONFIRMED",
    );
  });

  it("newer data void the question: what is confirmed is what the library says", () => {
    const changed = game(open(), conduct, refresh("11"));
    expect(taskIn(changed, "ASKED")?.status).toBe("VOIDED");
    expect(game(open(), conduct, refresh("10")).events.at(-1)?.type).toBe("task.opened");
  });
});

describe("D-LIB-1: a unit proposes changes and its room confirms them within five working days", () => {
  it("asks the room, and shows what stands there and what is to stand there", () => {
    const at = game(open(), conduct, says("lv", "propose"), conduct);
    const asked = taskIn(at, "ROOM_REVIEW");
    expect(asked?.seats.map(({ person }) => person).sort()).toEqual(["chen", "feng"]);
    expect(asked?.due).toMatchObject({ ruleCode: "D-LIB-1", effectiveDue: "2026-07-10" });
    const state = at.record?.state;
    expect(state && confirmation.show?.(state, "ROOM_REVIEW")).toContainEqual({
      label: "实有人数",
      value: "10 → 12",
    });
  });

  it("the changes go on with the room's yes, with who, when and why; a return asks the unit again", () => {
    const done = game(...story);
    expect(done.record?.state.status).toBe("CONFIRMED");
    const confirmed = done.events.find(({ type }) => type === "confirmation.confirmed");
    expect(confirmed).toMatchObject({
      actor: "chen",
      data: { changes: { actual: 12, fundsInYuan: 350_000 }, reason: proposed("").reason },
    });
    const back = game(...story.slice(0, 6)).record?.state;
    expect(back && confirmation.show?.(back, "ASKED")).toContainEqual({
      label: "退回意见",
      value: "意见（示例）",
    });
  });

  it("a unit without a room is confirmed by the office", () => {
    const { room: _, ...rest } = { ...open() } as ConfirmationMove & { room?: string };
    const bare = structuredClone(rest) as ConfirmationMove;
    if (bare.do === "command") delete (bare.command as { room?: string }).room;
    const asked = taskIn(game(bare, conduct, says("lv", "propose"), conduct), "ROOM_REVIEW");
    expect(asked?.seats.map(({ person }) => person)).toEqual(["shen"]);
  });

  it("nothing proposed, a day still to come, or another unit's people: refused", () => {
    const asked = game(open(), conduct);
    const propose = (form: Record<string, unknown>) =>
      makeMove(asked, { do: "answer", by: "lv", action: "propose", form, wait: 0 });
    expect(propose({ on: "2026-07-01", reason: "无" })).toMatchObject({ refused: "input.invalid" });
    expect(propose({ ...proposed("2026-12-01") })).toMatchObject({
      fields: [{ path: "form.on" }],
    });
    expect(makeMove(asked, { ...says("kong", "confirm"), wait: 0 })).toBeDefined();
    const by = play(confirmation, cast, []);
    expect(makeMove(by, open({ unitId: "unt_1" }, "kong"))).toMatchObject({
      refused: "auth.forbidden",
    });
    expect(makeMove(by, open({ unitId: "unt_9" }))).toMatchObject({ refused: "task.no-assignee" });
  });
});
