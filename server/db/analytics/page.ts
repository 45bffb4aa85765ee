import { adjustCaseMix, type CaseWork } from "../../domain/analytics/caseMix";
import { abandonCauses } from "../../domain/analytics/fact";
import { type Numbers, type SketchKey, sketchKeys } from "../../domain/analytics/figures";
import { type Group, peopleMeasures, queueMeasures } from "../../domain/analytics/groups";
import { layout, numbersByKey } from "../../domain/analytics/measures";
import { compose, decompose } from "../../domain/analytics/parts";
import { comparisonOf, type Span, slotsOf, spanOf, unitFor } from "../../domain/analytics/period";
import type { Ask, FlowRow, PageData, PersonRow, QueueRow, Row, Times, Uplift } from "../../domain/analytics/reading";
import { bucketsOfSketch, distributionOf, medianOf } from "../../domain/analytics/sketch";
import { type Scores, upliftOf } from "../../domain/analytics/uplift";
import type { Vector } from "../../domain/analytics/vector";
import { loadState } from "./apply";
import { type Client, reading, rowsOf } from "./pool";
import { type Answer, type Frame, sumsOf } from "./sumsOf";
import { numberOf } from "./values";
import { filterList, sourcesOf } from "./where";

const none: Vector = new Map();

const timesOf = (vector: Vector): Times =>
  Object.fromEntries(sketchKeys.map((key, at) => [key, distributionOf(vector, at)])) as Record<
    SketchKey,
    ReturnType<typeof distributionOf>
  >;

async function frameOf(client: Client, sources: readonly string[] | null): Promise<Frame> {
  const { gen, layout: written } = await loadState(client);
  const ids =
    sources === null ? null : (await Promise.all(sources.map((s) => numberOf(client, s)))).filter((id) => id !== null);
  const months = await rowsOf<{ month: number }>(
    client,
    `SELECT DISTINCT month FROM rollup_month WHERE gen = $1 AND NOT is_summed AND ($2::int[] IS NULL OR source = ANY($2))`,
    [gen, ids],
  );
  const changing = new Set(months.map((m) => m.month));
  return { gen, sources, sourceIds: ids, isReadable: written === layout, isSummed: (month) => !changing.has(month) };
}

const sumAll = (vectors: readonly Vector[]): Vector => {
  const sum: Vector = new Map();
  for (const vector of vectors) for (const [at, v] of vector) sum.set(at, (sum.get(at) ?? 0) + v);
  return sum;
};

function flowRows(found: ReadonlyMap<string | null, Vector>): FlowRow[] {
  const rows = [...found].flatMap(([value, vector]) => {
    if (value === null) return [];
    const [from = "", to = ""] = decompose(value);
    return [{ from, to, tickets: vector.get(0) ?? 0 }];
  });
  const known = new Set(rows.filter((r) => r.tickets > 0).map((r) => compose(r.from, r.to)));
  return rows
    .filter((r) => r.tickets > 0)
    .map((r) => ({ ...r, isMutual: known.has(compose(r.to, r.from)) }))
    .sort((a, b) => b.tickets - a.tickets || (a.from + a.to < b.from + b.to ? -1 : 1));
}

function queueRows(found: ReadonlyMap<string | null, Vector>): QueueRow[] {
  return [...found]
    .flatMap(([value, vector]) => {
      if (value === null) return [];
      const at = (key: (typeof queueMeasures)[number]) => vector.get(queueMeasures.indexOf(key)) ?? 0;
      const cut = value.lastIndexOf("/");
      const causes = Object.fromEntries(abandonCauses.map((c) => [c, at(c)])) as QueueRow["causes"];
      const place = { team: value.slice(0, cut), tier: Number(value.slice(cut + 1)) };
      return [{ ...place, waited: at("waited"), abandoned: at("abandoned"), causes }];
    })
    .filter((r) => r.waited > 0)
    .sort((a, b) => b.abandoned - a.abandoned || b.waited - a.waited);
}

function upliftFrom(found: ReadonlyMap<string | null, Vector>): Uplift {
  const strata = new Map<string, { escalated: Scores; direct: Scores }>();
  const empty = (): Scores => ({ n: 0, sum: 0, squares: 0 });
  for (const [value, vector] of found) {
    if (value === null) continue;
    const parts = decompose(value);
    const name = compose(...parts.slice(0, -1));
    const known = strata.get(name) ?? { escalated: empty(), direct: empty() };
    const scores = { n: vector.get(0) ?? 0, sum: vector.get(1) ?? 0, squares: vector.get(2) ?? 0 };
    strata.set(name, parts.at(-1) === "1" ? { ...known, escalated: scores } : { ...known, direct: scores });
  }
  return upliftOf([...strata.values()]);
}

const peopleNumbers = (vector: Vector): Numbers =>
  Object.fromEntries(peopleMeasures.map((key, at) => [`people.${key}`, vector.get(at) ?? 0]));

/** Each person's numbers, in the order of their names on the screen: none is better than another without enough outcomes. */
function peopleRows(
  now: ReadonlyMap<string | null, Vector>,
  before: ReadonlyMap<string | null, Vector> | null,
  only: string | null | undefined,
): PersonRow[] {
  const work: CaseWork[] = [];
  const sums = (found: ReadonlyMap<string | null, Vector>, each?: (value: string, n: Numbers) => void) => {
    const byPerson = new Map<string, Vector[]>();
    for (const [value, vector] of found) {
      if (value === null) continue;
      const personId = decompose(value)[0]!;
      const list = byPerson.get(personId);
      if (list) list.push(vector);
      else byPerson.set(personId, [vector]);
      each?.(value, peopleNumbers(vector));
    }
    return new Map([...byPerson].map(([id, list]) => [id, peopleNumbers(sumAll(list))]));
  };
  const numbers = sums(now, (value, n) => {
    const [personId, ...kind] = decompose(value);
    const at = (key: string) => n[`people.${key}`]!;
    const outcomes = at("solved") + at("reopened") + at("escalated");
    const rest = { solved: at("solved"), touches: at("touches"), handlingS: at("handlingS") };
    work.push({ personId: personId!, kind: compose(...kind), outcomes, ...rest });
  });
  const earlier = before ? sums(before) : null;
  const adjusted = new Map(adjustCaseMix(work).map((a) => [a.personId, a]));
  return [...numbers]
    .filter(([personId]) => only === undefined || personId === only)
    .map(([personId, n]) => ({
      numbers: n,
      before: earlier ? (earlier.get(personId) ?? {}) : null,
      ...adjusted.get(personId)!,
    }));
}

/** A page's data, as it was at one instant: numbers of the period, of the one that it is compared with, a series, rows by a
 *  dimension, and what only this page shows. */
export async function readPage(ask: Ask): Promise<PageData> {
  const unit = ask.unit ?? unitFor(ask.period);
  const slots = slotsOf(ask.period, unit);
  const comparison = ask.compare === "none" ? null : comparisonOf(ask.period, ask.compare);
  const filters = filterList(ask.filters);
  const [now, then] = [spanOf(ask.period), comparison ? spanOf(comparison) : null];
  const both: Span[] = then ? [now, then] : [now];
  return reading(async (client) => {
    const frame = await frameOf(client, sourcesOf(ask.sources));
    const of = (group: Group, by: Parameters<typeof sumsOf>[2]["by"], spans = both, below?: number): Promise<Answer> =>
      sumsOf(client, frame, { group, filters, by, spans, ...(below !== undefined && { below }) });
    const one = (found: ReadonlyMap<string | null, Vector> | undefined) => found?.get(null) ?? none;

    const inSlots = await of("tickets", null, slots.map(spanOf));
    const before = then ? (await of("tickets", null, [then]))[0] : undefined;
    const rows = ask.breakdown ? await of("tickets", ask.breakdown) : null;
    const data: PageData = {
      page: ask.page,
      period: ask.period,
      comparison,
      unit,
      total: numbersByKey(sumAll(inSlots.map(one))),
      before: then ? numbersByKey(one(before)) : null,
      series: slots.map(({ from, to }, at) => ({ from, to, numbers: numbersByKey(one(inSlots[at])) })),
      rows:
        rows &&
        [...rows[0]!.entries()]
          .map(
            ([value, v]): Row => ({
              value,
              numbers: numbersByKey(v),
              before: then ? numbersByKey(rows[1]!.get(value) ?? none) : null,
            }),
          )
          .filter((r) => (r.numbers.tickets ?? 0) > 0)
          .sort((a, b) => b.numbers.tickets! - a.numbers.tickets! || ((a.value ?? "") < (b.value ?? "") ? -1 : 1)),
      behind: (
        await rowsOf<{ n: number }>(client, "SELECT count(*)::int AS n FROM (SELECT 1 FROM fact_due LIMIT 10000) d")
      )[0]!.n,
      isFromFacts: !frame.isReadable || filters.length + (ask.breakdown ? 1 : 0) > 2,
    };
    if (ask.page === "escalation") data.flow = flowRows((await of("flow", "flow", [now]))[0]!);
    if (ask.page === "abandonment") data.queues = queueRows((await of("queue", "queue", [now]))[0]!);
    if (ask.page === "satisfaction") data.uplift = upliftFrom((await of("strata", "stratum", [now]))[0]!);
    if (ask.page === "people") {
      // Everybody's work is read also where one is asked for: it is what theirs is compared with.
      const others = filters.filter((f) => f.dim !== "person");
      const found = await sumsOf(client, frame, { group: "people", filters: others, by: "personCase", spans: both });
      data.people = peopleRows(found[0]!, found[1] ?? null, ask.filters.person);
    }
    if (ask.page === "resolution") {
      const times = await of("times", null);
      const medians = await of("times", null, slots.map(spanOf), bucketsOfSketch);
      data.times = { total: timesOf(one(times[0])), before: then ? timesOf(one(times[1])) : null };
      data.medians = medians.map((found) => medianOf(one(found), 0));
      if (data.rows && ask.breakdown) {
        const byValue = (await of("times", ask.breakdown, [now]))[0]!;
        data.rows = data.rows.map((r) => ({ ...r, times: timesOf(byValue.get(r.value) ?? none) }));
      }
    }
    return data;
  });
}
