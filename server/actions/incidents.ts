"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import {
  addToIncident,
  declareIncident,
  resolveIncident,
  takeFromIncident,
  tellIncident,
} from "../commands/incident/incidents";
import { incidentDeclaration, incidentText } from "../domain/incident/incident";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const text = (value: unknown) => parseInput(z.object({ text: incidentText }), { text: value }).text;

export async function declareIncidentAction(declaration: unknown): Promise<Result<{ id: string; joined: number }>> {
  return actAs("incidents.manage", (person) =>
    declareIncident(parseInput(incidentDeclaration, declaration), person.id),
  );
}

export async function addToIncidentAction(
  incidentId: string,
  ticketIds: string[],
): Promise<Result<{ joined: number }>> {
  return actAs("incidents.manage", (person) =>
    addToIncident(parseInput(id, incidentId), parseInput(z.array(id).min(1).max(5000), ticketIds), person.id),
  );
}

export async function takeFromIncidentAction(incidentId: string, ticketId: string): Promise<Result<void>> {
  return actAs("incidents.manage", (person) =>
    takeFromIncident(parseInput(id, incidentId), parseInput(id, ticketId), person.id),
  );
}

/** Tells every customer of an incident the same. */
export async function tellIncidentAction(incidentId: string, words: string): Promise<Result<{ count: number }>> {
  return actAs("incidents.manage", (person) => tellIncident(parseInput(id, incidentId), text(words), person.id));
}

/** Resolves an incident with all its tickets; `words` null says nothing to their customers. */
export async function resolveIncidentAction(
  incidentId: string,
  words: string | null,
): Promise<Result<{ count: number }>> {
  return actAs("incidents.manage", (person) =>
    resolveIncident(parseInput(id, incidentId), words === null ? null : text(words), person.id),
  );
}
