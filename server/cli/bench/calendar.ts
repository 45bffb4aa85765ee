import { addBusinessMs } from "../../domain/calendar/businessTime";
import { type Calendar, compileCalendar } from "../../domain/calendar/compile";
import { type CalendarRules, weekdays, weekOf } from "../../domain/calendar/document";
import { seededRandom } from "../../domain/random";
import { usedBytes } from "./memory";
import { type Metrics, quantile } from "./metrics";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const calendars = 50;
/** So many of each are held for the measure of memory: fewer drown in what else the process gives back meanwhile. */
const copies = 40;
const additions = 1_000_000;
const rounds = 5;
const from = Date.UTC(2026, 0, 1);
const years = 3;
const zones = [
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kathmandu",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Asia/Tokyo",
  "Africa/Casablanca",
  "America/Los_Angeles",
];

/** An office with a lunch break: two intervals a day, twelve holidays a year. */
const rulesOf = (i: number): CalendarRules => ({
  id: `office-${i}`,
  name: `Office ${i}`,
  zone: zones[i % zones.length]!,
  week: weekOf(weekdays.slice(0, 5), [
    { from: 480 + i, to: 720 },
    { from: 780, to: 1020 + i },
  ]),
  holidays: Array.from({ length: 12 * years }, (_, k) => ({
    date: new Date(from + (k * 30 + (i % 20)) * dayMs).toISOString().slice(0, 10),
    name: "Holiday",
  })),
});

/** Compiled, and every year of the three asked for once. */
function compileInFull(rules: CalendarRules): Calendar {
  const calendar = compileCalendar(rules);
  for (let year = 0; year < years; year++) addBusinessMs(calendar, from + year * 365 * dayMs, 20 * dayMs);
  return calendar;
}

/** How fast business time is added, and what a compiled calendar costs. One thread, no database. */
export async function benchCalendar(): Promise<Metrics> {
  const rules = Array.from({ length: calendars }, (_, i) => rulesOf(i));
  // The first of a zone also looks up when its clocks change; that is kept for all its calendars.
  const first = rules.slice(0, zones.length).map((r) => timed(() => compileInFull(r)));
  for (let i = 0; i < 5; i++) rules.forEach(compileInFull);

  const before = usedBytes();
  const held: Calendar[] = [];
  const compiling: number[] = [];
  for (let i = 0; i < copies; i++) compiling.push(...rules.map((r) => timed(() => held.push(compileInFull(r)))));
  const bytes = usedBytes() - before;

  const random = seededRandom(1);
  const instants = Float64Array.from({ length: additions }, () => from + Math.floor(random() * years * 365 * dayMs));
  const lengths = Float64Array.from({ length: additions }, () => Math.floor(random() * 40 * hourMs));
  const used = held.slice(0, calendars);
  let sum = 0;
  const perSecond = Array.from({ length: rounds + 1 }, () => {
    const ms = timed(() => {
      for (let i = 0; i < additions; i++) sum += addBusinessMs(used[i % calendars]!, instants[i]!, lengths[i]!);
    });
    return (additions / ms) * 1000;
  }).slice(1);
  if (!Number.isFinite(sum)) throw new Error("An addition gave no instant");
  return {
    additionsPerSecond: { value: quantile(perSecond, 0.5), unit: "additions/s", n: rounds * additions },
    compileMs: { value: quantile(compiling, 0.5), unit: "ms", n: compiling.length },
    firstOfZoneMs: { value: quantile(first, 0.5), unit: "ms", n: first.length },
    bytesPerCalendar: { value: bytes / held.length, unit: "bytes", n: held.length },
  };
}

function timed(work: () => unknown): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}
