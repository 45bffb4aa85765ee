import { z } from "zod";
import { incidentMatch } from "./match";

const title = z.string().trim().min(1, "Give it a name.").max(120, "Use at most 120 characters.");
/** What customers read; `{{customer.name}}` stands for theirs. */
export const incidentText = z
  .string()
  .trim()
  .min(1, "Please write something first.")
  .max(10_000, "Use at most 10,000 characters.");

/** Tickets that are named one by one, by their ids. */
export const namedTickets = z.array(z.uuid()).max(5000, "Choose 5,000 tickets at most.");

export const incidentDeclaration = z.strictObject({
  title,
  match: incidentMatch,
  /** What each customer is told when their ticket joins; null tells nobody. */
  notice: incidentText.nullable(),
  /** Open tickets that join besides those that have this in common: the ones that it is declared from. */
  ticketIds: namedTickets,
});
export type IncidentDeclaration = z.infer<typeof incidentDeclaration>;

/** A text to all, as one customer reads it: the only variable is their name, and an unknown one stays as it is written. */
export const forCustomer = (text: string, customer: { name: string }): string =>
  text.replaceAll(/\{\{\s*customer\.name\s*\}\}/g, () => customer.name);
