import { deflateRawSync, inflateRawSync } from "node:zlib";

/** Lines of a ledger that are passed over one by one; an array of lines is such a thing too. */
export type Lines<L> = Iterable<L> & {
  readonly length: number;
  filter(isWanted: (line: L) => boolean): Lines<L>;
  slice(from: number, to: number): Lines<L>;
};

/** Records that are turned into lines at a time. */
const recordsAtOnce = 100;
/** Lines that are held as they are before they are put in order and packed. */
const linesOfRun = 2000;
/** Lines that are packed together, and are unpacked together again. */
const linesOfBlock = 50;

/** Lines in order, packed. */
type Run = readonly Uint8Array[];
type Order<L> = (line: L) => string;

/**
 * Lines of what is read, some records at a time, in the order of a key where one is given. Records are
 * let go as they are read; lines are kept packed, in runs that are merged when they are passed over. So
 * a ledger of tens of thousands of rows fits in the memory of a function, and none of it lies on a disk.
 */
export async function linesIn<T, L>(
  read: AsyncIterable<T>,
  linesOf: (some: readonly T[]) => Promise<readonly L[]> | readonly L[],
  order?: Order<L>,
): Promise<Lines<L>> {
  const keeper = keeperOf(order);
  let some: T[] = [];
  for await (const one of read) {
    some.push(one);
    if (some.length < recordsAtOnce) continue;
    for (const line of await linesOf(some)) keeper.keep(line);
    some = [];
  }
  for (const line of await linesOf(some)) keeper.keep(line);
  return keeper.lines();
}

/** Takes lines in, in any order, and gives them back in theirs. */
function keeperOf<L>(order: Order<L> | undefined) {
  const runs: Run[] = [];
  let pending: L[] = [];
  let length = 0;
  const close = () => {
    if (pending.length > 0) runs.push(runOf(inOrder(pending, order)));
    pending = [];
  };
  return {
    keep(line: L): void {
      pending.push(line);
      length += 1;
      if (pending.length === linesOfRun) close();
    },
    lines(): Lines<L> {
      close();
      return packedLines(length, () => merged(runs, order));
    },
  };
}

function packedLines<L>(length: number, pass: () => Iterable<L>): Lines<L> {
  const only = (isWanted: (line: L, at: number) => boolean) => {
    // What passes is in order already.
    const keeper = keeperOf<L>(undefined);
    let at = 0;
    for (const line of pass()) {
      if (isWanted(line, at)) keeper.keep(line);
      at += 1;
    }
    return keeper.lines();
  };
  return {
    length,
    [Symbol.iterator]: () => pass()[Symbol.iterator](),
    filter: only,
    slice: (from, to) => only((_, at) => at >= from && at < to),
  };
}

/** Sorts by key; what has the same one stays as it came. */
function inOrder<L>(lines: readonly L[], order: Order<L> | undefined): readonly L[] {
  if (order === undefined) return lines;
  return lines
    .map((line) => ({ line, key: order(line) }))
    .toSorted((one, other) => one.key.localeCompare(other.key))
    .map(({ line }) => line);
}

/** Runs one after the other, or merged by their keys: of each only one block is unpacked at a time. */
function* merged<L>(runs: readonly Run[], order: Order<L> | undefined): Generator<L> {
  if (order === undefined) {
    for (const run of runs) yield* passRun<L>(run);
    return;
  }
  const heads = runs.flatMap((run) => headOf(passRun<L>(run), order) ?? []);
  while (heads.length > 0) {
    // The first of those that have the same key came first.
    const first = heads.reduce((least, one) =>
      one.key.localeCompare(least.key) < 0 ? one : least,
    );
    yield first.line;
    const next = headOf(first.rest, order);
    heads.splice(heads.indexOf(first), 1, ...(next === undefined ? [] : [next]));
  }
}

function headOf<L>(rest: Generator<L>, order: Order<L>) {
  const { done, value } = rest.next();
  return done === true ? undefined : { line: value, key: order(value), rest };
}

function runOf(lines: readonly unknown[]): Run {
  return Array.from({ length: Math.ceil(lines.length / linesOfBlock) }, (_, block) =>
    packed(lines.slice(block * linesOfBlock, (block + 1) * linesOfBlock)),
  );
}

function* passRun<L>(run: Run): Generator<L> {
  for (const block of run) yield* unpacked<L>(block);
}

function packed(lines: readonly unknown[]): Uint8Array {
  // A copy: what the packer answers with is a piece of a larger block, which it would hold on to.
  return Buffer.from(deflateRawSync(JSON.stringify(lines), { level: 1 }));
}

function unpacked<L>(block: Uint8Array): L[] {
  return JSON.parse(inflateRawSync(block).toString("utf8")) as L[];
}
