import { isDeepStrictEqual } from "node:util";
import { dayOf } from "#kernel/deadline/day.ts";
import { type DayRules, happened, inOrder, mayCome } from "#kernel/deadline/order.ts";
import { linesOf, OfficerList, tieProblem } from "#kernel/district/officers.ts";
import { pilotNames } from "#kernel/district/pilot.ts";
import { officersOf, type Role } from "#kernel/district/role.ts";
import { dueFor, type Rules } from "#kernel/district/rules.ts";
import { ofPaper, papersOf } from "#kernel/record/borne.ts";
import type { Event, Fact } from "#kernel/record/event.ts";
import type { Closing, Context, Process } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { checkInput } from "#kernel/route/check-input.ts";
import { openTask } from "#kernel/task/open.ts";
import { hashOf } from "#kernel/text/hash.ts";
import { changesBetween, describe, lineIn, merged, withChanges } from "./changes.ts";
import { type LineChange, type Roster, RosterCommand, type TieOfAnother } from "./schema.ts";
import { rosterStages, stagesFor } from "./stages.ts";
import { words } from "./words.ts";

/** The superior commission has decided by the time that its paper is entered; a pilot may begin later. */
const days: DayRules<Roster> = {
  "name-outsider": { "outsider.letterOn": happened() },
  "propose-setting": Object.fromEntries(
    Object.keys(pilotNames).map((pilot) => [`setting.config.pilots.${pilot}.from`, mayCome()]),
  ),
};

/** 名录和配置变更: an administrator proposes, a second person consents, a reaction carries it out. */
export const roster: Process<Roster, RosterCommand> = {
  kind: "roster",
  title: "名录和配置变更",
  command: RosterCommand,
  statuses: { PROPOSED: "待同意", CONFIRMED: "已生效", DENIED: "未同意" },
  words,
  stages: rosterStages,
  days,
  decide: inOrder(days, decide),
  evolve,
  conclude,
  keys: ({ status, proposedAt, changes }) => ({
    status,
    sort: proposedAt,
    summary: { officers: changes.map(({ id }) => id) },
    about: [],
  }),
  show: describe,
  bars: ({ proposedBy, recused = [] }) => ({ proposer: proposedBy, recused }),
  tells: ["confirmed", "denied"],
  papers: papersOf<Roster, { "roster.proposed": Proposal }>({
    "roster.proposed": ({ letterNumber, letterOn }) =>
      letterNumber === undefined || letterOn === undefined
        ? []
        : ofPaper("upper-decision", letterNumber, letterOn),
  }),
};

function propose(lines: LineChange[], context: Context): Fact[] | Refusal {
  const outside = outsideProblem(lines, context);
  if (outside !== undefined) return outside;
  const read = checkInput(OfficerList, merged(context.officers, lines), "officers");
  if ("refused" in read) return read;
  const changes = changesBetween(context.officers, read.value);
  if (changes.length === 0) return refuse("roster.unchanged");
  return proposing({ changes }, context);
}

/** Organ and matter of somebody from outside stay as they were consented to with their naming. */
function outsideProblem(lines: LineChange[], { officers }: Context): Refusal | undefined {
  const fields = lines.flatMap((line, place) => {
    const before = lineIn(officers, line.id);
    return (["organ", "only"] as const).flatMap((name) =>
      line[name] === undefined || line[name] === (before?.[name] ?? null)
        ? []
        : [{ path: `officers.${place}.${name}`, message: "外单位代办人须另行指定，不能在此变更" }],
    );
  });
  return fields.length === 0 ? undefined : { ...refuse("input.invalid"), fields };
}

/** 指定外单位代办人: for this matter alone, bound like everybody by link and second factor. */
function nameOutsider(
  { outsider, recused }: Extract<RosterCommand, { type: "name-outsider" }>,
  context: Context,
): Fact[] | Refusal {
  const { subject, reason, letterNumber, letterOn, ...person } = outsider;
  if (context.actor.role === "OFFICE" && letterNumber === undefined)
    return { ...refuse("input.invalid"), fields: [letterMissing] };
  // Without its day nobody can tell whether two matters rest on one decision or on one number.
  if (letterNumber !== undefined && letterOn === undefined)
    return { ...refuse("input.invalid"), fields: [dayMissing] };
  const id = `w-${hashOf([context.recordId]).slice(0, 16)}`;
  const after = { id, role: "OUTSIDE", only: subject.id, ...person } as const;
  const read = checkInput(OfficerList, linesOf([...context.officers, after]), "officers");
  if ("refused" in read) return read;
  const why = {
    reason,
    recused,
    ...(letterNumber === undefined ? {} : { letterNumber }),
    ...(letterOn === undefined ? {} : { letterOn }),
  };
  return proposing({ changes: [{ id, after }], ...why }, context);
}

const letterMissing = {
  path: "letterNumber",
  message: "书记应当回避的，由办公室按上级纪委监委的决定指定，请填写决定文号",
};

const dayMissing = { path: "letterOn", message: "请填写上级决定日期" };

/**
 * A tie takes somebody out of matters, and so says who decides them: nobody registers another's alone. Of
 * a secretary's recusal the upper commission decides, on a request for it (process sheet §4.0).
 */
function proposeTie(tie: TieOfAnother, context: Context): Fact[] | Refusal {
  const officer = context.officers.find(({ id }) => id === tie.officer);
  if (officer === undefined) return refuse("auth.unknown-officer");
  if (officer.role === "SECRETARY") return refuse("task.no-assignee", ofSecretary);
  return (
    tieProblem(officer) ?? proposing({ changes: [], tie, recused: [officer.id] }, context, "tie")
  );
}

const ofSecretary = "书记的回避由本人申报，或者提出回避申请由上级纪委监委决定";

function decide(
  state: Roster | undefined,
  command: RosterCommand,
  context: Context,
): Fact[] | Refusal {
  if (state !== undefined) return refuse("record.state");
  switch (command.type) {
    case "propose":
      return propose(command.lines, context);
    case "name-outsider":
      return nameOutsider(command, context);
    case "propose-setting":
      return proposing(
        { changes: [], setting: command.setting, from: standing(context.rules) },
        context,
        "setting",
      );
    case "propose-tie":
      return proposeTie(command.tie, context);
  }
}

/** What a proposed configuration would replace, so that consent holds for nothing else. */
export function standing({ config, register }: Pick<Rules, "config" | "register">): string {
  return hashOf([config, register.limits]);
}

type Proposal = Pick<
  Roster,
  "changes" | "reason" | "letterNumber" | "letterOn" | "recused" | "setting" | "from" | "tie"
>;

/** A second person consents; nobody who may not sit on the matter is asked. */
function proposing(
  proposal: Proposal,
  context: Context,
  what: keyof typeof stagesFor = "list",
): Fact[] | Refusal {
  const proposed: Fact = { type: "roster.proposed", data: { ...proposal } };
  const { recused = [] } = proposal;
  const stage = askedIn(context, recused, what);
  if (stage === undefined && proposal.recused !== undefined) return refuse("task.no-assignee");
  // Where there is no second person yet, a district is being set up.
  if (stage === undefined) return [proposed, { type: "roster.confirmed", data: { alone: "yes" } }];
  const spec = rosterStages[stage];
  const opened = openTask(
    {
      subject: { kind: "roster", id: context.recordId },
      stage,
      visit: 1,
      spec,
      proposer: context.actor.id,
      recused,
      due: dueFor(context.rules, spec.deadline, dayOf(context.now)),
      text: describe(proposal),
    },
    context,
  );
  return isRefusal(opened) ? opened : [proposed, ...opened];
}

/** Who is asked: the first stage for which there is somebody else. */
function askedIn(
  { officers, actor }: Context,
  recused: readonly string[],
  what: keyof typeof stagesFor,
): keyof typeof rosterStages | undefined {
  return stagesFor[what].find((stage) => {
    const role: Role = rosterStages[stage].asks;
    return officersOf(officers, role, undefined).some(
      ({ id }) => id !== actor.id && !recused.includes(id),
    );
  });
}

function evolve(state: Roster | undefined, event: Event): Roster {
  if (event.type === "roster.proposed") {
    const proposal = event.data as Proposal;
    return { status: "PROPOSED", ...proposal, proposedBy: event.actor, proposedAt: event.at };
  }
  if (state === undefined) throw new Error(`Chain begins with ${event.type}`);
  if (event.type === "roster.confirmed") return { ...state, status: "CONFIRMED" };
  return event.type === "roster.denied" ? { ...state, status: "DENIED" } : state;
}

/** Consent holds for what was shown: a line that has changed since is proposed anew. */
function conclude(
  { changes, setting, from, tie }: Roster,
  { outcome }: Closing,
  { officers, rules }: Context,
) {
  if (outcome !== "confirmed") return [{ type: "roster.denied", data: {} }];
  if (setting !== undefined && from !== standing(rules)) return refuse("roster.stale");
  if (tie !== undefined && !officers.some(({ id }) => id === tie.officer))
    return refuse("roster.stale");
  const isStale = changes.some(
    ({ id, before }) => !isDeepStrictEqual(lineIn(officers, id), before),
  );
  const read = checkInput(OfficerList, linesOf(withChanges(officers, changes)), "officers");
  return isStale || "refused" in read
    ? refuse("roster.stale")
    : [{ type: "roster.confirmed", data: {} }];
}
