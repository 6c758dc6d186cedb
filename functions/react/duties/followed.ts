/** What follows for what supervised people owe and are taught; loaded as one, since they read the same. */
export { exemptFiled, noteRemoved } from "#process/debriefing/reactions.ts";
export { closeFile, openFile } from "#process/dossier/reactions.ts";
export {
  leaveSessions,
  noteStanding,
  registerParticipant,
  settleParticipants,
  strikeParticipant,
  tellAgain,
  tellParticipants,
} from "#process/education/reactions.ts";
export { endForDead, endForRemoved, openForNew } from "#process/learning/reactions.ts";
export {
  changeReporter,
  endReports,
  linkClue,
  openAfter,
  openFirst,
  openLeaving,
  pickDrawn,
} from "#process/matters/reactions.ts";
export { restWithObject, runOnWithObject } from "./rest-with-object.ts";
