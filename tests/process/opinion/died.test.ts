import { describe, expect, it } from "vitest";
import { opinion } from "#process/opinion/process.ts";
import { opinionColumns, opinionRows } from "#registry/ledger/duties/opinion.ts";
import { rules } from "#tests/kit/play.ts";
import {
  ask,
  by,
  castOf,
  clueOn,
  course,
  goOn,
  type OpinionMove,
  openTask,
  type Played,
  refusalOf,
  stateOf,
  tell,
  throughChain,
  toCheck,
  toDraft,
} from "./cast.ts";

const dies = (personId: string, wait = 0): OpinionMove => ({
  ...tell("system", { type: "note-death", personId }),
  wait,
});
const recheck = (wait = 0): OpinionMove => ({ ...tell("system", { type: "recheck" }), wait });
const replyDay = "2026-10-09";
const deferred = () => [clueOn("per_sun", "PRELIM_VERIFY", {}, "clu_sun")];
const until = (day: string) => (today: string) =>
  today < day ? deferred() : [clueOn("per_sun", "CLOSED", {}, "clu_sun")];

function answeredNames(game: Played): number[] {
  return (stateOf(game).replies.at(-1)?.answers ?? []).map(({ n }) => n);
}

describe("somebody on a list dies (process sheet §4.9, bad paths)", () => {
  it("before the reply: the name comes off the list as if it had been withdrawn; twice is once", () => {
    const game = course([...toDraft(), dies("per_sun")]);
    const { people } = stateOf(game);
    expect(people[1]?.withdrawn).toEqual({ reason: "本人去世", on: replyDay });
    const before = game.events.length;
    goOn(game, [dies("per_sun")]);
    expect(game.events).toHaveLength(before);
    goOn(game, [ask, ...throughChain]);
    expect(answeredNames(game)).toEqual([1, 3]);
  });

  it("who was the only one left on it ends the request", () => {
    const [jia, sun, he] = ["per_jia", "per_sun", "per_he"].map((one) => dies(one));
    if (jia === undefined || sun === undefined || he === undefined) throw new Error("Three names");
    const game = course([...toCheck(), jia, ask, sun, ask, he]);
    expect(stateOf(game)).toMatchObject({
      status: "WITHDRAWN",
      ended: { reason: "本人去世" },
    });
  });

  it("after the reply: the letter stays, nothing is answered of them again, and it runs out at last (D-OPN-4)", () => {
    const game = course([...toDraft(), ...throughChain], castOf(until("2026-11-06")));
    expect(stateOf(game).replies[0]?.answers[1]).toMatchObject({ n: 2, verdict: "DEFER" });
    expect(opinion.keys(stateOf(game)).wakeAt, "waits for the answer after 暂缓").toBeUndefined();
    goOn(game, [dies("per_sun", 10)]);
    const { people, status, replies } = stateOf(game);
    expect(status).toBe("REPLIED");
    expect(people[1]).toMatchObject({ diedOn: "2026-10-19" });
    expect(people[1]?.withdrawn).toBeUndefined();
    expect(replies).toHaveLength(1);
    goOn(game, [recheck(20)]);
    expect(stateOf(game).status).toBe("REPLIED");
    const reconsider = tell("case", { type: "reconsider", people: [2], reason: "已查清（示例）" });
    expect(refusalOf(game, reconsider)).toMatchObject({ refused: "opinion.name" });
    expect(opinion.keys(stateOf(game)).wakeAt).toBe("2027-04-09T16:10:00.000Z");
  });

  it.each([
    ["REANSWER", []],
    ["DEPUTY", [tell("case", { type: "draft", overrides: [] }), ask]],
    [
      "SECRETARY",
      [tell("case", { type: "draft", overrides: [] }), ask, by("deputy", "approve"), ask],
    ],
  ] as [string, OpinionMove[]][])(
    "while a further answer stands at %s that is about them alone: it is given up",
    (status, moves) => {
      const game = course([...toDraft(), ...throughChain], castOf(until("2026-10-20")));
      goOn(game, [recheck(14), ask, ...moves]);
      expect(stateOf(game).status).toBe(status);
      goOn(game, [dies("per_sun"), ask]);
      expect(stateOf(game).status).toBe("REPLIED");
      expect(stateOf(game).replies).toHaveLength(1);
      expect(openTask(game, status)).toBeUndefined();
    },
  );

  it("L8 says so, and counts the answer that was given", () => {
    const game = course([...toDraft(), ...throughChain, dies("per_jia", 5)]);
    const by8 = { nameOf: (id: string) => id, rules, today: "2026-10-30" };
    const [row] = opinionRows(stateOf(game), by8);
    const cell = (title: (typeof opinionColumns)[number]) => row?.[opinionColumns.indexOf(title)];
    expect([cell("是否按期"), cell("备注")]).toEqual(["按期", "答复后去世（2026-10-14）"]);
  });
});
