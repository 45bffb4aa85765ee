import type { Policy } from "../policy/compile";
import { type DecisionFacts, type DecisionResult, decide } from "./decide";

/** One place where two results are not the same; `path` as in `reasons[0].params.tier`, a missing side is null. */
export interface Difference {
  path: string;
  was: unknown;
  is: unknown;
}

/** Decides again from the facts a decision saw, as the engine of then tells it, and says where that is not what was decided
 *  then, to the last digit. Both are compared as they are kept: a field without a value is none, and the order of fields says
 *  nothing. */
export function replayDecision(
  stored: { facts: DecisionFacts; result: DecisionResult; engineVersion?: string },
  policy: Policy,
): Difference[] {
  return differences(
    JSON.parse(JSON.stringify(stored.result)),
    JSON.parse(JSON.stringify(decide(stored.facts, policy, stored.engineVersion))),
    "",
  );
}

const isObject = (x: unknown): x is Record<string, unknown> => typeof x === "object" && x !== null;

function differences(was: unknown, is: unknown, path: string): Difference[] {
  if (Array.isArray(was) && Array.isArray(is)) {
    const length = Math.max(was.length, is.length);
    return Array.from({ length }, (_, i) => differences(was[i] ?? null, is[i] ?? null, `${path}[${i}]`)).flat();
  }
  if (isObject(was) && isObject(is) && !Array.isArray(was) && !Array.isArray(is)) {
    const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].sort();
    const at = (key: string) => (path === "" ? key : `${path}.${key}`);
    return keys.flatMap((key) => differences(was[key] ?? null, is[key] ?? null, at(key)));
  }
  return was === is ? [] : [{ path, was, is }];
}
