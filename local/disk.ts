import { statfsSync } from "node:fs";

/** How much room there is: "low" takes no more writing, with "full" the host has to end. */
export type Room = "ample" | "low" | "full";

/** Room for everything that still follows from what was accepted: some hundred thousand items. */
const reserve = 256 * 2 ** 20;

/** Free bytes for the owner of a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * The room left. A database on a full disk can lose what it has acknowledged, so that the host refuses
 * while there is still room for the reactions to what it has accepted.
 */
export function roomOf(free: number): Room {
  if (free >= reserve) return "ample";
  return free >= reserve / 4 ? "low" : "full";
}
