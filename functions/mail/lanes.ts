/** One piece of work that waits for its turn. */
type Waiting<T> = {
  work: () => Promise<T>;
  resolve: (answer: T) => void;
  reject: (error: unknown) => void;
};

/**
 * Runs at most `most` works side by side, in the order asked. An answer that speaks for all (a server
 * that is down) is given at once to everything that still waits, so that nobody queues for nothing.
 */
export function createLanes<T>(most: number, speaksForAll: (answer: T) => boolean) {
  const waiting: Waiting<T>[] = [];
  let running = 0;

  async function run({ work, resolve, reject }: Waiting<T>): Promise<void> {
    running += 1;
    try {
      const answer = await work();
      if (speaksForAll(answer)) for (const one of waiting.splice(0)) one.resolve(answer);
      resolve(answer);
    } catch (error) {
      reject(error);
    }
    running -= 1;
    const next = waiting.shift();
    if (next !== undefined) void run(next);
  }

  return (work: () => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const one = { work, resolve, reject };
      if (running < most) void run(one);
      else waiting.push(one);
    });
}
