import { type Signal, type SignalName, signalNames, type Understanding } from "../triage/understanding";

/** How much a signal must rise to be worth a new decision. */
const rise = 0.15;

/** What is known of a ticket after a further message: its issue type stays, its signals only rise, and evidence and references
 *  point into the new message alone. null when the message says nothing new, so that nothing has to be decided again. */
export function afterFollowUp(before: Understanding | null, fresh: Understanding): Understanding | null {
  if (before === null) return fresh;
  const louder = signalNames.filter((name) => fresh.signals[name].value >= before.signals[name].value + rise);
  if (louder.length === 0) return null;
  const signals = Object.fromEntries(
    signalNames.map((name): [SignalName, Signal] => [
      name,
      louder.includes(name) ? fresh.signals[name] : { value: before.signals[name].value, evidence: [] },
    ]),
  ) as Record<SignalName, Signal>;
  const { modelVersion, errorSignatures, entities } = fresh;
  return { ...before, modelVersion, signals, errorSignatures, entities };
}
