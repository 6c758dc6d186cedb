import * as z from "zod/mini";
import { Code, Id, Ordinal } from "#kernel/text.ts";
import { contentAreas } from "#process/enrollment/terms.ts";
import { DayText, Fen, FindingPerson, keysOf, Text } from "#process/finding/schema.ts";
import { natures } from "#process/finding/terms.ts";

/** States of the clue that this system has so far; its whole course follows the clue sheet §4.5. */
export const clueStatuses = { RECEIVED: "待登记", REGISTERED: "已登记" } as const;
export type ClueStatus = keyof typeof clueStatuses;

/** Where a clue comes from: a finding of an inspection. */
export const Origin = z.object({
  kind: z.enum(["quarterly", "targeted"]),
  id: Id,
  finding: Ordinal,
});
export type Origin = z.infer<typeof Origin>;

/**
 * Who handles a clue. A-31: always the district commission, directly; a town's commission is no
 * choice here. `object` says whether the person is under direct supervision at the time.
 */
export const Routing = z.object({
  organ: z.literal("DISTRICT_COMMISSION"),
  room: Code,
  object: z.enum(["ACTIVE", "NONE"]),
});
export type Routing = z.infer<typeof Routing>;

const Content = z.object({
  person: FindingPerson,
  origin: Origin,
  routing: Routing,
  area: keysOf(contentAreas),
  nature: keysOf(natures),
  problem: Text,
  amountInFen: Fen,
  /** Day on which the finding was confirmed; D-TI-3 and D-CLU-2 run from it. */
  receivedOn: DayText,
});

/** The state of a clue. */
export type Clue = z.infer<typeof Content> & {
  status: ClueStatus;
  district: string;
  room: string;
  enteredAt: string;
  /** 线索编号, e.g. XS-2026-0001. */
  number?: string;
  registeredOn?: string;
  registeredBy?: string;
  recusals: readonly string[];
};

export const ClueCommand = z.discriminatedUnion("type", [
  z.extend(Content, { type: z.literal("receive") }),
]);
export type ClueCommand = z.infer<typeof ClueCommand>;
