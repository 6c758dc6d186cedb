import type { Process } from "#kernel/record/process.ts";
import { clue } from "#process/clue/process.ts";
import { confirmation } from "#process/confirmation/process.ts";
import { debriefing } from "#process/debriefing/process.ts";
import { education } from "#process/education/process.ts";
import { enrollment } from "#process/enrollment/process.ts";
import { ladder } from "#process/ladder/process.ts";
import { learning } from "#process/learning/process.ts";
import { letter } from "#process/letter/process.ts";
import { matters } from "#process/matters/process.ts";
import { meeting } from "#process/meeting/process.ts";
import { opinion } from "#process/opinion/process.ts";
import { quarterly } from "#process/quarterly/process.ts";
import { recusal } from "#process/recusal/process.ts";
import { report } from "#process/report/process.ts";
import { screening } from "#process/screening/process.ts";
import { targeted } from "#process/targeted/process.ts";
import { type Cast, type Game, type Move, play } from "#tests/kit/play.ts";
import * as confirmed from "../process/confirmation/cast.ts";
import * as debriefings from "../process/debriefing/cast.ts";
import { games as debriefingGames } from "../process/debriefing/games.ts";
import * as taught from "../process/education/cast.ts";
import * as enrolled from "../process/enrollment/games.ts";
import { officers } from "../process/enrollment/pure.ts";
import { inspectionCast } from "../process/inspection/cast.ts";
import * as late from "../process/ladder/cast.ts";
import { letterCast } from "../process/letter/cast.ts";
import * as letters from "../process/letter/games.ts";
import * as reported from "../process/matters/cast.ts";
import * as opinions from "../process/opinion/life.ts";
import * as visits from "../process/quarterly/games.ts";
import * as counted from "../process/report/cast.ts";
import * as screened from "../process/screening/cast.ts";
import * as inspections from "../process/targeted/games.ts";

/** A game of whatever process. */
export type AnyGame = Game<unknown, { type: string }>;

const of =
  <S, C extends { type: string }>(process: Process<S, C>, cast: Cast) =>
  (moves: readonly Move<C>[]): AnyGame =>
    play(process, cast, moves) as unknown as AnyGame;

const clerk = { id: "he", name: "何示例", role: "CASE_MGMT", email: "he@example.test" } as const;
const office = [...officers, clerk];

/** How a process's histories are played. */
export const players = {
  quarterly: of(quarterly, inspectionCast(visits.from)),
  targeted: of(targeted, inspectionCast(inspections.from)),
  letter: of(letter, letterCast),
  enrollment: of(enrollment, enrolled.enrollmentCast),
  clue: of(clue, {
    officers: office,
    record: "clu_test",
    from: "2026-09-01",
    formOf: (action, day) =>
      action === "send" ? { receiver: "示例机关", sentOn: day, receipt: "回执" } : {},
  }),
  education: of(education, taught.sessionCast),
  learning: of(learning, taught.learningCast),
  opinion: of(opinion, opinions.lifeCast),
  debriefing: of(debriefing, debriefings.cast),
  matters: of(matters, reported.cast),
  confirmation: of(confirmation, confirmed.cast),
  report: of(report, counted.cast),
  ladder: of(ladder, late.cast),
  screening: of(screening, screened.cast),
  meeting: of(meeting, { officers: office, record: "mtg_test", from: "2026-03-11" }),
  recusal: of(recusal, {
    officers: office,
    record: "rec_test",
    from: "2026-03-11",
    formOf: (_, day) => ({ letterNumber: "示市纪〔2026〕1号", letterOn: day }),
  }),
};

/** Random games of the processes that a workflow conducts, for samples of many histories. */
export const games = {
  debriefing: debriefingGames,
  quarterly: visits.games,
  targeted: inspections.games,
  letter: letters.games,
  enrollment: enrolled.games,
};
