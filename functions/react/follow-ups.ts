import type { Event } from "#kernel/record/event.ts";
import type { Listener } from "#kernel/record/send.ts";
import { own } from "#kernel/text/own.ts";

type Load = () => Promise<Listener>;

const chains = () => import("./chains/followed.ts");
const duties = () => import("./duties/followed.ts");
const people = () => import("./people/followed.ts");
const destroy = () => import("./destruction/destroy.ts");
const opinion = () => import("#process/opinion/reactions.ts");
const person = () => import("#registry/person/reactions.ts");
const refusedFile = () => import("./destruction/refused-file.ts");
const search = () => import("#registry/search/reactions.ts");
const unit = () => import("#registry/unit/reactions.ts");

/** A listener by its name, of a file that is loaded with it. */
function from<N extends string>(
  load: () => Promise<{ readonly [K in N]: Listener }>,
  name: N,
): Load {
  return async () => (await load())[name];
}

const petitionEnds: Load = from(chains, "complete");
const linkPetition: Load = from(chains, "linkPetition");
const findingsEnd: Load = from(chains, "endFindings");
const recheckOpinions: Load = from(opinion, "recheckAbout");

const noteSupervision: Load = from(person, "noteSupervision");

const enterLine: Load = from(search, "enterLine");

const postLeft: readonly Load[] = [
  from(people, "noteLeftPost"),
  from(duties, "openLeaving"),
  from(duties, "endForDead"),
  from(chains, "noteOnClues"),
  from(opinion, "leaveLists"),
];

const objectLeft: Load = from(people, "leaveVisits");

const followUnit: Load = from(unit, "followUnit");

const tellFailure: Load = from(chains, "tellWorkflowFailure");

const climbLadder: Load = from(chains, "climbLadder");
const endLadder: Load = from(chains, "endLadder");

const tellInspectors: Load = from(people, "tellInspectors");
const tellHands: Load = from(people, "tellHands");

/**
 * By type of event, or by kind and type where every kind has such events; each is loaded when its
 * first event comes, for cold starts.
 */
const loaders: Readonly<Record<string, Load | readonly Load[]>> = {
  "enrollment.activated": noteSupervision,
  "enrollment.review-concluded": noteSupervision,
  "screening.concluded": from(chains, "nominatePicked"),
  "meeting.confirmed": from(chains, "recordStudies"),
  "meeting.item-refused": from(chains, "tellRefused"),
  "district.calendar-loaded": [from(chains, "recomputeDeadlines"), from(people, "tellOfConfig")],
  "district.config-published": [from(chains, "recomputeDeadlines"), from(people, "tellOfConfig")],
  "district.tie-declared": [from(people, "recuseTied"), from(people, "tellOfTie")],
  "district.recusal-bound": from(people, "recuseBound"),
  "district.stand-in-named": from(people, "tellStandIn"),
  "district.work-handed-over": from(people, "handOverWork"),
  "district.officers-named": [from(people, "seatNewcomers"), from(people, "tellDeparted")],
  "roster.confirmed": from(people, "changeOfficers"),
  "enrollment.duties-opened": [
    from(chains, "openFirstVisit"),
    from(duties, "openForNew"),
    from(duties, "openFile"),
    from(duties, "openFirst"),
  ],
  "enrollment.removed": [
    noteSupervision,
    from(duties, "endForRemoved"),
    from(duties, "closeFile"),
    from(duties, "endReports"),
    from(duties, "noteRemoved"),
    objectLeft,
    recheckOpinions,
  ],
  "enrollment.person-left-post": objectLeft,
  "enrollment.members-changed": [
    noteSupervision,
    from(duties, "openForNew"),
    from(duties, "endForRemoved"),
    from(duties, "openFile"),
    from(duties, "closeFile"),
    recheckOpinions,
  ],
  "enrollment.member-left": [
    noteSupervision,
    from(duties, "endForRemoved"),
    from(duties, "closeFile"),
    recheckOpinions,
  ],
  "enrollment.reassigned": [tellHands, from(chains, "moveWithObject")],
  "enrollment.head-named": from(duties, "changeReporter"),
  "contact.entered": from(people, "tellWhatWaits"),
  "debriefing.counted": recheckOpinions,
  "debriefing.absent": recheckOpinions,
  "debriefing.talked": recheckOpinions,
  "enrollment.reinstated": [
    noteSupervision,
    from(duties, "runOnWithObject"),
    from(chains, "openFirstVisit"),
    recheckOpinions,
  ],
  "quarterly.findings-confirmed": [from(chains, "openClues"), recheckOpinions],
  "targeted.findings-confirmed": [from(chains, "openClues"), recheckOpinions],
  "quarterly.planned": tellInspectors,
  "quarterly.inspector-replaced": tellInspectors,
  "targeted.inspector-replaced": tellInspectors,
  "targeted.reported": from(people, "tellSigners"),
  "targeted task.decided": tellInspectors,
  "quarterly.closed": recheckOpinions,
  "targeted.closed": recheckOpinions,
  "targeted.disposal-opened": from(chains, "proposeLetters"),
  "letter.served": from(chains, "settleByLetter"),
  "letter.evaluation-confirmed": recheckOpinions,
  "letter.fed-back": recheckOpinions,
  "letter.refused": recheckOpinions,
  "letter.referred": recheckOpinions,
  "letter.successor-named": recheckOpinions,
  "clue.verified": recheckOpinions,
  "clue.taken-up": recheckOpinions,
  "letter.revisited": from(chains, "draftAfterRelapse"),
  "petition.registered": from(chains, "route"),
  "petition.accepted": recheckOpinions,
  "petition.not-accepted": recheckOpinions,
  "petition.duplicate": [from(chains, "noteRepeat"), recheckOpinions],
  "petition.passed-on": recheckOpinions,
  "targeted.disposed": recheckOpinions,
  "enrollment.suspended": [
    noteSupervision,
    from(duties, "restWithObject"),
    objectLeft,
    recheckOpinions,
  ],
  "petition.taken": from(chains, "openFromPetition"),
  "petition task.reminded": from(chains, "noteMissed"),
  "petition task.closed": from(chains, "noteMissed"),
  "petition task.decided": [from(chains, "noteMissed"), from(opinion, "recheckObjected")],
  "petition.purged": from(destroy, "destroy"),
  "file.refused": from(refusedFile, "destroyRefused"),
  "debriefing.opened": from(duties, "exemptFiled"),
  "matters.opened": from(duties, "openAfter"),
  "matters.judged": [from(chains, "openFromMatters"), recheckOpinions],
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
  "lot.drawn": from(duties, "pickDrawn"),
  "education.notified": from(duties, "tellParticipants"),
  "education.postponed": from(duties, "tellAgain"),
  "education.cancelled": from(duties, "tellParticipants"),
  "education.registered": from(duties, "registerParticipant"),
  "education.struck": from(duties, "strikeParticipant"),
  "education.confirmed": from(duties, "settleParticipants"),
  "learning.signed": from(duties, "noteStanding"),
  "learning.left": from(duties, "noteStanding"),
  "learning.missed": from(duties, "noteStanding"),
  "learning.made-up": from(duties, "noteStanding"),
  "learning.ended": from(duties, "leaveSessions"),
  "clue.merged": [from(chains, "noteJoined"), recheckOpinions],
  "clue.leak-reported": from(chains, "openFromLeak"),
  "petition.false": from(chains, "openFromFalse"),
  "petition.identity-read": from(people, "tellOfIdentity"),
  "clue.received": [
    from(chains, "routeReceived"),
    from(chains, "noteFromLibrary"),
    linkPetition,
    from(duties, "linkClue"),
    from(opinion, "prioritiseNew"),
    recheckOpinions,
  ],
  "clue.way-approved": [from(duties, "exemptFiled"), recheckOpinions],
  "clue.measure-decided": recheckOpinions,
  "clue.joined": [findingsEnd, petitionEnds],
  "clue.closed": [findingsEnd, petitionEnds, recheckOpinions],
  "clue.executed": [findingsEnd, petitionEnds, recheckOpinions],
  "clue.passed-on": [findingsEnd, petitionEnds, recheckOpinions],
  "clue.registered": [from(chains, "linkClue"), linkPetition, recheckOpinions],
  "opinion.proposed": from(opinion, "prioritiseClues"),
  "opinion.sent": from(opinion, "recheckItself"),
  "recusal.granted": from(people, "carryOutRecusal"),
  "person.recorded": enterLine,
  "person.changed": enterLine,
  "person.supervision-noted": enterLine,
  "unit.recorded": enterLine,
  "unit.changed": [enterLine, followUnit],
  "unit.confirmed": followUnit,
  "confirmation.confirmed": from(unit, "enterConfirmed"),
  "person.left-post": [enterLine, ...postLeft],
  "person.died": postLeft,
  "person.moved": postLeft,
  "unit.closed": [enterLine, from(people, "noteUnitClosed"), followUnit],
  "person.successor-named": from(people, "draftSuccessors"),
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
