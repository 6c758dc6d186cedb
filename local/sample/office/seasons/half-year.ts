import type { Day } from "#kernel/deadline/day.ts";
import { type Desk, until } from "../desk/desk.ts";
import { autumn } from "./autumn.ts";
import { now } from "./now.ts";
import { type Scene, summer } from "./summer.ts";

/** The office's first day: everything before it is only in the library. */
export const firstDay: Day = "2026-06-01";
/** The office's today, on which somebody finds it. */
export const lastDay: Day = "2026-11-27";

/** What a season does, day by day. */
export type Agenda = readonly (readonly [day: Day, act: (desk: Desk, scene: Scene) => unknown])[];

/**
 * A half-year of the sample office, done by the commands, links and pages that people use, with
 * every deadline, reminder and night of it. Answers with the receipt of the last online report.
 */
export async function liveHalfYear(desk: Desk, log: (line: string) => void): Promise<string> {
  const scene: Scene = { people: [], supervised: [], paths: {} };
  for (const [day, act] of [...summer, ...autumn, ...now]) {
    await until(desk, day);
    log(`示例事项  ${day}`);
    await act(desk, scene);
  }
  return scene.paths.receipt ?? "";
}
