import { type Applied, applyFacts } from "#kernel/apply.ts";
import { DistrictConfig } from "#kernel/config.ts";
import { calendarsOf } from "#kernel/deadline/calendar.ts";
import { instantAt } from "#kernel/deadline/day.ts";
import { publishedCalendars } from "#kernel/deadline/holidays.ts";
import { registerFor } from "#kernel/deadline/register.ts";
import type { Actor, Event, Fact } from "#kernel/event.ts";
import type { Context, Process, Rec } from "#kernel/process.ts";
import { isRefusal, type Refusal } from "#kernel/refusal.ts";
import type { Officer } from "#kernel/role.ts";
import { evolveTask } from "#kernel/task/evolve.ts";
import type { Task } from "#kernel/task/schema.ts";
import type { Candidate, Nomination, ScoreSheet } from "#process/enrollment/schema.ts";

export const officers: Officer[] = [
  { id: "chen", name: "陈示六", role: "PROPOSER", room: "2", email: "chen@example.test" },
  {
    id: "feng",
    name: "冯示五",
    role: "ROOM_DIRECTOR",
    room: "2",
    email: "feng@example.test",
    deputy: "zheng",
  },
  { id: "zheng", name: "郑示廿", role: "ROOM_DIRECTOR", room: "3", email: "zheng@example.test" },
  { id: "wu", name: "吴示二", role: "DEPUTY_SECRETARY", email: "wu@example.test" },
  { id: "wang", name: "王示四", role: "COMMISSION_MEMBER", email: "wang@example.test" },
  { id: "shen", name: "沈示十", role: "OFFICE", email: "shen@example.test" },
  { id: "han", name: "韩示十一", role: "OFFICE", email: "han@example.test" },
  { id: "yang", name: "杨示十二", role: "PARTY_OFFICE", email: "yang@example.test" },
  { id: "zhou", name: "周示一", role: "SECRETARY", email: "zhou@example.test" },
];

export const candidate: Candidate = {
  personId: "per_zhao",
  personName: "赵示例",
  unitId: "unt_chengjian",
  unitName: "望海街道城建科（示例）",
  post: "科长",
};

export const scoreSheet: ScoreSheet = {
  items: [{ item: "权力集中程度", score: 90, source: "信息库" }],
  judgment: "权力集中、资金密集，廉政风险较高（示例）。",
};

export const nomination: Nomination = {
  objectClass: "STATION_HEAD",
  criteria: ["POWER_CONCENTRATED", "FUNDS_INTENSIVE", "INTEGRITY_RISK"],
  riskGrounds: "负责全区6处重点地块腾迁，涉及补偿资金2.36亿元（示例）",
  powers: ["土地勘测", "房屋丈量", "补偿核算"],
  amountInFen: 23_600_000_000,
  focus: "OTHER",
  focusNote: "腾迁",
  contents: ["MAJOR_DECISIONS", "DECISION_IMPLEMENTATION"],
  scopeOfMatters: ["土地勘测", "房屋丈量", "补偿核算"],
  basis: [{ title: "关于进一步加强基层监督工作的意见", issuer: "市委办公厅" }],
};

/** One record without a store: the same pure parts that `execute` calls, driven by hand. */
export type Bench<S> = {
  record: Rec<S> | undefined;
  tasks: Map<string, Task>;
  events: Event[];
};

export function bench<S>(): Bench<S> {
  return { record: undefined, tasks: new Map(), events: [] };
}

export function contextFor<S>(on: Bench<S>, actor: Actor, now: string): Context {
  return {
    now,
    actor,
    district: "sample",
    record: "enr_test",
    rules: {
      calendars: calendarsOf(publishedCalendars),
      register: registerFor({}, "1"),
      config: DistrictConfig.parse({}),
    },
    officers,
    tasks: [...on.tasks.values()].filter(({ status }) => status === "OPEN"),
  };
}

/** Applies facts to the bench; a refusal changes nothing and is handed back. */
export function put<S, C extends { type: string }>(
  on: Bench<S>,
  process: Process<S, C>,
  facts: Fact[] | Refusal,
  context: Context,
): Refusal | undefined {
  if (isRefusal(facts)) return facts;
  if (facts.length === 0) return undefined;
  const applied = applyFacts(process, context.record, on.record, facts, context);
  if (isRefusal(applied)) return applied;
  keep(on, applied);
  return undefined;
}

function keep<S>(on: Bench<S>, { record, events }: Applied<S>): void {
  on.record = record;
  on.events.push(...events);
  for (const event of events) {
    const task = event.task === undefined ? undefined : evolveTask(on.tasks.get(event.task), event);
    if (task !== undefined) on.tasks.set(task.id, task);
  }
}

export const morning = (day: string) => instantAt(day, "09:00");
