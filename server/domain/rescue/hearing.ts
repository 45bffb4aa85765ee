/** How often browsers are asked for a sign of life, ms. */
export const askMs = 5_000;

/** Since when a web process has heard browsers without a break; `since`, `lastAt` (when it was last known to hear) and `at` in
 *  ms of one clock. After a break in which signs of life may have run out unheard it begins anew: a browser that had answered
 *  just before it may be asked that much before, and answers that much after. */
export const heardSince = (since: number, lastAt: number, at: number, silentSeconds: number): number =>
  at - lastAt > silentSeconds * 1000 - 2 * askMs ? at : since;
