import { readdir, readFile } from "node:fs/promises";

/** Milliseconds of a clock tick of `/proc` (proc_pid_stat(5), USER_HZ). */
const tick = 10;

/**
 * CPU time in ms that the living descendants of a process have used: the database of a host.
 * Only Linux tells; elsewhere it is NaN.
 */
export async function cpuOfDescendants(pid: number): Promise<number> {
  const found = await readdir("/proc").catch(() => []);
  const stats = await Promise.all(found.filter((name) => /^\d+$/.test(name)).map(statOf));
  const known = stats.filter((stat) => stat !== undefined);
  const family = new Set([pid]);
  for (let size = 0; size < family.size; ) {
    size = family.size;
    for (const { id, parent } of known) if (family.has(parent)) family.add(id);
  }
  if (known.length === 0) return Number.NaN;
  return known
    .filter(({ id }) => id !== pid && family.has(id))
    .reduce((sum, { ticks }) => sum + ticks * tick, 0);
}

async function statOf(id: string) {
  const text = await readFile(`/proc/${id}/stat`, "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  // The name stands in brackets and may hold blanks; what follows it is plain.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  return { id: Number(id), parent: parent ?? 0, ticks: (user ?? 0) + (system ?? 0) };
}
