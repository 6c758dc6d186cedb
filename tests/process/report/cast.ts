import type { CommandOf } from "#kernel/conduct/command.ts";
import type { Officer } from "#kernel/district/role.ts";
import type { commands } from "#process/report/commands.ts";
import { line } from "#tests/kit/officers.ts";
import type { Cast, Move } from "#tests/kit/play.ts";

export type ReportMove = Move<CommandOf<typeof commands>>;

const officers: readonly Officer[] = [
  line("chen", "PROPOSER", { room: "2" }),
  line("director", "ROOM_DIRECTOR", { room: "2" }),
  line("office", "OFFICE"),
  line("other", "OFFICE"),
  line("cases", "CASE_MGMT"),
  line("deputy", "DEPUTY_SECRETARY"),
  line("secretary", "SECRETARY"),
];

export const cast: Cast = { officers, record: "rpt_1", from: "2026-03-02" };

export const tell = (
  by: string,
  command: CommandOf<typeof commands>,
  wait?: number,
): ReportMove => ({ do: "command", by, command, ...(wait === undefined ? {} : { wait }) });
export const ask: ReportMove = { do: "conduct" };
export const by = (who: string, action: string): ReportMove => ({ do: "answer", by: who, action });

export const opened = tell("system", { type: "open", report: "MONTHLY", on: "2026-02-10" });

/** What the counting function says: the figures lie elsewhere, under this hash. */
export const counted = (version: number, objects: number): ReportMove =>
  tell("system", {
    type: "note-count",
    ...{ version, on: "2026-03-02", hash: String(objects).repeat(64) },
    lines: [{ label: "期末在管对象", value: `${objects} 人` }],
    ...(version === 1 ? {} : { changes: [{ label: "期末在管对象", value: `2 → ${objects}` }] }),
  });

export const submitted = tell("office", { type: "submit", analysis: "平稳（示例）" });

/** Returned once, signed, corrected and signed again. */
export const story: readonly ReportMove[] = [
  opened,
  ...[counted(1, 2), ask, submitted, ask, by("deputy", "return")],
  ...[ask, submitted, ask, by("deputy", "approve")],
  tell("other", { type: "correct", reason: "补录一人（示例）" }),
  ...[counted(2, 3), ask, tell("other", { type: "submit", analysis: "已更正（示例）" }), ask],
  by("deputy", "approve"),
];
