import { canonicalZone } from "../calendar/zone";
import { type Dim, dims } from "./fact";
import { addDays, addMonths, type DayPeriod, daysBetween, type Unit, units } from "./period";
import type { Filters, SourceFilter } from "./reading";

/** How a page of analytics is kept in its address: every part a short text, so that what is looked at can be sent to somebody. */

export const presets = ["7d", "28d", "90d", "12m", "mtd"] as const;
export type Preset = (typeof presets)[number];
export const comparisons = ["previous", "yearBefore", "none"] as const;
export type Comparison = (typeof comparisons)[number];

/** Parameters of the address. `period` is a preset or `FROM..LAST`, both days included; `sources` `own`, `all` or ids of imports. */
export const addressKeys = ["period", "compare", "sources", "by", "unit", "zone", ...dims] as const;
export type AddressKey = (typeof addressKeys)[number];
export type AddressParams = Partial<Record<AddressKey, string | string[] | null | undefined>>;

export interface Address {
  period: Preset | { from: string; last: string };
  compare: Comparison;
  sources: SourceFilter;
  by: Dim | null;
  unit: Unit | null;
  /** Null: the desk's. */
  zone: string | null;
  filters: Filters;
}

/** How the tickets are called of which a dimension is not known. */
export const unknownValue = "none";
const mostDays = 366 * 11;

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | null =>
  list.find((one) => one === value) ?? null;

function isDay(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
function readPeriod(text: string | null): Address["period"] {
  const [from = "", last = ""] = (text ?? "").split("..");
  if (isDay(from) && isDay(last) && from <= last && daysBetween(from, last) < mostDays) return { from, last };
  return oneOf(presets, text) ?? "28d";
}

/** What an address asks for. What cannot be read counts as not said: an old link still opens. */
export function readAddress(params: AddressParams): Address {
  const text = (key: AddressKey): string | null => {
    const value = params[key];
    return (Array.isArray(value) ? value[0] : value) || null;
  };
  const filters: Filters = {};
  for (const dim of dims) {
    const value = text(dim);
    if (value !== null) filters[dim] = value === unknownValue ? null : value;
  }
  const sources = text("sources");
  const zone = text("zone");
  return {
    period: readPeriod(text("period")),
    compare: oneOf(comparisons, text("compare")) ?? "previous",
    sources: sources === null || sources === "own" ? "own" : sources === "all" ? "all" : sources.split(","),
    by: oneOf(dims, text("by")),
    unit: oneOf(units, text("unit")),
    zone: zone && canonicalZone(zone),
    filters,
  };
}

/** The days that an address means, seen on `today` (`2026-03-01`) in the desk's zone. Presets end with today. */
export function periodOf(address: Pick<Address, "period" | "zone">, today: string, deskZone: string): DayPeriod {
  const { period } = address;
  const zone = address.zone ?? deskZone;
  if (typeof period === "object") return { from: period.from, to: addDays(period.last, 1), zone };
  const to = addDays(today, 1);
  if (period === "mtd") return { from: addMonths(today, 0), to, zone };
  if (period === "12m") return { from: addMonths(today, -11), to, zone };
  return { from: addDays(to, -Number(period.slice(0, -1))), to, zone };
}

export const periodText = ({ from, to }: Pick<DayPeriod, "from" | "to">): string => `${from}..${addDays(to, -1)}`;

/** The parameters that say an address; what goes without saying is null. */
export function addressParams(a: Address): Record<AddressKey, string | null> {
  const filters = Object.fromEntries(
    dims.map((dim) => [dim, dim in a.filters ? (a.filters[dim] ?? unknownValue) : null]),
  ) as Record<Dim, string | null>;
  return {
    period: typeof a.period === "object" ? `${a.period.from}..${a.period.last}` : a.period === "28d" ? null : a.period,
    compare: a.compare === "previous" ? null : a.compare,
    sources: a.sources === "own" ? null : typeof a.sources === "string" ? a.sources : a.sources.join(","),
    by: a.by,
    unit: a.unit,
    zone: a.zone,
    ...filters,
  };
}

/** As the end of a link: `?period=90d&team=billing`, empty where nothing is said. */
export function addressQuery(params: Record<string, string | null | undefined>): string {
  const said = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length === 0 ? "" : `?${new URLSearchParams(said)}`;
}
