import { inventedName } from "#local/sample/library/people.ts";
import { byName, matching, searchable } from "#registry/search/entry.ts";
import { bigLibrary } from "#tests/registry/big-library.ts";
import { percentile } from "../statistics.ts";

const people = 50_000;
const units = 1_000;

/** Parts of names, units and posts, rare ones and frequent ones, and several words. */
function questionOf(n: number): string {
  const name = inventedName(n * 241);
  const kinds = [
    ...[name, name.slice(0, 1), name.slice(1), `第${n * 5}站`, "工作"],
    ...[`${name.slice(0, 1)} 站长`, "无人"],
  ];
  return kinds[n % kinds.length] ?? name;
}

type Told = { p50: number; p99: number; most: number };

/**
 * Passing over the whole directory of a district, as a search does that knows its parts already: by the
 * clock, and by the time of the processor, which other work on the machine hardly touches.
 */
export function benchSearch(): Record<"wall" | "cpu", Told> {
  const library = bigLibrary(people, units);
  const found = library.map(searchable).toSorted(byName);
  const samples = Array.from({ length: 200 }, (_, n) => {
    const question = questionOf(n);
    const [begun, used] = [performance.now(), process.cpuUsage()];
    matching(found, question);
    const { user, system } = process.cpuUsage(used);
    return { wall: performance.now() - begun, cpu: (user + system) / 1000 };
  });
  return { wall: told(samples.map(({ wall }) => wall)), cpu: told(samples.map(({ cpu }) => cpu)) };
}

function told(samples: readonly number[]): Told {
  return {
    p50: percentile(samples, 0.5),
    p99: percentile(samples, 0.99),
    most: Math.max(...samples),
  };
}
