import type { Keys, Process } from "#kernel/process.ts";
import { ledgerKey } from "#process/inspection/keys.ts";
import { miss } from "./conduct-visit.ts";
import { decide } from "./decide.ts";
import { describe } from "./describe.ts";
import { evolve } from "./evolve.ts";
import { concernsOf, matterOf } from "./matter.ts";
import { daysOf, missedAt, quarterText } from "./quarter.ts";
import { conclude } from "./report.ts";
import { type Quarterly, QuarterlyCommand } from "./schema.ts";
import { quarterlyDuties, quarterlyStages } from "./stages.ts";
import { waiting } from "./terms.ts";
import { transitions } from "./transitions.ts";

/** 季度监督检查: one place's duty in one quarter, however many objects it has. */
export const quarterly: Process<Quarterly, QuarterlyCommand> = {
  kind: "quarterly",
  title: "季度监督检查",
  command: QuarterlyCommand,
  stages: { ...quarterlyStages, ...quarterlyDuties },
  decide,
  evolve,
  keys,
  conclude,
  show: describe,
  matter: matterOf,
  startsOn: ["quarterly.visit-ended", "quarterly.resumed"],
  underway: Object.keys(transitions),
  wake: miss,
};

function keys(state: Quarterly): Keys {
  const { status, district, place, room, visit, missed, objects } = state;
  return {
    status,
    sort: daysOf(state).to,
    summary: {
      place: place.name,
      quarter: quarterText(state),
      room,
      objects: objects.length,
      ...(visit === undefined ? {} : { visitedOn: visit.beganOn, timeliness: visit.timeliness }),
      ...(missed === undefined ? {} : { missed: "yes" }),
    },
    about: [...concernsOf(state), quarterKey(district, state), ledgerKey(district, state.year)],
    ...(waiting.includes(status) && missed === undefined ? { wakeAt: missedAt(state) } : {}),
  };
}

/** What all duties of a quarter are found by. */
export function quarterKey(district: string, quarter: { year: number; quarter: number }): string {
  return `quarter#${district}#${quarterText(quarter)}`;
}
