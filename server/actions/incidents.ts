"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import {
  addToIncident,
  declareIncident,
  type Reached,
  resolveIncident,
  takeFromIncident,
  tellIncident,
} from "../commands/incident/incidents";
import { idsOfNumbers } from "../db/views/ticketSearch";
import { incidentDeclaration, incidentText } from "../domain/incident/incident";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const numbers = z
  .array(z.int().min(1))
  .min(1, "Choose a ticket first.")
  .max(5000, "At most 5,000 tickets can be added at once.");
const text = (value: unknown) => parseInput(z.object({ text: incidentText }), { text: value }).text;

export async function declareIncidentAction(
  declaration: unknown,
): Promise<Result<{ id: string; joined: number; stopped: string | null }>> {
  return actAs("incidents.manage", (person) =>
    declareIncident(parseInput(incidentDeclaration, declaration), person.id),
  );
}

/** Adds tickets, by their numbers. */
export async function addToIncidentAction(
  incidentId: string,
  ticketNumbers: number[],
): Promise<Result<{ joined: number; stopped: string | null }>> {
  return actAs("incidents.manage", async (person) =>
    addToIncident(parseInput(id, incidentId), await idsOfNumbers(parseInput(numbers, ticketNumbers)), person.id),
  );
}

export async function takeFromIncidentAction(incidentId: string, ticketId: string): Promise<Result<void>> {
  return actAs("incidents.manage", (person) =>
    takeFromIncident(parseInput(id, incidentId), parseInput(id, ticketId), person.id),
  );
}

/** Tells every customer of an incident the same. */
export async function tellIncidentAction(incidentId: string, words: string): Promise<Result<Reached>> {
  return actAs("incidents.manage", (person) => tellIncident(parseInput(id, incidentId), text(words), person.id));
}

/** Resolves an incident with all its tickets; `words` null says nothing to their customers. */
export async function resolveIncidentAction(incidentId: string, words: string | null): Promise<Result<Reached>> {
  return actAs("incidents.manage", (person) =>
    resolveIncident(parseInput(id, incidentId), words === null ? null : text(words), person.id),
  );
}
