import type { Cast } from "#tests/kit/play.ts";
import { officers } from "../enrollment/pure.ts";

/** Two more inspectors beside those of the enrollment's tests. */
export const inspectors = ["chen", "chu", "li"];

const extra = ["chu", "li"].map((id) => ({
  id,
  name: id,
  role: "PROPOSER" as const,
  room: "2",
  email: `${id}@example.test`,
}));

/** The people of an inspection's games, from a day on. */
export function inspectionCast(from: string): Cast {
  return { officers: [...officers, ...extra], record: "enr_test", from };
}

/** Everybody who makes moves in them. */
export const players: readonly string[] = [...officers.map(({ id }) => id), ...inspectors];
