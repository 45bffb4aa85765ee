import type { DecisionFacts, DecisionResult } from "../../domain/decision/decide";
import { type Difference, replayDecision } from "../../domain/decision/replay";
import { BatonError } from "../../errors";
import { db } from "../client";
import { loadPolicy } from "../policies";

export interface Replay {
  id: string;
  identical: boolean;
  /** Of the engine that decided then. */
  engineVersion: string;
  policyVersion: number;
  modelVersion: string;
  differences: Difference[];
}

/** Decides a stored decision again from the facts it saw, under the policy it was made under. */
export async function replay(id: string): Promise<Replay> {
  const row = await db.decision.findUnique({ where: { id } });
  if (!row) throw new BatonError("notFound", `There is no decision ${id}: a ticket's page names its own`, "id");
  const { engineVersion, policyVersion, modelVersion } = row;
  const stored = {
    engineVersion,
    facts: row.facts as unknown as DecisionFacts,
    result: row.result as unknown as DecisionResult,
  };
  const differences = replayDecision(stored, await loadPolicy(policyVersion));
  return { id, identical: differences.length === 0, engineVersion, policyVersion, modelVersion, differences };
}
