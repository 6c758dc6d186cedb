import * as z from "zod/mini";
import {
  type CommandOf,
  commandsFor,
  decideBy,
  internal,
  internalMaking,
} from "#kernel/conduct/command.ts";
import { factsOf } from "#kernel/conduct/evolve.ts";
import { dayOf } from "#kernel/deadline/day.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Fact } from "#kernel/record/event.ts";
import type { Closing, Context, Process } from "#kernel/record/process.ts";
import { isRefusal, type Refusal, refuse } from "#kernel/refusal.ts";
import { words } from "#kernel/route/form.ts";
import { openTask } from "#kernel/task/open.ts";
import { barsOf } from "#kernel/task/seats/bars.ts";
import { asks } from "#kernel/task/words.ts";
import { evolve } from "./evolve.ts";
import {
  type Dossier,
  type DossierData,
  dossierStatuses,
  type EntrySection,
  type Whose,
} from "./schema.ts";

const fact = factsOf<DossierData>();
const aDay = 24 * 3_600_000;

const grant = {
  grant: { label: "同意查阅（二十四小时内）", outcome: "granted", opinion: "optional" },
  refuse: { label: "不同意", outcome: "refused", opinion: "required" },
} as const;

/** Who approves an opening: the deputy secretary, and the secretary where a deputy asks. */
const stages = {
  OPENING: asks("批准查阅廉政档案", "DEPUTY_SECRETARY", "D-FILE-OPENING", grant),
  DEPUTY_OPENING: asks("批准查阅廉政档案", "SECRETARY", "D-FILE-OPENING", grant),
} as const;

/** Every command of an integrity file. */
const commands = commandsFor<Dossier>()({
  open: internalMaking((state: Dossier | undefined, whose: Whose, { now }: Context) =>
    state?.status === "OPEN" ? [] : [fact("dossier.opened", { ...whose, on: dayOf(now) })],
  ),
  close: internal((state: Dossier, _: Record<never, never>, { now }: Context) =>
    state.status === "CLOSED" ? [] : [fact("dossier.closed", { on: dayOf(now) })],
  ),
  ask: {
    verb: "opening-request",
    summary: "申请查阅廉政档案（须经分管领导批准）",
    right: "dossier.ask",
    body: z.object({ reason: words("查阅事由", 500) }),
    unless: ({ askings }, { actor }) =>
      askings.some(({ officer, decidedBy }) => officer === actor.id && decidedBy === undefined)
        ? refuse("record.state", "已有一项申请待批")
        : undefined,
    decide: ask,
  },
  read: internal(read),
  enter: internal(enter),
});

/** 廉政档案 of one person (article A-39, norms §2.7): who may open it, for how long, and who has. */
export const dossier: Process<Dossier, CommandOf<typeof commands>> = {
  kind: "dossier",
  title: "廉政档案",
  statuses: dossierStatuses,
  words: {
    "dossier.opened": "建档",
    "dossier.closed": "封存",
    "dossier.asked": "申请查阅",
    "dossier.granted": "同意查阅",
    "dossier.refused": "不同意查阅",
    "dossier.read": "查阅",
    "dossier.entered": "登记档案材料",
  },
  commands,
  stages,
  decide: (state, command, context) => decideBy(commands, state, command, context),
  evolve,
  conclude,
  keys: ({ status, name, unitName, room, openedOn, personId }) => ({
    status,
    sort: `${openedOn}#${personId}`,
    summary: { name, unitName, room, openedOn },
    about: [personId],
  }),
  show: (state) => describe(state),
  bars: ({ personId, unitId, room }) => ({
    proposer: "",
    recused: [],
    room,
    concerns: [personId, unitId],
  }),
};

function ask(state: Dossier, { reason }: { reason: string }, context: Context): Fact[] | Refusal {
  const { actor, officers, recordId: record, rules, now } = context;
  const n = state.askings.length + 1;
  const isDeputy = officers.find(({ id }) => id === actor.id)?.role === "DEPUTY_SECRETARY";
  const stage = isDeputy ? "DEPUTY_OPENING" : "OPENING";
  const spec = isDeputy ? stages.DEPUTY_OPENING : stages.OPENING;
  const opened = openTask(
    {
      subject: { kind: "dossier", id: record },
      stage,
      visit: n,
      spec,
      ...barsOf(dossier, state, context),
      proposer: actor.id,
      due: dueFor(rules, spec.deadline, dayOf(now)),
      text: [
        ...describe(state),
        { label: "申请人", value: actor.id },
        { label: "事由", value: reason },
      ],
    },
    context,
  );
  return isRefusal(opened)
    ? opened
    : [fact("dossier.asked", { n, officer: actor.id, reason }), ...opened];
}

/** Only who was granted it, within the time; each opening is an event and a line of the file. */
function read(state: Dossier, _: Record<never, never>, { actor, now }: Context): Fact[] | Refusal {
  const granted = state.askings.findLast(
    ({ officer, until }) => officer === actor.id && until !== undefined && now < until,
  );
  return granted === undefined
    ? refuse("dossier.approval")
    : [
        fact("dossier.read", {
          officer: actor.id,
          reason: granted.reason,
          approvedBy: granted.decidedBy ?? "",
        }),
      ];
}

/** What staff write into the file; its words lie beside the record, for those who may open the file. */
function enter(
  { status, entries = 0 }: Dossier,
  { entry }: { entry: { n: number; section: EntrySection; on: string; hash: string } },
  { now, actor }: Context,
): Fact[] | Refusal {
  if (status === "CLOSED") return refuse("record.state", "档案已封存，只读");
  if (entry.n !== entries + 1) return refuse("record.version");
  if (entry.on > dayOf(now))
    return {
      ...refuse("input.invalid"),
      fields: [{ path: "entry.on", message: "不能晚于今天" }],
    };
  return [fact("dossier.entered", { ...entry, by: actor.id })];
}

function conclude(_: Dossier, { task, outcome, ballot }: Closing, { now }: Context): Fact[] {
  const { visit: n } = task;
  const by = ballot?.by ?? "";
  return outcome === "granted"
    ? [fact("dossier.granted", { n, by, until: new Date(Date.parse(now) + aDay).toISOString() })]
    : [fact("dossier.refused", { n, by, reason: ballot?.opinion ?? "" })];
}

function describe({ name, unitName }: Dossier) {
  return [
    { label: "档案", value: "廉政档案" },
    { label: "姓名", value: name },
    { label: "单位", value: unitName },
  ];
}
