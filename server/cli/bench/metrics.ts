import { cpus, totalmem } from "node:os";

/** `low` and `high`: where a mean lies with 95 % confidence, for those that say so. */
export type Metrics = Record<string, { value: number; unit: string; n: number; low?: number; high?: number }>;

/** Quantile of type 7, as everywhere in Baton. `values` need not be sorted. */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low]! + (sorted[high]! - sorted[low]!) * (at - low);
}

export const machine = (postgres: string) => ({
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.versions.node,
  postgres,
});
