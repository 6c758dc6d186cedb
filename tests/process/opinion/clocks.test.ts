import { describe, expect, it } from "vitest";
import { addDays, daysBetween } from "#kernel/deadline/day.ts";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import {
  ask,
  by,
  castOf,
  course,
  goOn,
  identified,
  request,
  stateOf,
  tell,
  throughChain,
  toDraft,
} from "./cast.ts";

const day = "2026-09-24";
const cast = { ...castOf(), from: day };
const asked = { ...request, on: day };
const asks = [tell("asker", { type: "request", request: asked }), ask];

describe("clocks of an opinion's steps over 中秋 and 国庆 (process sheets §4.9, §4.10)", () => {
  it("D-OPN-REGISTER: a letter is registered or sent back on the next working day", () => {
    const game = course([...asks, tell("office", identified), ask], cast);
    const clock = { code: "D-OPN-REGISTER", ...from24September[1] };
    expect(clockOf(game, "REQUESTED")).toEqual(clock);
    goOn(game, [by("office", "register")]);
    expect(clockOf(game, "REQUESTED")).toBeUndefined();
  });

  it("D-OPN-SUPPLEMENT: an incomplete letter is made good by the asker in five working days, and registered in one", () => {
    const game = course([...asks, by("office", "return"), ask], cast);
    expect(clockOf(game, "RETURNED")).toEqual({ code: "D-OPN-SUPPLEMENT", ...from24September[5] });
    goOn(game, [tell("asker", { type: "supplement", request: asked }), ask]);
    expect(clockOf(game, "RETURNED")).toBeUndefined();
    expect(clockOf(game, "REQUESTED")?.due).toBe(from24September[1].due);
  });

  it("D-OPN-4-AWARD: a reply on awards holds three months, rolled over 国庆, and has run out the day after", () => {
    const july = "2026-07-01";
    const awards = { pilots: { awards: { from: "2026-01-01" } } };
    const game = course(toDraft({ ...request, use: "AWARD", on: july }), {
      ...castOf([], awards),
      from: july,
    });
    goOn(
      game,
      throughChain.filter((move) => !("by" in move && move.by === "secretary")),
    );
    expect(stateOf(game).replies[0]?.validity).toMatchObject({
      ruleCode: "D-OPN-4-AWARD",
      nominalDue: "2026-10-01",
      effectiveDue: "2026-10-08",
    });
    goOn(game, [{ do: "wake", wait: daysBetween(july, "2026-10-08") }]);
    expect(stateOf(game).status).toBe("REPLIED");
    goOn(game, [{ do: "wake", wait: 1 }]);
    expect(game.day).toBe(addDays("2026-10-08", 1));
    expect(stateOf(game).status).toBe("EXPIRED");
  });
});
