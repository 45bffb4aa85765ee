import { nodeAt } from "@/server/domain/policy/graph/places";
import type { Check } from "../types";

export interface Faults {
  errors: number;
  warnings: number;
}
export type Finding = Check["errors"][number];

/** How much is wrong with each node, by its name. */
export function faultsOf(document: unknown, { errors, warnings }: Check): Map<string, Faults> {
  const found = new Map<string, Faults>();
  const count = (list: readonly Finding[], what: keyof Faults) => {
    for (const { path } of list) {
      const node = nodeAt(document, path);
      if (node === null) continue;
      const before = found.get(node) ?? { errors: 0, warnings: 0 };
      found.set(node, { ...before, [what]: before[what] + 1 });
    }
  };
  count(errors, "errors");
  count(warnings, "warnings");
  return found;
}
