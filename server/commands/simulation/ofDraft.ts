import { now } from "../../clock";
import { writeAudit } from "../../db/audit";
import type { Tx } from "../../db/client";
import { addSimulation, hasOwnSince } from "../../db/simulations/runs";
import { dayOf } from "../../domain/context/days";
import { checkPolicy } from "../../domain/policy/check";
import { recentDays } from "../../domain/simulation/whatIf/state";
import { systemActor } from "../../domain/vocabulary";
import { newId } from "../ids";

interface Draft {
  id: string;
  revision: number;
  name: string;
  document: object;
}

/** Puts a draft that somebody proposes in line to be tried on the desk's last weeks, in the transaction that makes it: a proposal
 *  comes with its what-if. Nobody asked for it, so it is in nobody's way: it counts for no one's limit. Null, and the proposal stands
 *  without one, where nothing happened yet that it could be tried on, or where no ticket can be decided by it. */
export async function simulateDraft(tx: Tx, draft: Draft, baseVersion: number): Promise<string | null> {
  const to = now();
  const from = to - recentDays * 86_400_000;
  const { document, name } = draft;
  if (!checkPolicy(document, undefined, dayOf(to)).ok || !(await hasOwnSince(tx, from))) return null;
  const id = newId();
  const none = { triedVersion: null, source: null, requestedBy: null };
  await addSimulation({ id, draft, name, document, baseVersion, from, to, ...none }, tx);
  await writeAudit(tx, {
    actor: systemActor,
    action: "policy.simulate",
    subject: { kind: "simulation", id },
    details: { draft: draft.id, version: null, baseVersion, source: null },
  });
  return id;
}
