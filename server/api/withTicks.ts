/** What a source gives, and null whenever `everyMs` have passed since the last null; without ticks where that is null. Ending
 *  it ends the source. */
export async function* withTicks<T>(source: AsyncGenerator<T>, everyMs: number | null): AsyncGenerator<T | null> {
  if (everyMs === null) {
    yield* source;
    return;
  }
  let tick = () => {};
  const ticked = () => new Promise<"tick">((resolve) => (tick = () => resolve("tick")));
  const timer = setInterval(() => tick(), everyMs);
  try {
    let next = source.next();
    let nextTick = ticked();
    for (;;) {
      const first = await Promise.race([next, nextTick]);
      if (first === "tick") {
        nextTick = ticked();
        yield null;
      } else if (first.done) return;
      else {
        next = source.next();
        yield first.value;
      }
    }
  } finally {
    clearInterval(timer);
    await source.return(undefined);
  }
}
