/** What follows in other matters; loaded as one, since they read the same. */
export { endFindings, linkClue, openClues } from "./clues.ts";
export { openFirstVisit } from "./first-visit.ts";
export { tellWorkflowFailure } from "./incident.ts";
export { climbLadder, endLadder } from "./ladder.ts";
export { recomputeDeadlines } from "./recompute.ts";
export { settleByLetter } from "./settle-by-letter.ts";
export { recordStudies, tellRefused } from "./study.ts";
