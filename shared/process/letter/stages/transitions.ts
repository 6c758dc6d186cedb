import { wayOf } from "#kernel/conduct/outcome.ts";
import { has } from "#kernel/text/own.ts";
import type { LetterStatus } from "../terms.ts";

const objecting = { objected: "OBJECTED", refused: "REFUSED" } as const;

/** Where each outcome of a stage leads; evolve follows it and the workflow is built from it. */
export const transitions = {
  TRIAL_CHECK: { approve: "ROOM_APPROVAL", return: "RETURNED", reject: "WITHDRAWN" },
  ROOM_APPROVAL: { approve: "DEPUTY_APPROVAL", return: "RETURNED", reject: "WITHDRAWN" },
  DEPUTY_APPROVAL: { approve: "SECRETARY_APPROVAL", return: "RETURNED", reject: "WITHDRAWN" },
  SECRETARY_APPROVAL: { approve: "NUMBERING", return: "RETURNED", reject: "WITHDRAWN" },
  NUMBERING: { numbered: "SIGNED" },
  SIGNED: { served: "SERVED", "number-voided": "NUMBERING" },
  SERVED: { planned: "RECTIFYING", ...objecting },
  OBJECTED: {
    "to-plan": "SERVED",
    "to-rectification": "RECTIFYING",
    amended: "AMENDED",
    revoked: "REVOKED",
  },
  AMENDED: { resubmit: "TRIAL_CHECK" },
  RECTIFYING: {
    "fed-back": "FEEDBACK_SUBMITTED",
    "extension-asked": "EXTENSION_PENDING",
    ...objecting,
  },
  EXTENSION_PENDING: { granted: "RECTIFYING", denied: "RECTIFYING" },
  FEEDBACK_SUBMITTED: { evaluated: "EVALUATING" },
  EVALUATING: {
    closed: "CLOSED",
    redo: "REDO",
    exhausted: "REFUSED",
    return: "FEEDBACK_SUBMITTED",
  },
  REDO: { "fed-back": "FEEDBACK_SUBMITTED", refused: "REFUSED" },
  CLOSED: { revisited: "REVISITED" },
  REFUSED: { referred: "REFERRED" },
  RETURNED: { resubmit: "TRIAL_CHECK" },
} as const satisfies Partial<Record<LetterStatus, Record<string, LetterStatus>>>;

export type Stage = keyof typeof transitions;

export const stageNames = Object.keys(transitions) as Stage[];

/** Before service the proposer may withdraw, and a stage that nobody ever answers lapses. */
export const endings = ["WITHDRAWN"] as const;

/** Stages whose question waits at the addressed unit. */
export const unitStages = ["SERVED", "RECTIFYING", "REDO"] as const satisfies readonly Stage[];

/** Whether the unit is at work in this status. */
export function isAtUnit(status: string): status is (typeof unitStages)[number] {
  return (unitStages as readonly string[]).includes(status);
}

export function isStage(status: string): status is Stage {
  return has(transitions, status);
}

/**
 * The status after an outcome; undefined where an event of the process's own leads on.
 * @throws Error for an outcome that the table does not have.
 */
export function nextStatus(stage: Stage, outcome: string): LetterStatus | undefined {
  if (outcome === "withdrawn" || outcome === "lapsed") return "WITHDRAWN";
  if (outcome === "maintained" || outcome === "confirmed") return undefined;
  return wayOf<LetterStatus>(transitions, stage, outcome);
}
