import type * as z from "zod/mini";
import { factsOf } from "#kernel/conduct/evolve.ts";
import { ofDay, papersOf } from "#kernel/record/borne.ts";
import type { Counts } from "../assessment/score.ts";
import type { Disposal } from "../disposal/schema.ts";
import type { Attachment } from "../file/attachment.ts";
import type {
  Absence,
  Counted,
  Debriefing,
  Exempted,
  Feedback,
  Meeting,
  Opening,
  Plan,
  Postponement,
  Publication,
  Report,
  Writing,
} from "./schema.ts";

/** What each event of a debriefing says: the vocabulary of its audit. No event names a voter. */
export type DebriefingData = {
  "debriefing.opened": Opening & { district: string };
  "debriefing.planned": { plan: Plan };
  "debriefing.postponed": z.infer<typeof Postponement> & { from: string };
  "debriefing.gathering-begun": { names: readonly string[]; box: string };
  "debriefing.opinions-collected": NonNullable<Debriefing["opinions"]>;
  "debriefing.opinions-fed": { text: string; on: string };
  "debriefing.opinions-served": { on: string; note: string };
  "debriefing.reported": { report: Report; on: string; lateBy: number };
  "debriefing.returned": { reason: string };
  "debriefing.accepted": { on: string };
  "debriefing.attached": { attachments: readonly Attachment[] };
  "debriefing.left-post": { on: string; reason: string };
  "debriefing.absent": z.infer<typeof Absence>;
  "debriefing.presented": { meeting: Meeting };
  "debriefing.written-accepted": z.infer<typeof Writing>;
  "debriefing.ballot-opened": { round: number; box: string; participants: number };
  "debriefing.count-entered": { round: number; participants: number; counts: Counts };
  "debriefing.counted": Counted;
  "debriefing.talked": { on: string; record: string; disposal: Disposal };
  "debriefing.stated": { text: string; on: string };
  "debriefing.lateness-told": { how: string };
  "debriefing.fed-back": { feedback: Feedback };
  "debriefing.published": z.infer<typeof Publication>;
  "debriefing.rectification-planned": { text: string };
  "debriefing.rectification-reported": { text: string; on: string };
  "debriefing.closed": { on: string };
  "debriefing.exempted": Exempted;
};

/** A debriefing event with its data checked by the compiler. */
export const fact = factsOf<DebriefingData>();

/** Numbers of its papers: one meeting's minutes, and one letter, may be about several people. */
export const papers = papersOf<Debriefing, DebriefingData>({
  "debriefing.presented": ({ meeting: { minutesNumber, on } }) => [
    ofDay("debriefing-minutes", minutesNumber, on),
  ],
  "debriefing.fed-back": ({ feedback: { letterNumber, servedOn } }) => [
    ofDay("feedback", letterNumber, servedOn),
  ],
});
