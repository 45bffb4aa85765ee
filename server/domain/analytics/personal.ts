import { minimumOutcomes } from "./caseMix";
import type { Numbers } from "./figures";
import type { PageData, Row } from "./reading";

/** Measures that tell what became of somebody's work, and how quickly. How much they had is no such thing. */
const outcomes =
  /^(reopened|firstTouch|overEscalat|ttr|score\.|scoreSum|rated|people\.(solved|reopened|escalated|notTheirs|handlingS|rated|scoreSum)$)/;
export const isOutcome = (measure: string): boolean => outcomes.test(measure);

const withoutOutcomes = (numbers: Numbers): Numbers =>
  Object.fromEntries(Object.entries(numbers).filter(([key]) => !isOutcome(key)));
const bare = <T extends { numbers: Numbers; before: Numbers | null }>(row: T): T => ({
  ...row,
  numbers: withoutOutcomes(row.numbers),
  before: row.before && withoutOutcomes(row.before),
});

/** What is known of one person: their outcomes only to whoever leads them, and of enough tickets. */
interface Knows {
  sees: (personId: string) => boolean;
  leads: (personId: string) => boolean;
}
const mayTell = (knows: Knows, personId: string, numbers: Numbers) =>
  knows.leads(personId) && (numbers.resolved ?? 0) >= minimumOutcomes;

function rowsFor(rows: readonly Row[], knows: Knows): Row[] {
  return rows.flatMap((row) => {
    if (row.value === null || mayTell(knows, row.value, row.numbers)) return [row];
    return knows.sees(row.value) ? [{ ...bare(row), times: undefined }] : [];
  });
}

/** A page's data as somebody may see it. Outcomes of a person are left out, and so count nothing, for those who do not lead the
 *  person, and on pages that do not adjust for the mix of work also below the smallest sample. */
export function asSeenBy(
  data: PageData,
  knows: Knows,
  { breakdown, person }: { breakdown: string | null; person: string | null | undefined },
): PageData {
  const people = data.people
    ?.filter((p) => knows.sees(p.personId))
    .map((p) => (knows.leads(p.personId) ? p : { ...bare(p), success: null, handlingS: null }));
  const rows = breakdown === "person" && data.rows ? rowsFor(data.rows, knows) : data.rows;
  const seen: PageData = { ...data, rows, ...(people && { people }) };
  if (person == null || mayTell(knows, person, data.total)) return seen;
  return {
    ...seen,
    total: withoutOutcomes(data.total),
    before: data.before && withoutOutcomes(data.before),
    series: data.series.map((slot) => ({ ...slot, numbers: withoutOutcomes(slot.numbers) })),
    rows: rows?.map((row) => ({ ...bare(row), times: undefined })) ?? null,
    times: undefined,
    medians: undefined,
    uplift: undefined,
  };
}
