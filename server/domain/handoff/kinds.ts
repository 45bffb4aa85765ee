import type { Kind } from "./kind";
import { kindsOfPeople } from "./kindsOfPeople";
import { kindsOfSetup } from "./kindsOfSetup";
import { kindsOfStory } from "./kindsOfStory";
import { kindsOfThings } from "./kindsOfThings";
import { kindsOfTime } from "./kindsOfTime";

/** The kinds of information that have patterns of their own; the first that is asked counts. */
export const kinds = { ...kindsOfThings, ...kindsOfSetup, ...kindsOfTime, ...kindsOfPeople, ...kindsOfStory };

export type KindName = keyof typeof kinds;

const entries = Object.entries(kinds) as [KindName, Kind][];

/** The kind of information that a question asks for, or null. */
export function kindAsked(question: string): { name: KindName; kind: Kind } | null {
  const found = entries.find(([, kind]) => kind.asks.test(question));
  return found ? { name: found[0], kind: found[1] } : null;
}
