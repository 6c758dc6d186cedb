import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import { DistrictConfig } from "#kernel/district/config.ts";
import type { Officer } from "#kernel/district/role.ts";
import { dueFor } from "#kernel/district/rules.ts";
import type { Context } from "#kernel/record/process.ts";
import { isRefusal } from "#kernel/refusal.ts";
import { openTask } from "#kernel/task/open.ts";
import type { PolicySpec, StageSpec, Task } from "#kernel/task/schema.ts";
import type { Kind, Model, World } from "./model.ts";

const officer = (id: string, role: Officer["role"], deputy?: string): Officer => ({
  id,
  name: id,
  role,
  email: `${id}@example.test`,
  ...(deputy === undefined ? {} : { deputy }),
});
const asked: readonly Officer[] = [
  officer("a", "COMMISSION_MEMBER", "d"),
  officer("b", "COMMISSION_MEMBER", "e"),
  officer("c", "COMMISSION_MEMBER"),
];
/** The whole list: two more of the asked role came after the task was opened. */
export const officers: readonly Officer[] = [
  ...asked,
  officer("g", "COMMISSION_MEMBER"),
  officer("h", "COMMISSION_MEMBER"),
  officer("d", "OFFICE"),
  officer("e", "OFFICE", "a"),
  officer("f", "TRIAL"),
  officer("p", "PROPOSER"),
  officer("z", "ADMIN"),
  { ...officer("u", "UNIT"), unit: "unt_x" },
  officer("o", "PARTY_OFFICE"),
  officer("s", "SECRETARY"),
];
/** The same people as the model knows them. */
export const world: World = {
  roles: Object.fromEntries(officers.map(({ id, role }) => [id, role])),
  deputies: Object.fromEntries(
    officers.flatMap(({ id, deputy }) => (deputy === undefined ? [] : [[id, deputy]])),
  ),
  proposer: "p",
  admin: "z",
  outsiders: ["z", "u", "o"],
  superior: "s",
};
const policies: Record<Kind, PolicySpec> = {
  single: { type: "single" },
  any: { type: "any" },
  all: { type: "all" },
  sequence: { type: "sequence" },
  vote: { type: "vote", quorum: "half" },
};
const start = Date.parse("2026-03-03T01:00:00.000Z");

/** What is known at an hour after the opening, when somebody acts. */
export function contextAt(hour: number, actor: string, base: Model["base"]): Context {
  const recusedInBase = base === "kept" ? "yes" : "no";
  return {
    now: new Date(start + hour * 3600_000).toISOString(),
    actor: { id: actor, role: world.roles[actor] ?? "" },
    district: "sample",
    recordId: "enr_x",
    rules: {
      calendars: calendarsOf([]),
      register: registerFor({}, "0"),
      config: DistrictConfig.parse({ meeting: { recusedInBase } }),
    },
    officers: actor === "system" ? asked : officers,
    tasks: [],
  };
}

/** A stage of each policy with the same three answers. */
export function specOf(kind: Kind): StageSpec {
  return {
    title: "会签",
    asks: "COMMISSION_MEMBER",
    policy: policies[kind],
    actions: {
      approve: { label: "同意", outcome: "approve", opinion: "optional" },
      return: { label: "退回", outcome: "return", opinion: "optional" },
      abstain: { label: "弃权", outcome: "abstain", opinion: "optional" },
    },
    deadline: "D-ENR-1",
    factor: "none",
    escalation: "ladder",
  };
}

/** A task that asks a, b and c. */
export function opened(kind: Kind, base: Model["base"]): Task {
  const context = contextAt(0, "system", base);
  const facts = openTask(
    {
      subject: { kind: "enrollment", id: "enr_x" },
      stage: "S",
      visit: 1,
      spec: specOf(kind),
      proposer: "p",
      recused: [],
      due: dueFor(context.rules, "D-ENR-1", "2026-03-03"),
      text: [],
    },
    context,
  );
  if (isRefusal(facts)) throw new Error(facts.refused);
  const [{ data } = { data: {} }] = facts;
  return (data as { task: Task }).task;
}
