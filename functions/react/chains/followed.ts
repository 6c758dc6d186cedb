/** What follows in other matters; loaded as one, since they read the same. */
export {
  linkPetition,
  noteFromLibrary,
  noteJoined,
  noteOnClues,
  openFromFalse,
  openFromLeak,
  openFromMatters,
  openFromPetition,
  routeReceived,
} from "#process/clue/reactions.ts";
export { draftAfterRelapse, proposeLetters } from "#process/letter/reactions.ts";
export { complete, noteMissed, noteRepeat, route } from "#process/petition/reactions.ts";
export { nominatePicked } from "#process/screening/reactions.ts";
export { endFindings, linkClue, openClues } from "./clues.ts";
export { openFirstVisit } from "./first-visit.ts";
export { tellWorkflowFailure } from "./incident.ts";
export { climbLadder, endLadder } from "./ladder.ts";
export { moveWithObject } from "./move-with-object.ts";
export { recomputeDeadlines } from "./recompute.ts";
export { settleByLetter } from "./settle-by-letter.ts";
export { recordStudies, tellRefused } from "./study.ts";
