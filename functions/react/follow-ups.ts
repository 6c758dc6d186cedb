import type { Event } from "#kernel/event.ts";
import { own } from "#kernel/own.ts";
import type { Listener } from "#kernel/send.ts";

type Load = () => Promise<Listener>;

const petitionEnds: Load = async () => (await import("#process/petition/reactions.ts")).complete;
const recheckOpinions: Load = async () =>
  (await import("#process/opinion/reactions.ts")).recheckAbout;

/** Several things that follow from one event, one after the other. */
function all(...loads: readonly Load[]): Load {
  return async () => {
    const listeners = await Promise.all(loads.map((load) => load()));
    return async (world, event) => {
      for (const listener of listeners) await listener(world, event);
    };
  };
}

/** By type of event; each is loaded when its first event comes, for cold starts. */
const loaders: Readonly<Record<string, Load>> = {
  "meeting.confirmed": async () => (await import("./study.ts")).recordStudies,
  "meeting.item-refused": async () => (await import("./study.ts")).tellRefused,
  "district.calendar-loaded": async () => (await import("./recompute.ts")).recomputeDeadlines,
  "district.config-published": async () => (await import("./recompute.ts")).recomputeDeadlines,
  "district.tie-declared": async () => (await import("./recuse.ts")).recuseTied,
  "district.stand-in-named": async () => (await import("./roster.ts")).tellStandIn,
  "roster.confirmed": async () => (await import("./roster.ts")).changeOfficers,
  "enrollment.duties-opened": async () =>
    inTurn(
      (await import("./first-visit.ts")).openFirstVisit,
      (await import("#process/learning/reactions.ts")).openForNew,
    ),
  "enrollment.removed": async () =>
    inTurn((await import("#process/learning/reactions.ts")).endForRemoved),
  "enrollment.reinstated": async () => (await import("./first-visit.ts")).openFirstVisit,
  "quarterly.findings-confirmed": async () => (await import("./clues.ts")).openClues,
  "targeted.findings-confirmed": async () => (await import("./clues.ts")).openClues,
  "targeted.disposal-opened": async () =>
    (await import("#process/letter/reactions.ts")).proposeLetters,
  "letter.revisited": async () => (await import("#process/letter/reactions.ts")).draftAfterRelapse,
  "petition.registered": async () => (await import("#process/petition/reactions.ts")).route,
  "petition.accepted": recheckOpinions,
  "petition.not-accepted": recheckOpinions,
  "petition.duplicate": recheckOpinions,
  "petition.passed-on": recheckOpinions,
  "targeted.disposed": recheckOpinions,
  "enrollment.suspended": recheckOpinions,
  "petition.taken": async () => (await import("#process/clue/reactions.ts")).openFromPetition,
  "petition.purged": async () => (await import("#process/petition/reactions.ts")).destroy,
  "debriefing.opened": async () => (await import("#process/debriefing/reactions.ts")).exemptFiled,
  "debriefing.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "education.notified": async () =>
    (await import("#process/education/reactions.ts")).tellParticipants,
  "education.postponed": async () => (await import("#process/education/reactions.ts")).tellAgain,
  "education.cancelled": async () =>
    (await import("#process/education/reactions.ts")).tellParticipants,
  "education.registered": async () =>
    (await import("#process/education/reactions.ts")).registerParticipant,
  "education.confirmed": async () =>
    (await import("#process/education/reactions.ts")).settleParticipants,
  "learning.signed": async () => (await import("#process/education/reactions.ts")).noteStanding,
  "learning.left": async () => (await import("#process/education/reactions.ts")).noteStanding,
  "learning.missed": async () => (await import("#process/education/reactions.ts")).noteStanding,
  "learning.made-up": async () => (await import("#process/education/reactions.ts")).noteStanding,
  "education.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "clue.merged": all(
    async () => (await import("#process/clue/reactions.ts")).noteJoined,
    recheckOpinions,
  ),
  "clue.received": async () => (await import("#process/opinion/reactions.ts")).prioritiseNew,
  "clue.way-approved": all(
    async () => (await import("#process/debriefing/reactions.ts")).exemptFiled,
    recheckOpinions,
  ),
  "clue.measure-decided": recheckOpinions,
  "clue.closed": all(petitionEnds, recheckOpinions),
  "clue.executed": all(petitionEnds, recheckOpinions),
  "clue.passed-on": all(petitionEnds, recheckOpinions),
  "clue.registered": all(async () => (await import("./clues.ts")).linkClue, recheckOpinions),
  "opinion.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "opinion.proposed": async () => (await import("#process/opinion/reactions.ts")).prioritiseClues,
  "opinion.sent": async () => (await import("#process/opinion/reactions.ts")).recheckItself,
  "recusal.granted": async () => (await import("./recuse.ts")).carryOutRecusal,
  "person.left-post": async () => (await import("./left-post.ts")).noteLeftPost,
  "enrollment.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "letter.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "quarterly.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "clue.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "petition.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "targeted.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "import.workflow-failed": async () => (await import("./incident.ts")).tellWorkflowFailure,
  "person.successor-named": async () => (await import("./successor.ts")).draftSuccessors,
};

/** Several that act on one event, one after the other: each is harmless when repeated. */
function inTurn(...listeners: readonly Listener[]): Listener {
  return async (world, event) => {
    for (const listener of listeners) await listener(world, event);
  };
}

/** What an event of this type leads to elsewhere, if anything. */
export async function followUpOf({ type }: Pick<Event, "type">): Promise<Listener | undefined> {
  return own(loaders, type)?.();
}
