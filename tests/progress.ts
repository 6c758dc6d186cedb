const patience = 600_000;

/**
 * Runs work that may take long on a slow machine, and fails when nothing happens in it any more: it has
 * to call `progress` at every step. Time that is spent getting on is without limit.
 */
export async function whileProgressing<T>(work: (progress: () => void) => Promise<T>): Promise<T> {
  const stuck = Promise.withResolvers<never>();
  const fail = () => stuck.reject(new Error(`Nothing happened for ${patience / 1000} s`));
  let timer = setTimeout(fail, patience);
  const progress = () => {
    clearTimeout(timer);
    timer = setTimeout(fail, patience);
  };
  try {
    return await Promise.race([work(progress), stuck.promise]);
  } finally {
    clearTimeout(timer);
  }
}
