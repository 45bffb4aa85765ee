import { type Condition, toSql } from "../../domain/analytics/condition";
import { type Dim, dims, ownSource } from "../../domain/analytics/fact";
import type { Filters, SourceFilter } from "../../domain/analytics/reading";

export interface Filter {
  dim: Dim;
  value: string | null;
}

/** Filters as a list, in the order of dimensions. */
export const filterList = (filters: Filters): Filter[] =>
  dims.flatMap((dim) => (filters[dim] === undefined ? [] : [{ dim, value: filters[dim] }]));

export const sourcesOf = (sources: SourceFilter): readonly string[] | null =>
  sources === "all" ? null : sources === "own" ? [ownSource] : sources;

const conditionOf = ({ dim, value }: Filter): Condition => {
  if (value === null) return { not: { known: dim } };
  return { eq: [dim, dim === "tier" ? Number(value) : value] };
};

/** The conditions of sources and filters on `ticket_fact` f, joined to those given; values go to `parameters`. */
export function whereOf(
  conditions: readonly Condition[],
  filters: readonly Filter[],
  sources: readonly string[] | null,
  parameters: unknown[],
): string {
  const parts = [toSql({ all: [...conditions, ...filters.map(conditionOf)] }, parameters)];
  if (sources) {
    parts.push(`f.source = ANY($${parameters.length + 1}::text[])`);
    parameters.push(sources);
  }
  return parts.join(" AND ");
}
