import { instantOf } from "../calendar/zone";
import { dayMs } from "../context/days";

/** Dates of foreign logs. Formats are written with the letters of Unicode's date patterns: `d/M/yyyy HH:mm`, `dd.MM.yy`,
 *  `MMM d, yyyy h:mm a`, `yyyy-MM-dd'T'HH:mm:ssXXX`; `iso` reads ISO 8601; `epochSeconds` and `epochMs` count from 1970. */

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/** What each letter group matches, and which part of the date it says. */
const tokens: Record<string, [pattern: string, part: string]> = {
  yyyy: ["(\\d{4})", "year"],
  yy: ["(\\d{2})", "shortYear"],
  MMMM: ["(\\p{L}+)\\.?", "monthName"],
  MMM: ["(\\p{L}{3,})\\.?", "monthName"],
  MM: ["(\\d{2})", "month"],
  M: ["(\\d{1,2})", "month"],
  dd: ["(\\d{2})", "day"],
  d: ["(\\d{1,2})", "day"],
  HH: ["(\\d{2})", "hour"],
  H: ["(\\d{1,2})", "hour"],
  hh: ["(\\d{2})", "hour12"],
  h: ["(\\d{1,2})", "hour12"],
  mm: ["(\\d{2})", "minute"],
  m: ["(\\d{1,2})", "minute"],
  ss: ["(\\d{2})", "second"],
  s: ["(\\d{1,2})", "second"],
  SSSSSS: ["(\\d{6})", "fraction"],
  SSS: ["(\\d{3})", "fraction"],
  S: ["(\\d{1,9})", "fraction"],
  a: ["([AaPp])\\.?[Mm]\\.?", "half"],
  XXX: ["(Z|[+-]\\d{2}:?\\d{2})", "offset"],
  XX: ["(Z|[+-]\\d{4})", "offset"],
  X: ["(Z|[+-]\\d{2}(?::?\\d{2})?)", "offset"],
  Z: ["(Z|[+-]\\d{2}:?\\d{2})", "offset"],
};
const named = ["iso", "epochSeconds", "epochMs"];
const known = new Set(Object.keys(tokens));

type Piece = { text: string } | { token: string };

/** A format in pieces, or what is wrong with it. Quotes keep letters as they are; weekdays are read over. */
function piecesOf(format: string): Piece[] | string {
  const pieces: Piece[] = [];
  for (const [part, quoted, letters] of format.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)) {
    if (quoted !== undefined) pieces.push({ text: quoted.replaceAll("''", "'") || "'" });
    else if (letters === undefined) pieces.push({ text: part });
    else if (/^E{1,4}$/.test(part)) pieces.push({ token: "E" });
    else if (known.has(part)) pieces.push({ token: part });
    else if (part === "T") pieces.push({ text: part });
    else return `${part} in the date format ${format} is not known`;
  }
  return pieces;
}

/** What is wrong with a format, in a sentence; null: nothing. */
export function dateFormatFault(format: string): string | null {
  if (named.includes(format)) return null;
  const pieces = piecesOf(format);
  if (typeof pieces === "string") return pieces;
  const parts = pieces.flatMap((p) => ("token" in p && p.token !== "E" ? [tokens[p.token]![1]] : []));
  const has = (...names: string[]) => names.some((n) => parts.includes(n));
  if (!has("year", "shortYear") || !has("month", "monthName") || !has("day"))
    return `the date format ${format} lacks the year, the month or the day`;
  if (has("hour12") && !has("half"))
    return `the date format ${format} has hours to 12 (h) but not which half of the day (a)`;
  if (new Set(parts).size < parts.length) return `the date format ${format} says something twice`;
  return null;
}

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2190, 0, 1);

type ToInstant = (wall: number) => number | null;
type Parts = Record<string, string | undefined>;

/** Epoch ms of a date's parts; null where there is no such date. */
function instantFrom(p: Parts, toInstant: ToInstant): number | null {
  const year = p.year ? Number(p.year) : shortYear(Number(p.shortYear));
  const month = p.month ? Number(p.month) - 1 : months.indexOf(p.monthName!.slice(0, 3).toLowerCase());
  const day = Number(p.day);
  let hour = Number(p.hour ?? 0);
  if (p.hour12) {
    hour = Number(p.hour12);
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (p.half!.toLowerCase() === "p" ? 12 : 0);
  }
  const [minute, second] = [Number(p.minute ?? 0), Number(p.second ?? 0)];
  const ms = p.fraction ? Math.floor(Number(`0.${p.fraction}`) * 1000) : 0;
  if (month < 0 || month > 11 || hour > 23 || minute > 59 || second > 60) return null;
  const wall = Date.UTC(year, month, day, hour, minute, Math.min(second, 59), ms);
  // The thirtieth of February is the first or second of March to Date.
  const date = new Date(wall);
  if (date.getUTCDate() !== day || date.getUTCMonth() !== month) return null;
  const at = p.offset ? wall - offsetMs(p.offset) : toInstant(wall);
  return at !== null && at >= earliest && at <= latest ? at : null;
}

const quarterMs = 15 * 60_000;

/** Instants of a zone's wall clock. Its offset takes a while to find and is remembered by the quarter of an hour, in which no zone
 *  changes it; the quarters that the clocks leap over or show twice are looked up each time. */
function wallClock(zone: string): (wall: number) => number | null {
  const offsets = new Map<number, number>();
  const find = (wall: number) => instantOf(zone, wall - (wall % 1000)) + (wall % 1000);
  return (wall) => {
    if (wall < earliest + 2 * dayMs || wall > latest) return null;
    const quarter = Math.floor(wall / quarterMs);
    const known = offsets.get(quarter);
    if (known !== undefined) return wall - known;
    const [first, last] = [quarter * quarterMs, quarter * quarterMs + quarterMs - 1000];
    if (first - find(first) === last - find(last)) offsets.set(quarter, first - find(first));
    return find(wall);
  };
}
const shortYear = (n: number) => (n < 70 ? 2000 + n : 1900 + n);
function offsetMs(text: string): number {
  if (text === "Z" || text === "z") return 0;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text)!;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
}

const iso =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?)?)?\s*(Z|z|[+-]\d{2}(?::?\d{2})?)?$/;

function compileOne(format: string, toInstant: ToInstant): (text: string) => number | null {
  if (format === "iso")
    return (text) => {
      const m = iso.exec(text);
      if (!m) return null;
      const [, year, month, day, hour, minute, second, fraction, offset] = m;
      return instantFrom({ year, month, day, hour, minute, second, fraction, offset }, toInstant);
    };
  if (format === "epochSeconds" || format === "epochMs") {
    const unit = format === "epochMs" ? 1 : 1000;
    return (text) => {
      const at = /^\d{1,14}(\.\d+)?$/.test(text) ? Math.floor(Number(text) * unit) : Number.NaN;
      return at >= earliest && at <= latest ? at : null;
    };
  }
  const pieces = piecesOf(format) as Piece[];
  const parts: string[] = [];
  const pattern = pieces.map((piece) => {
    if ("text" in piece) return piece.text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+");
    if (piece.token === "E") return "\\p{L}+\\.?";
    const [match, part] = tokens[piece.token]!;
    parts.push(part);
    return match;
  });
  const whole = new RegExp(`^${pattern.join("")}$`, "u");
  return (text) => {
    const m = whole.exec(text);
    return m && instantFrom(Object.fromEntries(parts.map((part, i) => [part, m[i + 1]])), toInstant);
  };
}

/** Reads dates in the first of the formats that fits; gives epoch ms, or null for what is no date in any. A time that the clocks
 *  leap over counts as the instant of the leap, one that comes twice as its first. `zone` is canonical. */
export function compileDates(formats: readonly string[], zone: string): (text: string) => number | null {
  const toInstant = zone === "UTC" ? (wall: number) => wall : wallClock(zone);
  const readers = formats.map((format) => compileOne(format, toInstant));
  return (text) => {
    for (const read of readers) {
      const at = read(text);
      if (at !== null) return at;
    }
    return null;
  };
}
