"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { retryDelivery } from "../commands/deliveries/retryDelivery";
import { type ActedOn, askAgain, lowerPriority, raisePriority, unaskAgain } from "../commands/floor/actOnTickets";
import { askPerson, askSchema, withdrawAsk } from "../commands/floor/askPerson";
import { acknowledgeNote, noteBody, writeNote } from "../commands/floor/handoverNote";
import { lookAtFloor } from "../commands/floor/lookAtFloor";
import { endOverride, makeOverride } from "../commands/overrides/overrides";
import { currentPolicy } from "../db/policies";
import { mostLookedAt, waitingFor } from "../db/views/attention";
import { failedDeliveries } from "../db/views/deliveries";
import { handoverFacts } from "../db/views/handover";
import { asPersonId } from "../domain/ids";
import { overrideDraft } from "../domain/override/check";
import { BatonError, type Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const ids = z.array(id).min(1).max(mostLookedAt);
const cause = z.string().min(1).max(200);

export async function makeOverrideAction(draft: unknown): Promise<Result<{ id: string; moved: number }>> {
  return actAs("override.make", (person) => makeOverride(parseInput(overrideDraft, draft), person.id));
}

export async function endOverrideAction(overrideId: string): Promise<Result<{ moved: number }>> {
  return actAs("override.make", (person) => endOverride(parseInput(id, overrideId), person.id));
}

/** Leaves a note with the facts as they are now. */
export async function writeNoteAction(body: string): Promise<Result<{ id: string }>> {
  return actAs("floor.lead", async (person) => {
    const note = parseInput(z.object({ body: noteBody }), { body });
    const policy = await currentPolicy();
    if (!policy) throw new BatonError("unavailable", "This desk has no policy yet.");
    return writeNote(note.body, await handoverFacts(policy), person.id);
  });
}

export async function acknowledgeNoteAction(noteId: string): Promise<Result<void>> {
  return actAs("floor.lead", (person) => acknowledgeNote(parseInput(id, noteId), person.id));
}

export async function lookAtFloorAction(): Promise<Result<void>> {
  return actAs("floor.lead", (person) => lookAtFloor(person.id));
}

/** Of the tickets that a thing which needs a lead is about. Gives those that it was done to. */
export async function askAgainAction(about: string): Promise<Result<ActedOn>> {
  return actAs("floor.lead", async (person) => askAgain(await waitingFor(parseInput(cause, about)), person.id));
}

/** Likewise. */
export async function raisePriorityAction(about: string): Promise<Result<ActedOn>> {
  return actAs("floor.lead", async (person) => raisePriority(await waitingFor(parseInput(cause, about)), person.id));
}

/** Asks somebody back, or to stay longer. */
export async function askPersonAction(personId: string, ask: unknown): Promise<Result<{ askId: string }>> {
  return actAs("floor.lead", (person) =>
    askPerson(asPersonId(parseInput(id, personId)), parseInput(askSchema, ask), person.id),
  );
}

/** Takes back that everybody is asked again. Gives the tickets of which it was. */
export async function unaskAgainAction(tickets: string[]): Promise<Result<ActedOn>> {
  return actAs("floor.lead", (person) => unaskAgain(parseInput(ids, tickets), person.id));
}

export async function withdrawAskAction(askId: string): Promise<Result<void>> {
  return actAs("floor.lead", (person) => withdrawAsk(parseInput(id, askId), person.id));
}

export async function lowerPriorityAction(tickets: string[]): Promise<Result<ActedOn>> {
  return actAs("floor.lead", (person) => lowerPriority(parseInput(ids, tickets), person.id));
}

/** Tries every delivery again that was given up. Gives how many. */
export async function retryFailedAction(): Promise<Result<number>> {
  return actAs("deliveries.retry", async (person) => {
    const failed = await failedDeliveries();
    let retried = 0;
    for (const delivery of failed) {
      try {
        await retryDelivery(delivery, { kind: "person", id: person.id });
        retried++;
      } catch (error) {
        // Somebody else has tried that one meanwhile.
        if (!(error instanceof BatonError && error.code === "conflict")) throw error;
      }
    }
    return retried;
  });
}
