import type { CommandOf } from "#kernel/conduct/command.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { commands } from "#process/ladder/commands.ts";
import type { Late } from "#process/ladder/schema.ts";
import type { Climb } from "#process/ladder/terms.ts";
import { line } from "#tests/kit/officers.ts";
import type { Cast, Move } from "#tests/kit/play.ts";

export type LadderMove = Move<CommandOf<typeof commands>>;

const officers: readonly Officer[] = [
  line("chen", "PROPOSER", { room: "2" }),
  line("feng", "ROOM_DIRECTOR", { room: "2" }),
  line("wu", "DEPUTY_SECRETARY"),
  line("shen", "OFFICE"),
  line("tao", "CASE_MGMT"),
  line("zhou", "SECRETARY"),
  line("lv", "UNIT", { unit: "unt_1" }),
];

export const unit: Late = {
  type: "unit",
  unitId: "unt_1",
  unitName: "示例站",
  superior: "示例街道",
};
export const director: Late = {
  type: "officer",
  officer: "feng",
  name: "冯示例",
  role: "监督检查室主任",
};

const of = {
  kind: "letter",
  id: "let_1",
  task: "let_1.RECTIFYING.1",
  title: "整改并反馈",
  due: "2026-06-01",
};

export const climb = (step: Climb, late: Late = unit, wait = 1): LadderMove => ({
  do: "command",
  by: "system",
  command: { type: "climb", step, of, late, room: "2" },
  wait,
});
/** Another letter's question, late on the same day; letters of the morning wait until then. */
export const gathered = (n: number, step: Climb = "YELLOW", late: Late = unit): LadderMove => ({
  do: "command",
  by: "system",
  command: {
    type: "climb",
    step,
    of: { ...of, id: `let_${n}`, task: taskOf(n) },
    late,
    room: "2",
    until: "2026-06-02T02:00:00.000Z",
  },
  wait: 0,
});
const taskOf = (n: number) => `let_${n}.RECTIFYING.1`;
export const end = (n: number): LadderMove => ({
  do: "command",
  by: "system",
  command: { type: "end", task: taskOf(n), reason: "逾期事项已办结" },
});
export const close: LadderMove = end(1);

const served = (day: string) => ({
  number: `示纪督〔2026〕${Number(day.slice(8))}号`,
  servedOn: day,
  receivedBy: "钱示例",
});

export const cast: Cast = {
  officers,
  record: "lad_1",
  from: "2026-06-02",
  formOf: (action, day) =>
    action === "serve"
      ? { ...served(day), superiorServedOn: day, superiorReceivedBy: "孙示例" }
      : action === "explain"
        ? { reason: "资料尚未收齐（示例）", doneBy: day }
        : action === "talk"
          ? {
              on: day,
              place: "会议室",
              withWhom: "钱示例",
              recorder: "沈示五",
              record: "听取说明（示例）",
              demands: "立即办结（示例）",
            }
          : undefined,
};

export const conduct = { do: "conduct", wait: 0 } as const;
export const says = (by: string, action: string) => ({ do: "answer", by, action }) as const;

/** Every paper: 提示函, 督办函 with the letter to the superior, explanation, talk; then it is done. */
export const story: LadderMove[] = [
  climb("YELLOW"),
  conduct,
  says("wu", "approve"),
  conduct,
  says("shen", "serve"),
  climb("RED"),
  conduct,
  says("zhou", "approve"),
  conduct,
  says("shen", "serve"),
  conduct,
  says("lv", "explain"),
  climb("RED_TALK"),
  conduct,
  says("zhou", "talk"),
  close,
];
