const hour = 3_600_000;
const two = (n: number) => String(n).padStart(2, "0");

/** An instant (epoch ms) as `<input type="datetime-local">` writes it, by the reader's own clock. */
export function localInput(at: number): string {
  const d = new Date(at);
  const date = `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`;
  return `${date}T${two(d.getHours())}:${two(d.getMinutes())}`;
}

/** Six in the evening of the reader's day, or in four hours where that is over or near: when most overrides end. */
export function tonight(now: number): number {
  const evening = new Date(now);
  evening.setHours(18, 0, 0, 0);
  return evening.getTime() > now + hour ? evening.getTime() : now + 4 * hour;
}
