"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { now } from "../clock";
import { cancelSimulation } from "../commands/simulation/cancel";
import { requestSimulation } from "../commands/simulation/request";
import { recentDays } from "../domain/simulation/whatIf/state";
import type { Result } from "../errors";
import { actAs } from "./action";

const chosen = z.object({ id: z.uuid("id is not a simulation's id") });
const asked = z.strictObject({
  tried: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("draft"), id: z.uuid("Choose a draft.") }),
    z.strictObject({ kind: z.literal("version"), version: z.int().positive() }),
  ]),
  sourceId: z.uuid().nullable(),
  from: z.int("Choose the first day."),
  to: z.int("Choose the last day."),
});
export type AskedSimulation = z.infer<typeof asked>;

/** Asks for a simulation of a draft or an older version; a worker carries it out. */
export async function startSimulationAction(input: AskedSimulation): Promise<Result<{ id: string }>> {
  return actAs("policy.simulate", (person) =>
    requestSimulation(parseInput(asked, input), { kind: "person", id: person.id }),
  );
}

/** The same of a draft on the desk's own last weeks, without a question. */
export async function simulateDraftAction(draftId: string): Promise<Result<{ id: string }>> {
  return actAs("policy.simulate", (person) => {
    const { id } = parseInput(chosen, { id: draftId });
    const at = now();
    return requestSimulation(
      { tried: { kind: "draft", id }, sourceId: null, from: at - recentDays * 86_400_000, to: at },
      { kind: "person", id: person.id },
    );
  });
}

export async function cancelSimulationAction(id: string): Promise<Result<void>> {
  return actAs("policy.simulate", (person) =>
    cancelSimulation(parseInput(chosen, { id }).id, { kind: "person", id: person.id }),
  );
}
