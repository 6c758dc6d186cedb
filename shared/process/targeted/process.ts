import { yearOf } from "#kernel/deadline/day.ts";
import { inOrder } from "#kernel/deadline/order.ts";
import type { Keys, Process } from "#kernel/record/process.ts";
import { sumOf, violators } from "#process/finding/check.ts";
import { ledgerKey } from "#process/inspection/keys.ts";
import { days } from "./days.ts";
import { decide } from "./decide.ts";
import { describe } from "./describe.ts";
import { evolve } from "./evolve.ts";
import { concernsOf, matterOf } from "./matter.ts";
import { type Targeted, TargetedCommand } from "./schema.ts";
import { conclude } from "./stages/conclude.ts";
import { targetedStages } from "./stages/stages.ts";
import { transitions } from "./stages/transitions.ts";
import { targetedStatuses } from "./terms.ts";
import { offeredIn, ownVerbs, words } from "./words.ts";

/** 靶向性检查: one theme-bound inspection, from its plan to the end of every disposal. */
export const targeted: Process<Targeted, TargetedCommand> = {
  kind: "targeted",
  title: "靶向性检查",
  command: TargetedCommand,
  statuses: targetedStatuses,
  words,
  offeredIn,
  ownVerbs,
  stages: targetedStages,
  days,
  decide: inOrder(days, decide),
  evolve,
  keys,
  conclude,
  show: describe,
  matter: matterOf,
  startsOn: ["targeted.submitted", "targeted.disposal-opened", "targeted.resumed"],
  underway: Object.keys(transitions),
  tells: ["reject"],
};

function keys(state: Targeted): Keys {
  const { status, district, plan, room, enteredAt, findings, requests } = state;
  const began = requests[0]?.servedOn;
  return {
    status,
    sort: enteredAt,
    summary: {
      title: plan.title,
      themes: plan.themes,
      room,
      findings: findings.length,
      amountInFen: sumOf(violators(findings)).amountInFen,
    },
    about: [
      ...concernsOf(state),
      ...(began === undefined ? [] : [ledgerKey(district, yearOf(began))]),
    ],
  };
}
