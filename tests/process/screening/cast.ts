import type { CommandOf } from "#kernel/conduct/command.ts";
import { defaultConfig } from "#kernel/district/default-config.ts";
import type { Listed } from "#process/screening/listed.ts";
import type { commands } from "#process/screening/process.ts";
import { line } from "#tests/kit/officers.ts";
import type { Cast, Move } from "#tests/kit/play.ts";

export type ScreeningMove = Move<CommandOf<typeof commands>>;

export const cast: Cast = {
  officers: [
    line("chen", "PROPOSER", { room: "2" }),
    line("feng", "ROOM_DIRECTOR", { room: "2" }),
    line("wu", "ROOM_DIRECTOR", { room: "3" }),
    line("zhou", "SECRETARY"),
  ],
  record: "scr_1",
  from: "2026-03-01",
  formOf: (action) => ({
    judgment: "逐项比对标准（示例）",
    ...(action === "choose" ? { chosen: "示例村“两委”班子" } : {}),
  }),
};

export const opened = {
  do: "command",
  by: "system",
  command: {
    type: "open",
    year: 2026,
    room: "2",
    from: "2026-03-01",
    threshold: defaultConfig.threshold,
  },
} as const satisfies ScreeningMove;

/** A line of the ranked list. */
const listed = (n: number): Listed => ({
  key: `per_${n}`,
  candidate: {
    ...{ personId: `per_${n}`, personName: `赵示${n}`, post: "村主任" },
    ...{ unitId: "unt_a", unitName: "示例村" },
  },
  items: [{ item: "集体三资达到一定规模：集体资产 6200 万元", score: 74, source: "信息库" }],
});

/** Opened with a list of three. */
export const openedWithList: ScreeningMove = {
  ...opened,
  command: { ...opened.command, listed: [1, 2, 3].map(listed), unlisted: 2 },
};

export const conduct = { do: "conduct" } as const;
export const says = (by: string, action: string) => ({ do: "answer", by, action }) as const;

/** Opened by the calendar, answered by the room. */
export const story = (action: "choose" | "none"): ScreeningMove[] => [
  opened,
  conduct,
  says("feng", action),
];
