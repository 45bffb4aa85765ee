import { channels } from "../vocabulary";
import type { PolicyDocument } from "./document";
import { anyTicket } from "./examples";
import { type DeskFacts, type Finding, find } from "./finding";

/** Channels whose tickets take more than anybody has room for: they would wait for ever. */
export function workloadWarnings(p: PolicyDocument, desk?: DeskFacts): Finding[] {
  const largest = desk?.largestCapacity ?? 0;
  if (largest === 0) return [];
  return channels.flatMap((channel) => {
    const weight = p.workload.weights[channel];
    if (weight <= largest) return [];
    const path = `workload.weights.${channel}`;
    const message = `A ${channel} ticket takes ${weight} slots, and nobody has more than ${largest}`;
    const fix = `Use ${largest} or less, or give somebody more capacity.`;
    const harm = `Any ticket by ${channel} would wait for nobody.`;
    return [find("heavierThanCapacity", path, message, harm, fix, { ticket: anyTicket(p, { channel }) })];
  });
}
