import type { CommandOf } from "#kernel/conduct/command.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { commands } from "#process/confirmation/commands.ts";
import type { Told } from "#process/confirmation/schema.ts";
import { line } from "#tests/kit/officers.ts";
import type { Cast, Move } from "#tests/kit/play.ts";

export type ConfirmationMove = Move<CommandOf<typeof commands>>;

const officers: readonly Officer[] = [
  line("chen", "PROPOSER", { room: "2" }),
  line("feng", "ROOM_DIRECTOR", { room: "2" }),
  line("shen", "OFFICE"),
  line("zhou", "SECRETARY"),
  line("lv", "UNIT", { unit: "unt_1" }),
  line("kong", "UNIT", { unit: "unt_2" }),
];

/** What the unit reports, and what the form holds beside it. */
export const proposed = (day: string) => ({
  on: day,
  reason: "机构改革（示例）",
  actual: 12,
  fundsInYuan: 350_000,
});

export const cast: Cast = {
  officers,
  record: "cfm_1",
  from: "2026-07-01",
  formOf: (action, day) => (action === "propose" ? proposed(day) : {}),
};

const told = (actual: string): Told => ({
  unitId: "unt_1",
  unitName: "示例站",
  room: "2",
  lines: [{ label: "实有人数", value: actual }],
});

export const open = (more: Partial<Told> = {}, by = "system"): ConfirmationMove => ({
  do: "command",
  by,
  command: { type: "open", ...told("10"), cause: "QUARTER", from: "2026-07-01", ...more },
});

export const refresh = (actual: string): ConfirmationMove => {
  const { unitId: _, ...more } = told(actual);
  return { do: "command", by: "system", command: { type: "refresh", ...more } };
};

export const end: ConfirmationMove = {
  do: "command",
  by: "system",
  command: { type: "end", reason: "信息已经核对" },
};

export const conduct = { do: "conduct" } as const;
export const says = (by: string, action: string) => ({ do: "answer", by, action }) as const;

/** Proposed, returned, asked about newer data, proposed again and confirmed. */
export const story: ConfirmationMove[] = [
  open(),
  conduct,
  says("lv", "propose"),
  conduct,
  says("feng", "return"),
  conduct,
  refresh("11"),
  conduct,
  says("lv", "propose"),
  conduct,
  says("chen", "approve"),
];
