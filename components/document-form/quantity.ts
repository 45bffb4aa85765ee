/** Lengths and shares as people write them. A text that says nothing names its fault, a key of `promises.fault`. */
export type Read = { value: number; fault: null } | { value: null; fault: Fault };
export type Fault =
  | "empty"
  | "unreadable"
  | "days"
  | "notPositive"
  | "tooLong"
  | "notWhole"
  | "notQuarter"
  | "notNumber"
  | "outOfRange";

const fail = (fault: Fault): Read => ({ value: null, fault });
const numberOf = (text: string) => Number(text.replace(",", "."));
const figure = String.raw`\d+(?:[.,]\d+)?`;
const length = new RegExp(
  String.raw`^(?:(${figure})\s*h(?:ours?|rs?)?\s*)?(?:(${figure})\s*(?:m(?:in(?:ute)?s?)?)?)?$`,
  "i",
);
const yearMinutes = 525_600;

/** Minutes of `2h 30m`, `2h30`, `2:30`, `1.5h`, `90m` or `90`. Days are refused: a working day is as long as its calendar. */
export function readMinutes(text: string): Read {
  const bare = text.trim();
  if (bare === "") return fail("empty");
  if (new RegExp(`^${figure}\\s*d(ays?)?\\b`, "i").test(bare)) return fail("days");
  const clock = /^(\d+):([0-5]\d)$/.exec(bare);
  const found = clock ?? length.exec(bare);
  if (!found || (found[1] === undefined && found[2] === undefined))
    return fail(bare.startsWith("-") ? "notPositive" : "unreadable");
  const minutes = Math.round((numberOf(found[1] ?? "0") * 60 + numberOf(found[2] ?? "0")) * 1e6) / 1e6;
  if (minutes <= 0) return fail("notPositive");
  return minutes > yearMinutes ? fail("tooLong") : { value: minutes, fault: null };
}

/** Minutes as `readMinutes` reads them: `2h 30m`, `45m`. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = Math.round((minutes - hours * 60) * 1e6) / 1e6;
  return [hours > 0 && `${hours}h`, (rest > 0 || hours === 0) && `${rest}m`].filter(Boolean).join(" ");
}

/** A share of 0 to 1 from per cent: `45`, `45 %`, `33.3%`. */
export function readPercent(text: string): Read {
  const found = new RegExp(`^(${figure})\\s*%?$`).exec(text.trim());
  if (!found) return fail(text.trim() === "" ? "empty" : "unreadable");
  const share = Math.round(numberOf(found[1]!) * 1e4) / 1e6;
  return share > 1 ? fail("outOfRange") : { value: share, fault: null };
}

export const percentText = (share: number): string => `${Math.round(share * 1e4) / 100}`;

/** A whole number within bounds, both included. */
export function readWhole(text: string, least: number, most: number): Read {
  const bare = text.trim();
  if (bare === "") return fail("empty");
  if (!/^-?\d+$/.test(bare)) return fail("notWhole");
  const value = Number(bare);
  return value < least || value > most ? fail("outOfRange") : { value, fault: null };
}

/** Quarters within bounds, both included: `0.5`, `1.25`, `0,75`. */
export function readQuarters(text: string, least: number, most: number): Read {
  const bare = text.trim();
  if (bare === "") return fail("empty");
  if (!new RegExp(`^${figure}$`).test(bare)) return fail("notQuarter");
  const value = numberOf(bare);
  if (!Number.isInteger(value * 4)) return fail("notQuarter");
  return value < least || value > most ? fail("outOfRange") : { value, fault: null };
}

/** A number within bounds, both included: `0.6`, `12`, `0,016`. */
export function readDecimal(text: string, least: number, most: number): Read {
  const bare = text.trim();
  if (bare === "") return fail("empty");
  if (!new RegExp(`^${figure}$`).test(bare)) return fail("notNumber");
  const value = numberOf(bare);
  return value < least || value > most ? fail("outOfRange") : { value, fault: null };
}

/** Whether shares make a whole, as the check of the policy counts it. */
export const isWhole = (sum: number): boolean => Math.abs(sum - 1) < 1e-6;
