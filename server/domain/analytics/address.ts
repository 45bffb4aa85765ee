import { canonicalZone } from "../calendar/zone";
import { areAskableDays, isAskableText, isTier, mostSources } from "./bounds";
import { type Dim, dims } from "./fact";
import { passingRates, type SketchKey, sketchKeys } from "./figures";
import { addDays, addMonths, type DayPeriod, type Unit, units } from "./period";
import type { Filters, SourceFilter } from "./reading";

/** How a page of analytics is kept in its address: every part a short text, so that what is looked at can be sent to somebody. */

export const presets = ["7d", "28d", "90d", "12m", "mtd"] as const;
export type Preset = (typeof presets)[number];
export const comparisons = ["previous", "yearBefore", "none"] as const;
export type Comparison = (typeof comparisons)[number];

/** Parameters of the address. `period` is a preset or `FROM..LAST`, both days included; `sources` `own`, `all` or ids of imports. */
export const addressKeys = ["period", "compare", "sources", "by", "rate", "unit", "basis", "zone", ...dims] as const;
export type AddressKey = (typeof addressKeys)[number];
export type AddressParams = Partial<Record<AddressKey, string | string[] | null | undefined>>;

export interface Address {
  period: Preset | { from: string; last: string };
  compare: Comparison;
  sources: SourceFilter;
  by: Dim | null;
  /** Which rate the page of escalation breaks down; null: any step up. */
  rate: string | null;
  unit: Unit | null;
  /** How the page of resolution counts time. */
  basis: SketchKey;
  /** Null: the desk's. */
  zone: string | null;
  filters: Filters;
}

/** How the tickets are called of which a dimension is not known. */
export const unknownValue = "none";

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | null =>
  list.find((one) => one === value) ?? null;

function readPeriod(text: string | null): Address["period"] {
  const [from = "", last = ""] = (text ?? "").split("..");
  if (areAskableDays(from, last)) return { from, last };
  return oneOf(presets, text) ?? "28d";
}
function readSources(text: string | null): SourceFilter {
  if (text === null || text === "own" || text === "all") return text ?? "own";
  const ids = text.split(",").filter((id) => isAskableText(id));
  return ids.length === 0 || ids.length > mostSources ? "own" : ids;
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
    if (value === unknownValue) filters[dim] = null;
    else if (value !== null && (dim === "tier" ? isTier(value) : isAskableText(value))) filters[dim] = value;
  }
  const zone = text("zone");
  return {
    period: readPeriod(text("period")),
    compare: oneOf(comparisons, text("compare")) ?? "previous",
    sources: readSources(text("sources")),
    by: oneOf(dims, text("by")),
    rate: oneOf(passingRates, text("rate")),
    unit: oneOf(units, text("unit")),
    basis: oneOf(sketchKeys, text("basis")) ?? "ttr",
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
    rate: a.rate,
    basis: a.basis === "ttr" ? null : a.basis,
    zone: a.zone,
    ...filters,
  };
}

/** As the end of a link: `?period=90d&team=billing`, empty where nothing is said. */
export function addressQuery(params: Record<string, string | null | undefined>): string {
  const said = Object.entries(params).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return said.length === 0 ? "" : `?${new URLSearchParams(said)}`;
}

/** What the end of a link says: the other way round. */
export const addressOf = (query: string): Address => readAddress(Object.fromEntries(new URLSearchParams(query)));
