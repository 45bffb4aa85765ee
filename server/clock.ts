/** The one source of time: the database's. Each process keeps its distance to it and refreshes that now and then, so
 *  that a test which moves the database's clock moves every process with it. */
let offsetMs = 0;

/** Called with every answer of the database that carries its time. */
export function learnTime(databaseNow: number, askedAt: number, answeredAt: number): void {
  offsetMs = databaseNow - (askedAt + answeredAt) / 2;
}

/** Epoch milliseconds of the database's clock, as well as this process knows it. */
export const now = (): number => Math.round(Date.now() + offsetMs);
