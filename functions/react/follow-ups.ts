import type { Event } from "#kernel/event.ts";
import { own } from "#kernel/own.ts";
import type { World } from "#kernel/world.ts";

/** What one event leads to elsewhere; harmless when repeated. */
export type FollowUp = (world: World, event: Event) => Promise<void>;

/** By type of event; each is loaded when its first event comes, for cold starts. */
const loaders: Readonly<Record<string, () => Promise<FollowUp>>> = {
  "meeting.confirmed": async () => (await import("./study.ts")).recordStudies,
  "meeting.item-refused": async () => (await import("./study.ts")).tellRefused,
  "district.calendar-loaded": async () => (await import("./recompute.ts")).recomputeDeadlines,
  "district.config-published": async () => (await import("./recompute.ts")).recomputeDeadlines,
  "district.tie-declared": async () => (await import("./recuse.ts")).recuseTied,
  "district.stand-in-named": async () => (await import("./roster.ts")).tellStandIn,
  "roster.confirmed": async () => (await import("./roster.ts")).changeOfficers,
  "enrollment.duties-opened": async () => (await import("./first-visit.ts")).openFirstVisit,
  "enrollment.reinstated": async () => (await import("./first-visit.ts")).openFirstVisit,
  "quarterly.findings-confirmed": async () => (await import("./clues.ts")).openClues,
  "targeted.findings-confirmed": async () => (await import("./clues.ts")).openClues,
  "targeted.disposal-opened": async () => (await import("./propose-letters.ts")).proposeLetters,
  "clue.registered": async () => (await import("./clues.ts")).linkClue,
  "recusal.granted": async () => (await import("./recuse.ts")).carryOutRecusal,
  "letter.revisited": async () => (await import("./relapse.ts")).draftAfterRelapse,
  "person.left-post": async () => (await import("./left-post.ts")).noteLeftPost,
  "person.successor-named": async () => (await import("./successor.ts")).draftSuccessors,
};

/** The follow-up of an event's type, if there is one. */
export async function followUpOf({ type }: Event): Promise<FollowUp | undefined> {
  return own(loaders, type)?.();
}
