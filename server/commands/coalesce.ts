/** Work that many ask for at once and that may be done for all of them together: a run starts after the request, at most one
 *  at a time, `spacingMs` apart. Everybody who asks meanwhile shares the next run, and hears when it is committed. */
export function coalesced(spacingMs: number, work: () => Promise<void>): () => Promise<void> {
  let next: Promise<void> | null = null;
  let lastStart = 0;
  let running: Promise<void> = Promise.resolve();
  return () => {
    next ??= (async () => {
      const wait = lastStart + spacingMs - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      await running.catch(() => undefined);
      next = null;
      lastStart = performance.now();
      running = work();
      await running;
    })();
    return next;
  };
}
