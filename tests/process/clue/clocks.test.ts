import { describe, expect, it } from "vitest";
import { clockOf, from24September } from "#tests/kit/clock.ts";
import {
  ask,
  by,
  type ClueMove,
  cast,
  course,
  opinion,
  received,
  refusalOf,
  studied,
  tell,
  throughChain,
  toDesk,
  urging,
} from "./cast.ts";

const day = "2026-09-24";
const arrived = received({ receivedOn: day });
/** On 24 September all of it: from receipt to the handlers' desk. */
const toHandlers: readonly ClueMove[] = [arrived, ...toDesk.slice(1)];
const opined = (
  way: Parameters<typeof opinion>[0],
  more: Parameters<typeof opinion>[1] = {},
): readonly ClueMove[] => [
  ...toHandlers,
  tell("lead", studied(day)),
  tell("lead", opinion(way, more)),
  ask,
];
const approved = (...of: Parameters<typeof opined>) => [...opined(...of), ...throughChain.slice(1)];
const agreed = (n: 1 | 2) => [...opined("TALK"), ...throughChain.slice(1, 1 + 2 * n)];
const inquiry = { servedOn: day, copiedTo: "", answersDirectly: "no" } as const;
const served: readonly ClueMove[] = [
  ...approved("INQUIRY"),
  tell("lead", { type: "serve-inquiry", inquiry }),
  ask,
];
/** All of it on 2 September: fifteen working days end on the 22nd, with the worked Sunday of the 20th. */
const servedEarlier = JSON.parse(
  JSON.stringify(served).replaceAll(day, "2026-09-02"),
) as ClueMove[];
const replied = { receivedOn: day, answer: "不属实（示例）", unitHeadOpinion: "属实" };
const talked = {
  on: day,
  officers: ["lead", "second"],
  place: "谈话室",
  record: "（示例）",
  statement: "no",
} as const;
const heads = [
  received({ receivedOn: day, headsPartyOrgan: "yes" }),
  ...approved("PRELIM_VERIFY").slice(1),
];

describe("clocks of a clue's steps over 中秋 and 国庆 (process sheet §4.5, calendar sheet §3.2)", () => {
  it.each([
    ["D-CLU-SIGN", "ASSIGNED", 2, toHandlers.slice(0, -2), by("director", "sign")],
    ["D-CLU-OPN-1", "OPINION_ROOM", 1, opined("TALK"), by("director", "approve")],
    ["D-CLU-OPN-2", "OPINION_DEPUTY", 2, agreed(1), by("deputy", "approve")],
    ["D-CLU-OPN-3", "OPINION_SECRETARY", 3, agreed(2), by("secretary", "approve")],
    ["D-CLU-PARTY", "OPINION_PARTY", 10, heads, by("office", "approve")],
    [
      "D-CLU-TALK",
      "TALK",
      15,
      approved("TALK"),
      tell("lead", { type: "hold-talk", talk: { ...talked, officers: [...talked.officers] } }),
    ],
    [
      "D-CLU-TALK",
      "INQUIRY",
      15,
      approved("INQUIRY"),
      tell("lead", { type: "serve-inquiry", inquiry }),
    ],
    [
      "D-CLU-FEEDBACK",
      "FEEDBACK",
      10,
      approved("CLOSE", { closing: "ACCEPTED" }),
      { ...by("lead", "told"), stage: "FEEDBACK" },
    ],
  ] as const)(
    "%s: %s is due, 黄 and 红 on its days, %i working days on, and ends when done",
    (code, stage, days, moves, end) => {
      const game = course(moves as readonly ClueMove[], { ...cast, from: day });
      expect(clockOf(game, stage)).toEqual({ code, ...from24September[days] });
      expect(refusalOf(game, end as ClueMove)).toBeUndefined();
      expect(clockOf(game, stage)).toBeUndefined();
    },
  );

  it("D-CLU-4-URGE: an urged reply is due, 黄 and 红 on its days, 5 working days on, and ends when it comes", () => {
    const game = course(servedEarlier, { ...cast, from: "2026-09-02" });
    expect(clockOf(game, "INQUIRY_SERVED")?.due).toBe("2026-09-22");
    expect(refusalOf(game, tell("lead", urging, 22))).toBeUndefined();
    refusalOf(game, ask);
    expect(clockOf(game, "INQUIRY_URGED")).toEqual({
      code: "D-CLU-4-URGE",
      ...from24September[5],
    });
    const answer = tell("lead", { type: "receive-reply", reply: replied });
    expect(refusalOf(game, answer)).toBeUndefined();
    expect(clockOf(game, "INQUIRY_URGED")).toBeUndefined();
  });
});
