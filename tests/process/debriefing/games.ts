import * as fc from "fast-check";
import type { Command } from "#process/debriefing/commands.ts";
import { gamesOf } from "#tests/kit/games.ts";
import { assessed, counts, meetingDay, object, officers, planned, presented } from "./cast.ts";

const n = fc.integer({ min: 0, max: 60 });
const sums = fc
  .tuple(n, n, n, n)
  .map(([good, fair, plain, poor]) => counts(good, fair, plain, poor));

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    planned(),
    planned({ meetingOn: "2026-12-01", reviewer: "PARTY_SECRETARY" }),
    presented(meetingDay),
    { type: "gather", names: ["甲示例"], box: "box" },
    { type: "collect", texts: [] },
    { type: "feed", text: "（示例）" },
    { type: "serve-opinions", note: "当面送达（示例）" },
    { type: "turn-to-writing" },
    { type: "accept-writing", on: meetingDay, note: "（示例）" },
    { type: "confirm-count" },
    { type: "note-left-post", on: "2026-10-20", reason: "调离（示例）" },
    { type: "exempt", ground: "NOT_SUPERVISED", reason: "（示例）" },
    { type: "note-absence", on: meetingDay, leave: "WITH_LEAVE", reason: "（示例）" },
    { type: "note-absence", on: meetingDay, leave: "WITHOUT_LEAVE", reason: "（示例）" },
    {
      type: "feed-back",
      feedback: { letterNumber: "函1号", servedOn: meetingDay, problems: ["（示例）"] },
    },
  ),
  sums.map((made): Command => ({ type: "enter-count", participants: 60, counts: made })),
  sums.map((made): Command => ({ type: "count-ballots", counts: made })),
  fc
    .integer({ min: 1, max: 3 })
    .map((round): Command => ({ type: "open-ballot", participants: 60, box: "box", round })),
);

/** Some part of a debriefing's course, then anything. */
export const games = gamesOf(assessed(counts(10, 20, 20, 10)), command, {
  people: [...officers.map(({ id }) => id), object],
  actions: [
    "approve",
    "return",
    "read",
    "submit",
    "plan",
    "report",
    "close",
    "told",
    "talked",
    "state",
  ],
});
