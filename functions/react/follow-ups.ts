import type { Event } from "#kernel/record/event.ts";
import type { Listener } from "#kernel/record/send.ts";
import { own } from "#kernel/text/own.ts";

type Load = () => Promise<Listener>;

const people = () => import("./people/followed.ts");
const chains = () => import("./chains/followed.ts");
const clues = () => import("#process/clue/reactions.ts");
const duties = () => import("./duties/followed.ts");

const petitionEnds: Load = async () => (await import("#process/petition/reactions.ts")).complete;
const linkPetition: Load = async () => (await clues()).linkPetition;
const findingsEnd: Load = async () => (await chains()).endFindings;
const recheckOpinions: Load = async () =>
  (await import("#process/opinion/reactions.ts")).recheckAbout;

const noteSupervision: Load = async () =>
  (await import("#registry/person/reactions.ts")).noteSupervision;

const enterLine: Load = async () => (await import("#registry/search/reactions.ts")).enterLine;

const postLeft: readonly Load[] = [
  async () => (await people()).noteLeftPost,
  async () => (await duties()).openLeaving,
  async () => (await duties()).endForDead,
  async () => (await clues()).noteOnClues,
  async () => (await import("#process/opinion/reactions.ts")).leaveLists,
];

const objectLeft: Load = async () => (await people()).leaveVisits;

const followUnit: Load = async () => (await import("#registry/unit/reactions.ts")).followUnit;

const tellFailure: Load = async () => (await chains()).tellWorkflowFailure;

const climbLadder: Load = async () => (await chains()).climbLadder;
const endLadder: Load = async () => (await chains()).endLadder;

const tellInspectors: Load = async () => (await people()).tellInspectors;
const tellHands: Load = async () => (await people()).tellHands;

/**
 * By type of event, or by kind and type where every kind has such events; each is loaded when its
 * first event comes, for cold starts.
 */
const loaders: Readonly<Record<string, Load | readonly Load[]>> = {
  "enrollment.activated": noteSupervision,
  "enrollment.review-concluded": noteSupervision,
  "screening.concluded": async () =>
    (await import("#process/screening/reactions.ts")).nominatePicked,
  "meeting.confirmed": async () => (await chains()).recordStudies,
  "meeting.item-refused": async () => (await chains()).tellRefused,
  "district.calendar-loaded": async () => (await chains()).recomputeDeadlines,
  "district.config-published": [
    async () => (await chains()).recomputeDeadlines,
    async () => (await people()).tellOfConfig,
  ],
  "district.tie-declared": [
    async () => (await people()).recuseTied,
    async () => (await people()).tellOfTie,
  ],
  "district.recusal-bound": async () => (await people()).recuseBound,
  "district.stand-in-named": async () => (await people()).tellStandIn,
  "district.work-handed-over": async () => (await people()).handOverWork,
  "district.officers-named": [
    async () => (await people()).seatNewcomers,
    async () => (await people()).tellDeparted,
  ],
  "roster.confirmed": async () => (await people()).changeOfficers,
  "enrollment.duties-opened": [
    async () => (await chains()).openFirstVisit,
    async () => (await duties()).openForNew,
    async () => (await duties()).openFile,
    async () => (await duties()).openFirst,
  ],
  "enrollment.removed": [
    noteSupervision,
    async () => (await duties()).endForRemoved,
    async () => (await duties()).closeFile,
    async () => (await duties()).endReports,
    async () => (await duties()).noteRemoved,
    objectLeft,
    recheckOpinions,
  ],
  "enrollment.person-left-post": objectLeft,
  "enrollment.members-changed": [
    noteSupervision,
    async () => (await duties()).openForNew,
    async () => (await duties()).endForRemoved,
    async () => (await duties()).openFile,
    async () => (await duties()).closeFile,
    recheckOpinions,
  ],
  "enrollment.member-left": [
    noteSupervision,
    async () => (await duties()).endForRemoved,
    async () => (await duties()).closeFile,
    recheckOpinions,
  ],
  "enrollment.reassigned": [
    tellHands,
    async () => (await import("./chains/move-with-object.ts")).moveWithObject,
  ],
  "enrollment.head-named": async () => (await duties()).changeReporter,
  "contact.entered": async () => (await people()).tellWhatWaits,
  "debriefing.counted": recheckOpinions,
  "debriefing.absent": recheckOpinions,
  "debriefing.talked": recheckOpinions,
  "enrollment.reinstated": [
    noteSupervision,
    async () => (await duties()).runOnWithObject,
    async () => (await chains()).openFirstVisit,
    recheckOpinions,
  ],
  "quarterly.findings-confirmed": [async () => (await chains()).openClues, recheckOpinions],
  "targeted.findings-confirmed": [async () => (await chains()).openClues, recheckOpinions],
  "quarterly.planned": tellInspectors,
  "quarterly.inspector-replaced": tellInspectors,
  "targeted.inspector-replaced": tellInspectors,
  "targeted.reported": async () => (await people()).tellSigners,
  "targeted task.decided": tellInspectors,
  "quarterly.closed": recheckOpinions,
  "targeted.closed": recheckOpinions,
  "targeted.disposal-opened": async () =>
    (await import("#process/letter/reactions.ts")).proposeLetters,
  "letter.served": async () => (await chains()).settleByLetter,
  "letter.evaluation-confirmed": recheckOpinions,
  "letter.fed-back": recheckOpinions,
  "letter.refused": recheckOpinions,
  "letter.referred": recheckOpinions,
  "letter.successor-named": recheckOpinions,
  "clue.verified": recheckOpinions,
  "clue.taken-up": recheckOpinions,
  "letter.revisited": async () => (await import("#process/letter/reactions.ts")).draftAfterRelapse,
  "petition.registered": async () => (await import("#process/petition/reactions.ts")).route,
  "petition.accepted": recheckOpinions,
  "petition.not-accepted": recheckOpinions,
  "petition.duplicate": [
    async () => (await import("#process/petition/reactions.ts")).noteRepeat,
    recheckOpinions,
  ],
  "petition.passed-on": recheckOpinions,
  "targeted.disposed": recheckOpinions,
  "enrollment.suspended": [
    noteSupervision,
    async () => (await duties()).restWithObject,
    objectLeft,
    recheckOpinions,
  ],
  "petition.taken": async () => (await clues()).openFromPetition,
  "petition task.reminded": async () => (await import("#process/petition/reactions.ts")).noteMissed,
  "petition task.closed": async () => (await import("#process/petition/reactions.ts")).noteMissed,
  "petition task.decided": [
    async () => (await import("#process/petition/reactions.ts")).noteMissed,
    async () => (await import("#process/opinion/reactions.ts")).recheckObjected,
  ],
  "petition.purged": async () => (await import("./destruction/destroy.ts")).destroy,
  "file.refused": async () => (await import("./destruction/refused-file.ts")).destroyRefused,
  "debriefing.opened": async () => (await duties()).exemptFiled,
  "matters.opened": async () => (await duties()).openAfter,
  "matters.judged": [async () => (await clues()).openFromMatters, recheckOpinions],
  "matters.overdue": recheckOpinions,
  "matters.submitted": recheckOpinions,
  "matters.late-excused": recheckOpinions,
  "matters.ended": recheckOpinions,
  "matters.disposed": recheckOpinions,
  "task.reminded": climbLadder,
  "task.decided": endLadder,
  "task.closed": endLadder,
  "task.recused": endLadder,
  "task.voided": endLadder,
  "task.signer-removed": endLadder,
  "task.due-moved": endLadder,
  "lot.drawn": async () => (await duties()).pickDrawn,
  "education.notified": async () => (await duties()).tellParticipants,
  "education.postponed": async () => (await duties()).tellAgain,
  "education.cancelled": async () => (await duties()).tellParticipants,
  "education.registered": async () => (await duties()).registerParticipant,
  "education.struck": async () => (await duties()).strikeParticipant,
  "education.confirmed": async () => (await duties()).settleParticipants,
  "learning.signed": async () => (await duties()).noteStanding,
  "learning.left": async () => (await duties()).noteStanding,
  "learning.missed": async () => (await duties()).noteStanding,
  "learning.made-up": async () => (await duties()).noteStanding,
  "learning.ended": async () => (await duties()).leaveSessions,
  "clue.merged": [async () => (await clues()).noteJoined, recheckOpinions],
  "clue.leak-reported": async () => (await clues()).openFromLeak,
  "petition.false": async () => (await clues()).openFromFalse,
  "petition.identity-read": async () => (await people()).tellOfIdentity,
  "clue.received": [
    async () => (await clues()).routeReceived,
    async () => (await clues()).noteFromLibrary,
    linkPetition,
    async () => (await duties()).linkClue,
    async () => (await import("#process/opinion/reactions.ts")).prioritiseNew,
    recheckOpinions,
  ],
  "clue.way-approved": [async () => (await duties()).exemptFiled, recheckOpinions],
  "clue.measure-decided": recheckOpinions,
  "clue.joined": [findingsEnd, petitionEnds],
  "clue.closed": [findingsEnd, petitionEnds, recheckOpinions],
  "clue.executed": [findingsEnd, petitionEnds, recheckOpinions],
  "clue.passed-on": [findingsEnd, petitionEnds, recheckOpinions],
  "clue.registered": [async () => (await chains()).linkClue, linkPetition, recheckOpinions],
  "opinion.proposed": async () => (await import("#process/opinion/reactions.ts")).prioritiseClues,
  "opinion.sent": async () => (await import("#process/opinion/reactions.ts")).recheckItself,
  "recusal.granted": async () => (await people()).carryOutRecusal,
  "person.recorded": enterLine,
  "person.changed": enterLine,
  "person.supervision-noted": enterLine,
  "unit.recorded": enterLine,
  "unit.changed": [enterLine, followUnit],
  "unit.confirmed": followUnit,
  "confirmation.confirmed": async () =>
    (await import("#registry/unit/reactions.ts")).enterConfirmed,
  "person.left-post": [enterLine, ...postLeft],
  "person.died": postLeft,
  "person.moved": postLeft,
  "unit.closed": [enterLine, async () => (await people()).noteUnitClosed, followUnit],
  "person.successor-named": async () => (await people()).draftSuccessors,
};

/** Who listens to an event, one after the other. */
export async function listenersOf({
  kind,
  type,
}: Pick<Event, "kind" | "type">): Promise<readonly Listener[]> {
  const listed = [own(loaders, type) ?? [], own(loaders, `${kind} ${type}`) ?? []].flat();
  const ofAny = type.endsWith(".workflow-failed")
    ? tellFailure
    : type.endsWith(".reassigned")
      ? tellHands
      : [];
  const found = listed.length > 0 ? listed : ofAny;
  return Promise.all([found].flat().map((load) => load()));
}

/** What an event leads to elsewhere, if anything: several things one after the other. */
export async function followUpOf(of: Pick<Event, "kind" | "type">): Promise<Listener | undefined> {
  const listeners = await listenersOf(of);
  if (listeners.length === 0) return undefined;
  return async (world, event, asked) => {
    for (const listener of listeners) await listener(world, event, asked);
  };
}
