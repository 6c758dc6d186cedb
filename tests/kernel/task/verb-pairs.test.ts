import { describe, expect, it } from "vitest";
import { chain, emptyHead } from "#kernel/record/event.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { decideTask, type TaskCommand } from "#kernel/task/decide.ts";
import { evolveTask } from "#kernel/task/evolve.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Kind } from "./model.ts";
import { contextAt, opened, specOf } from "./stage.ts";

/** Verbs in the order of the tables' columns, as `who` does them, with `to` where they need another. */
const verbs = {
  decide: (who, _to) => ({ type: "decide", person: who, action: "approve", opinion: "" }),
  recuse: (who, _to) => ({ type: "recuse", person: who, relation: "other", detail: "示例" }),
  transfer: (who, to) => ({ type: "transfer", person: who, to, opinion: "示例" }),
  delegate: (who, to) => ({ type: "delegate", person: who, to, opinion: "示例" }),
  add: (who, to) => ({ type: "add-signer", person: who, to, opinion: "示例" }),
  remove: (who, _to) => ({ type: "remove-signer", person: who, who: "g", opinion: "示例" }),
  "take-back": (who, _to) => ({ type: "take-back", person: who, opinion: "示例" }),
  copy: (who, _to) => ({ type: "copy", person: who, to: "f" }),
  urge: (_who, _to) => ({ type: "urge", person: "p", opinion: "示例" }),
  "hand-over": (who, to) => ({ type: "hand-over", person: "z", from: who, to, opinion: "示例" }),
  reissue: (who, _to) => ({ type: "reissue-link", person: who }),
} satisfies Record<string, (who: string, to: string) => TaskCommand>;
type VerbName = keyof typeof verbs;
const names = Object.keys(verbs) as VerbName[];

/**
 * What one command makes of a task: the next task, or in a word why there is none. `-` is a command
 * that has nothing to do; the others are refusal codes without their family.
 */
function attempt(task: Task, kind: Kind, command: TaskCommand, hour: number): Task | string {
  const context = { ...contextAt(hour, command.person, "kept"), tasks: [task] };
  const facts = decideTask(
    task,
    command,
    { spec: specOf(kind), proposer: "p", recused: [] },
    context,
  );
  if (isRefusal(facts)) return facts.refused.replace("task.", "");
  if (facts.length === 0) return "-";
  const origin = { kind: "enrollment", id: "enr_x", district: "sample", head: emptyHead };
  const { events } = chain(origin, facts, { at: context.now, actor: context.actor });
  return events.reduce((state, event) => evolveTask(state, event) as Task, task);
}

/** A row of a table: each verb's result, tried on this task by this person. */
function row(task: Task, kind: Kind, who: string, hour: number): string {
  return names
    .map((name) => attempt(task, kind, verbs[name](who, "h"), hour))
    .map((result) => (typeof result === "string" ? result : "ok"))
    .join(" ");
}

type Table = Readonly<Record<string, string>>;

// The columns: decide recuse transfer delegate add remove take-back copy urge hand-over reissue
const alone: Table = {
  decide: "- closed closed closed closed closed closed closed closed closed closed",
  recuse: "recused recused recused recused recused recused recused recused ok verb recused",
  transfer: "not-yours ok not-yours not-yours not-yours not-yours verb not-yours ok verb not-yours",
  delegate: "not-yours ok not-yours not-yours not-yours not-yours ok not-yours ok ok not-yours",
  add: "ok ok ok ok ok ok verb ok ok ok ok",
  remove: "verb",
  "take-back": "verb",
  copy: "ok ok ok ok ok verb verb - ok ok ok",
  urge: "ok ok ok ok ok verb verb ok urged-recently ok ok",
  "hand-over":
    "not-yours ok not-yours not-yours not-yours not-yours verb not-yours ok verb not-yours",
  reissue: "ok ok ok ok ok verb verb ok ok ok ok",
};
const together: Table = { ...alone, decide: "- ok verb verb ok verb ok ok ok verb ok" };
const voted: Table = {
  decide: "- ok verb verb verb verb ok ok ok verb ok",
  recuse: "recused recused recused recused recused recused recused recused ok verb recused",
  transfer: "verb",
  delegate: "verb",
  add: "verb",
  remove: "verb",
  "take-back": "verb",
  copy: "ok ok verb verb verb verb verb - ok verb ok",
  urge: "ok ok verb verb verb verb verb ok urged-recently verb ok",
  "hand-over": "verb",
  reissue: "ok ok verb verb verb verb verb ok ok verb ok",
};

/** Every verb after every verb of the same person, by policy; one word where the first is refused. */
const pairs: Readonly<Record<Kind, Table>> = {
  single: alone,
  any: alone,
  all: together,
  sequence: together,
  vote: voted,
};

type Standing = { kind?: Kind; before?: [VerbName, string, string?][]; who: string; row: string };

/** How a seat may stand when its person acts, and what then becomes of each verb. */
const standings: Readonly<Record<string, Standing>> = {
  asked: { who: "a", row: "ok ok ok ok ok verb verb ok ok ok ok" },
  "waiting for their turn": {
    kind: "sequence",
    who: "b",
    row: "not-yours ok not-yours not-yours not-yours not-yours verb not-yours ok ok not-yours",
  },
  "has decided": {
    before: [["decide", "a"]],
    who: "a",
    row: "- ok verb verb ok verb ok ok ok verb ok",
  },
  "has delegated": {
    before: [["delegate", "a", "g"]],
    who: "a",
    row: "not-yours ok not-yours not-yours not-yours not-yours ok not-yours ok ok not-yours",
  },
  "is the delegate": {
    before: [["delegate", "a", "g"]],
    who: "g",
    row: "ok ok ok verb verb verb verb ok ok ok ok",
  },
  "the delegate has advised": {
    before: [
      ["delegate", "a", "g"],
      ["decide", "g"],
    ],
    who: "g",
    row: "- ok verb verb verb verb verb ok ok verb ok",
  },
  "was advised": {
    before: [
      ["delegate", "a", "g"],
      ["decide", "g"],
    ],
    who: "a",
    row: "ok ok ok ok ok verb verb ok ok ok ok",
  },
  "was added": {
    before: [["add", "a", "g"]],
    who: "g",
    row: "ok ok ok ok ok verb verb ok ok ok ok",
  },
  "has added": {
    before: [["add", "a", "g"]],
    who: "a",
    row: "ok ok ok ok ok ok verb ok ok ok ok",
  },
  "was removed": {
    before: [
      ["add", "a", "g"],
      ["remove", "a"],
    ],
    who: "g",
    row: "not-yours ok not-yours not-yours not-yours not-yours verb not-yours ok verb not-yours",
  },
  "has transferred": {
    before: [["transfer", "a", "g"]],
    who: "a",
    row: "not-yours ok not-yours not-yours not-yours not-yours verb not-yours ok verb not-yours",
  },
  "took over": {
    before: [["transfer", "a", "g"]],
    who: "g",
    row: "ok ok ok ok ok verb verb ok ok ok ok",
  },
  "is recused": {
    before: [["recuse", "a"]],
    who: "a",
    row: "recused recused recused recused recused recused recused recused ok verb recused",
  },
  "stands in for the recused": {
    before: [["recuse", "a"]],
    who: "d",
    row: "ok ok ok ok ok verb verb ok ok ok ok",
  },
  "is copied": {
    before: [["copy", "a"]],
    who: "f",
    row: "not-yours ok verb verb verb verb verb verb ok verb ok",
  },
  "is a stranger": {
    who: "h",
    row: "not-yours not-yours not-yours not-yours not-yours not-yours not-yours not-yours ok verb not-yours",
  },
  "was asked, and somebody else has settled it": {
    kind: "any",
    before: [["decide", "a"]],
    who: "b",
    row: "closed closed closed closed closed closed closed closed closed closed closed",
  },
};

describe(`what each verb may do: ${names.join(" ")}`, () => {
  describe.each(Object.entries(pairs) as [Kind, Table][])(
    "after another verb, %s",
    (kind, table) => {
      it.each(Object.entries(table))("%s, then each", (first, expected) => {
        const after = attempt(opened(kind, "kept"), kind, verbs[first as VerbName]("a", "g"), 1);
        expect(typeof after === "string" ? after : row(after, kind, "a", 2)).toBe(expected);
      });
    },
  );

  it.each(Object.entries(standings))(
    "by whoever %s",
    (_, { kind = "all", before = [], ...rest }) => {
      const task = before.reduce<Task>(
        (state, [verb, by, to = ""], hour) => {
          const next = attempt(state, kind, verbs[verb](by, to), hour);
          if (typeof next === "string") throw new Error(`${verb} by ${by}: ${next}`);
          return next;
        },
        opened(kind, "kept"),
      );
      expect(row(task, kind, rest.who, before.length)).toBe(rest.row);
    },
  );
});
