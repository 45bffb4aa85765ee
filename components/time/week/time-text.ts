/** Times of the wall clock as minutes since midnight, and as people write them in 24 hours. */

/** Minutes of `8`, `8:30`, `08.30`, `0830`, `24:00`; up to 48:00, which is the end of the next day. null = no time. */
export function readTime(text: string): number | null {
  const found = /^(\d{1,2})(?:[:.]?([0-5]\d))?$/.exec(text.trim());
  if (!found) return null;
  const minutes = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return minutes <= 2880 ? minutes : null;
}

export const timeText = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

/** The end of an interval as its day's clock shows it: 06:00 of the next day, unless that would be no shorter than a day. */
export const endText = (from: number, to: number): string => timeText(to > 1440 && to - 1440 < from ? to - 1440 : to);
