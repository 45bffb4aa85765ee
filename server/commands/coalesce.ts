/** A run rests as long as it took before the next: under load it takes half of the time and not all of it. */
const restFactor = 1;
/** And never longer than this: an offer must not wait for a calm moment. */
const longestRestMs = 600;

/** Work that many ask for at once and that may be done for all of them together: a run starts after the request, at most one
 *  at a time, at least `spacingMs` apart and further when runs are long. Everybody who asks meanwhile shares the next run,
 *  and has what came of it. */
export function coalesced<T>(spacingMs: number, work: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | null = null;
  let mayStart = 0;
  let running: Promise<unknown> = Promise.resolve();
  return () => {
    next ??= (async () => {
      const wait = mayStart - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      await running.catch(() => undefined);
      next = null;
      const began = performance.now();
      mayStart = began + spacingMs;
      const run = work();
      running = run;
      return await run.finally(() => {
        const took = performance.now() - began;
        mayStart = began + Math.max(spacingMs, Math.min(took * (1 + restFactor), longestRestMs));
      });
    })();
    return next;
  };
}
