import * as z from "zod/mini";
import type { Day } from "#kernel/deadline/day.ts";
import type { Concern, Consulted } from "#kernel/record/process.ts";
import { shortNumber } from "#kernel/text/short-number.ts";
import { type Measure, type MeasureKey, measures } from "#process/disposal/measures.ts";
import type { LetterStatus } from "#process/letter/terms.ts";
import type { QuarterlyStatus } from "#process/quarterly/terms.ts";
import type { TargetedStatus } from "#process/targeted/terms.ts";
import { personsOf } from "../body/schema.ts";
import type { Enrollment } from "../schema.ts";

/** What stands in the way of removal: a record, and what is open there. */
export type Obstacle = {
  /** Id of the record; with the measure's name for a 处分. */
  id: string;
  kind: "CLUE" | "RECTIFICATION" | "DISCIPLINE";
  /** 中文 */
  what: string;
};

/** Clues that are over (process sheet §4.5); one that is shelved may still come back. */
const endedClues: readonly string[] = ["CLOSED", "DISPOSED", "TRANSFERRED", "MERGED"];

const openRectifications: Readonly<Record<string, readonly string[]>> = {
  letter: [
    "SERVED",
    "OBJECTED",
    "RECTIFYING",
    "EXTENSION_PENDING",
    "FEEDBACK_SUBMITTED",
    "EVALUATING",
    "REDO",
    "REFUSED",
  ] satisfies LetterStatus[],
  quarterly: ["FED_BACK", "RECTIFYING"] satisfies QuarterlyStatus[],
  debriefing: ["FED_BACK", "RECTIFYING", "EVALUATING"],
  targeted: ["FINDINGS_CONFIRMED", "DISPOSAL"] satisfies TargetedStatus[],
};

/** The records that a removal is guarded by: of the person, and letters and visits of the unit. */
export function consultedFor({ candidate }: Enrollment): Consulted[] {
  const { unitId, placeId = unitId } = candidate;
  return [
    ...personsOf(candidate).flatMap(({ personId: about }) =>
      ["clue", "quarterly", "targeted", "debriefing"].map((kind) => ({ about, kind })),
    ),
    { about: unitId, kind: "letter" },
    { about: placeId, kind: "quarterly" },
  ];
}

/**
 * Open clues, open rectifications and unexpired 处分 influence (process sheet §4.1, guard of removal).
 * `today` in Shanghai.
 */
export function obstaclesOf(
  concerning: readonly Concern[],
  people: readonly string[],
  today: Day,
): Obstacle[] {
  return concerning.flatMap((concern): Obstacle[] => [
    ...openMatter(concern),
    ...people.flatMap((personId) => influences(concern, personId, today)),
  ]);
}

function openMatter({ kind, id, status }: Concern): Obstacle[] {
  if (kind === "clue")
    return endedClues.includes(status)
      ? []
      : [{ id, kind: "CLUE", what: `问题线索 ${shortNumber(id)} 未办结` }];
  return openRectifications[kind]?.includes(status)
    ? [{ id, kind: "RECTIFICATION", what: `整改事项 ${shortNumber(id)} 未销号` }]
    : [];
}

/** As records of several kinds keep what was decided on people. */
const Disposed = z.object({
  disposals: z.array(
    z.object({ personId: z.string(), measure: z.string(), influenceUntil: z.optional(z.string()) }),
  ),
});

function influences({ id, state }: Concern, personId: string, today: Day): Obstacle[] {
  const disposals = Disposed.safeParse(state).data?.disposals ?? [];
  return disposals
    .filter((one) => one.personId === personId && isRunning(one, today))
    .map(({ measure, influenceUntil }) => ({
      id: `${id}.${measure}`,
      kind: "DISCIPLINE",
      what: `处分影响期未满（${influenceUntil === undefined ? "恢复权利后起算" : `至 ${influenceUntil}`}）`,
    }));
}

/**
 * First-form measures are no 处分; a probation's period begins on a day that is not known yet. A
 * measure that is not known here counts by its day alone, as a guard rather errs on the safe side.
 */
function isRunning(
  { measure, influenceUntil }: { measure: string; influenceUntil?: string | undefined },
  today: Day,
): boolean {
  const known: Measure | undefined = Object.hasOwn(measures, measure)
    ? measures[measure as MeasureKey]
    : undefined;
  if (known !== undefined && (known.form ?? 1) < 2) return false;
  return influenceUntil === undefined
    ? known?.influence === "after-restoration"
    : influenceUntil >= today;
}
