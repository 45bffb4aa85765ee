const formats = new Map<string, Intl.DateTimeFormat>();

/** The day that a zone's calendars show at an instant: `2026-03-01`. `zone` as `Intl` knows it. */
export function dayIn(at: number, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
    formats.set(zone, format);
  }
  return format.format(at);
}
