import * as z from "zod/mini";
import type { Answers, Voices } from "#kernel/conduct/answers.ts";
import type { Conductable } from "#kernel/conduct/ask.ts";
import { commandsFor, internal } from "#kernel/conduct/command.ts";
import { conducted } from "#kernel/conduct/conducted.ts";
import { type Evolve, factsOf } from "#kernel/conduct/evolve.ts";
import { refuse } from "#kernel/refusal.ts";
import { closeTasks } from "#kernel/task/close.ts";
import { text } from "#kernel/text/text.ts";
import { chain } from "./chain.ts";

type Status = keyof (typeof chain)["statuses"];

/** The state of one record; where it stands is the kernel's part of it. */
export type Toy = Conductable & {
  status: Status;
  person: string;
  plannedBy: string;
  report?: string;
  views: readonly { role: string; view: string }[];
  notes: readonly string[];
};

/** The audit vocabulary: what each event says. */
type ToyData = {
  "toy.planned": { person: string; plannedBy: string };
  "toy.opened": Record<string, never>;
  "toy.reported": { text: string };
  "toy.answered": { role: string; view: string };
  "toy.noted": { note: string };
};
const fact = factsOf<ToyData>();

/** One handler an event; none of them writes the status. */
const evolve: Evolve<Toy, Omit<ToyData, "toy.planned">> = {
  "toy.opened": (state) => state,
  "toy.reported": (state, { text: report }) => ({ ...state, report, views: [] }),
  "toy.answered": (state, { role, view }) => ({
    ...state,
    views: [...state.views, { role, view }],
  }),
  "toy.noted": (state, { note }) => ({ ...state, notes: [...state.notes, note] }),
};

/** What may be done: address, right, body, when it is offered, and the rule, in one block each. */
export const commands = commandsFor<Toy>()({
  plan: {
    makes: "record",
    summary: "列入述责计划",
    right: "visit.plan",
    body: z.object({ person: text(60) }),
    decide: (state, { person }, { actor }) =>
      state === undefined
        ? [fact("toy.planned", { person, plannedBy: actor.id })]
        : refuse("record.state", "已列入计划"),
  },
  open: {
    verb: "opening",
    summary: "开始述责",
    right: "visit.plan",
    body: z.object({}),
    in: ["PLANNED"],
    otherwise: "述责已经开始",
    decide: () => [fact("toy.opened", {})],
  },
  cancel: {
    verb: "cancellation",
    summary: "终止述责",
    right: "visit.plan",
    body: z.object({ reason: text(200) }),
    in: ["REPORT_DUE", "OPINIONS", "REVIEW"],
    unless: ({ plannedBy }, { actor }) =>
      actor.id === plannedBy ? undefined : refuse("auth.forbidden", "只有列入计划的人员可以终止"),
    decide: (state, { reason }, context) =>
      closeTasks([state.status], { outcome: "cancelled", reason }, context),
  },
  /** Only a reaction gives it: no route leads to it. */
  note: internal((_: Toy, { note }: { note: string }) => [fact("toy.noted", { note })]),
});

/** What follows from a button; `form` is typed by the button's form. */
const answers: Answers<Toy, typeof chain> = {
  REPORT_DUE: { submit: (_, { form }) => [fact("toy.reported", { text: form.text })] },
};

/** What each role's own answer makes true, where several are asked at once. */
const voices: Voices<Toy, typeof chain> = {
  OPINIONS: { reply: (_, { role, form }) => [fact("toy.answered", { role, view: form.view })] },
};

/** Put together: what the kernel runs is a plain `Process`. */
export const toy = conducted(chain, {
  commands,
  resumes: "visit.resume",
  answers,
  voices,
  begins: "toy.planned",
  begin: (planned: ToyData["toy.planned"]) => ({ ...planned, views: [], notes: [] }),
  evolve,
  keys: ({ status, enteredAt, person }) => ({
    status,
    sort: enteredAt,
    summary: { person },
    about: [person],
  }),
  bars: ({ plannedBy, person, recusals }) => ({
    proposer: plannedBy,
    object: person,
    recused: recusals.map((one) => one.person),
    concerns: [person],
  }),
  show: ({ report = "" }) => [{ label: "报告", value: report }],
});
