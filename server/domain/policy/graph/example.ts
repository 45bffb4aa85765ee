import type { DecisionFacts } from "../../decision/decide";
import { signalNames, type Understanding } from "../../triage/understanding";
import { wordsOf } from "../../triage/words";
import type { Channel } from "../../vocabulary";
import type { Policy } from "../compile";
import type { ExampleTicket } from "./way";

const bounded = (x: number | undefined): number => (x !== undefined && x >= 0 ? Math.min(1, x) : 0);

/** What a decision would see of an example. Keywords that the policy does not have close nothing. */
export function factsOf(ticket: ExampleTicket, { document }: Policy): DecisionFacts {
  const { issueTypes, segment, at, signals, keywords, noneOfThese, language } = ticket;
  const has = new Set(document.gates.keywords.map(wordsOf));
  const read = signalNames.map((name) => [name, { value: bounded(signals[name]), evidence: [] }]);
  return {
    understanding: {
      modelVersion: "example",
      candidates: issueTypes.toSorted((a, b) => b.probability - a.probability),
      noneOfThese: bounded(noneOfThese ?? (issueTypes.length === 0 ? 1 : 0)),
      signals: Object.fromEntries(read) as Understanding["signals"],
      errorSignatures: [],
      ...(language !== undefined && { language }),
    },
    segment,
    at,
    keywords: keywords.filter((k) => has.has(wordsOf(k))),
  };
}

/** A real ticket's decision as an example: what a policy looks at, without what the desk knew around it. What a person put
 *  right is sure; a message that could not be read is about nothing, and not for that out of scope. `at` stands for the
 *  instant of decisions from before they kept one. */
export function exampleOf(facts: DecisionFacts, channel: Channel, at: number): ExampleTicket {
  const { understanding, corrected, segment, keywords } = facts;
  const signals = Object.fromEntries(
    signalNames.flatMap((name) => {
      const value = understanding?.signals[name]?.value ?? 0;
      return value > 0 ? [[name, value]] : [];
    }),
  );
  const language = understanding?.language ?? null;
  const asked = corrected
    ? { issueTypes: corrected.issueType === null ? [] : [{ issueType: corrected.issueType, probability: 1 }] }
    : { issueTypes: understanding?.candidates ?? [], noneOfThese: understanding?.noneOfThese ?? 0 };
  return { ...asked, segment, channel, at: facts.at ?? at, signals, keywords, ...(language !== null && { language }) };
}
