import { now } from "../../clock";
import { db } from "../../db/client";
import { loadEstimates } from "../../db/estimates";
import { loadPolicy } from "../../db/policies";
import { countImported, importedHistory, meanConfidence, namesOf } from "../../db/simulations/importedHistory";
import { countOwn, ownCapacity, ownHistory } from "../../db/simulations/ownHistory";
import {
  endSimulation,
  readSimulation,
  type SimulationRun,
  type SimulationTask,
  saveDone,
} from "../../db/simulations/runs";
import { clearListed, type ListedOutcome, type ListedTicket, saveListed } from "../../db/simulations/tickets";
import { syncTime } from "../../db/time";
import { compilePolicy, type Policy } from "../../domain/policy/compile";
import { compareRuns } from "../../domain/simulation/whatIf/compare";
import { type Outcome, replayTicket } from "../../domain/simulation/whatIf/replay";
import { mostListed } from "../../domain/simulation/whatIf/state";
import { addTicket, emptyTally, stratumKeys } from "../../domain/simulation/whatIf/tally";
import type { HistoricTicket } from "../../domain/simulation/whatIf/ticket";
import { BatonError } from "../../errors";
import { requireDecides } from "./request";

/** Progress is written, and a cancelling noticed, once a second at most. */
const sayEveryMs = 1_000;

export interface Told {
  /** After each second, and at the end. */
  progress?: (done: number, total: number) => void;
}

interface Past {
  total: number;
  batches: AsyncGenerator<HistoricTicket[]>;
  /** Issue types of a log that the policies know; null where that is no question. */
  isAnyKnown: (() => boolean) | null;
}

async function pastOf({ source, from, to }: SimulationTask, published: Policy, draft: Policy): Promise<Past> {
  if (source === null) {
    return { total: await countOwn(from, to), batches: ownHistory({ from, to, now: now() }), isAnyKnown: null };
  }
  let isKnown = false;
  const read = importedHistory(source.id, { from, to }, namesOf([published, draft]), await meanConfidence());
  async function* noticing() {
    for await (const batch of read) {
      isKnown ||= batch.some((t) => (t.facts.understanding?.candidates.length ?? 0) > 0);
      yield batch;
    }
  }
  return { total: await countImported(source.id, from, to), batches: noticing(), isAnyKnown: () => isKnown };
}

const listed = ({ place, issueType, priority, late, reasons }: Outcome, stratum: string): ListedOutcome => ({
  ...{ ...place, issueType, priority, late, reasons, stratum },
});

function requireSome(total: number, { source }: SimulationTask): void {
  if (total > 0) return;
  const text = source
    ? `No ticket of ${source.name} was created in this period. Choose another one.`
    : "No ticket came in within this period. Choose a longer one, or an imported history.";
  throw new BatonError("badInput", text, "period");
}

/** Carries out a simulation that this process has: every ticket of the period is decided again under both policies, some hundred at a
 *  time. False where it was cancelled or taken over meanwhile; what cannot be simulated ends it as failed, with the field. */
export async function carryOutSimulation(run: SimulationRun, told: Told = {}): Promise<boolean> {
  await syncTime();
  const task = await readSimulation(run);
  if (!task) return false;
  try {
    return await replayAll(run, task, told);
  } catch (error) {
    if (!(error instanceof BatonError) || error.code === "internal") throw error;
    await clearListed(run.id);
    await endSimulation(db, run, { state: "failed", error: error.message, field: error.field });
    return false;
  }
}

async function replayAll(run: SimulationRun, task: SimulationTask, told: Told): Promise<boolean> {
  const published = await loadPolicy(task.baseVersion);
  const draft = compilePolicy(0, requireDecides(task.document));
  const estimates = await loadEstimates();
  const past = await pastOf(task, published, draft);
  requireSome(past.total, task);
  await clearListed(run.id);
  if (!(await saveDone(run, 0, past.total))) return false;

  const tally = emptyTally();
  let seq = 0;
  let saidAt = performance.now();
  for await (const batch of past.batches) {
    const differing: ListedTicket[] = [];
    for (const ticket of batch) {
      const is = { published: replayTicket(published, ticket), draft: replayTicket(draft, ticket) };
      const kinds = addTicket(tally, ticket, is);
      if (kinds.length === 0 || seq >= mostListed) continue;
      const keys = stratumKeys(ticket, is.published, is.draft);
      const { place, escalations, handoffs } = ticket.was;
      differing.push({
        seq: seq++,
        ticketId: ticket.id,
        at: ticket.at,
        kinds,
        was: { ...place, hops: escalations + handoffs },
        published: listed(is.published, keys.published),
        draft: listed(is.draft, keys.draft),
      });
    }
    await saveListed(run.id, differing);
    if (performance.now() - saidAt < sayEveryMs) continue;
    saidAt = performance.now();
    if (!(await saveDone(run, tally.arrivals, past.total))) {
      await clearListed(run.id);
      return false;
    }
    told.progress?.(tally.arrivals, past.total);
  }
  if (past.isAnyKnown && !past.isAnyKnown()) {
    const text = `No ticket of ${task.source!.name} in this period names an issue type of this policy. Map its issue types when importing, by the policy's ids or names.`;
    throw new BatonError("badInput", text, "source");
  }
  requireSome(tally.arrivals, task);
  const capacity = task.source === null ? await ownCapacity(task.from, task.to) : {};
  const { result, outlooks } = compareRuns(tally, { published, draft, estimates, capacity });
  const isWritten = await endSimulation(db, run, { state: "done", result, outlooks });
  if (!isWritten) await clearListed(run.id);
  else told.progress?.(tally.arrivals, tally.arrivals);
  return isWritten;
}
