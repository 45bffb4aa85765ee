"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { decidePattern, declareFromPattern, proposeFromPattern } from "../commands/patterns/decidePattern";
import { askForLook } from "../db/patterns/cards";
import { incidentDeclaration } from "../domain/incident/incident";
import { dismissReasons } from "../domain/patterns/pattern";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const decision = z.discriminatedUnion("do", [
  z.strictObject({ do: z.literal("assign"), to: z.uuid("Choose a person.") }),
  z.strictObject({ do: z.literal("snooze"), until: z.int() }),
  z.strictObject({
    do: z.literal("dismiss"),
    reason: z.enum(dismissReasons, "Choose a reason."),
    note: z.string().trim().max(500, "Use at most 500 characters."),
  }),
  z.strictObject({ do: z.literal("open") }),
]);
const proposal = z.strictObject({
  why: z.string().trim().min(20, "Say in a sentence what the tickets show.").max(2000, "Use at most 2,000 characters."),
  version: z.int().min(1),
});

export async function decidePatternAction(patternId: string, asked: unknown): Promise<Result<void>> {
  return actAs("patterns.manage", (person) =>
    decidePattern(parseInput(id, patternId), parseInput(decision, asked), person.id),
  );
}

/** Makes a surge an incident, with its open tickets. */
export async function declareFromPatternAction(
  patternId: string,
  declaration: unknown,
): Promise<Result<{ id: string; joined: number; stopped: string | null }>> {
  return actAs("patterns.manage", (person) =>
    declareFromPattern(parseInput(id, patternId), parseInput(incidentDeclaration, declaration), person.id),
  );
}

export async function proposeFromPatternAction(patternId: string, asked: unknown): Promise<Result<{ id: string }>> {
  return actAs("patterns.manage", (person) =>
    proposeFromPattern(parseInput(id, patternId), parseInput(proposal, asked), person.id),
  );
}

/** Asks for a look now; the worker does it. */
export async function lookNowAction(): Promise<Result<void>> {
  return actAs("patterns.manage", async () => void (await askForLook()));
}
