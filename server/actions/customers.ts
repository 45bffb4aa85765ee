"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { type Merged, mergeCustomers } from "../commands/mergeCustomers";
import { dismissConflict, restoreConflict } from "../commands/settleConflict";
import { splitCustomer } from "../commands/splitCustomer";
import { undoMerge } from "../commands/undoMerge";
import type { Person } from "../db/people";
import type { Actor } from "../domain/vocabulary";
import type { Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();
const by = (person: Person): Actor => ({ kind: "person", id: person.id });

/** Makes two customers one. */
export async function mergeCustomersAction(keepId: string, otherId: string): Promise<Result<Merged>> {
  return actAs("customers.change", (person) =>
    mergeCustomers(parseInput(id, keepId), parseInput(id, otherId), by(person)),
  );
}

/** Takes a merge back, by its line in the audit. */
export async function undoMergeAction(auditId: string): Promise<Result<{ customerId: string }>> {
  return actAs("customers.change", (person) => undoMerge(parseInput(z.string().max(20), auditId), by(person)));
}

/** Says that two customers whose addresses came together are two people. */
export async function dismissConflictAction(customerId: string, otherId: string): Promise<Result<void>> {
  return actAs("customers.change", (person) =>
    dismissConflict(parseInput(id, customerId), parseInput(id, otherId), by(person)),
  );
}

/** Asks again whether they are one. */
export async function restoreConflictAction(customerId: string, otherId: string): Promise<Result<void>> {
  return actAs("customers.change", (person) =>
    restoreConflict(parseInput(id, customerId), parseInput(id, otherId), by(person)),
  );
}

/** Makes two customers of one. */
export async function splitCustomerAction(
  customerId: string,
  chosen: { addressIds: string[]; ticketIds: string[]; name: string },
): Promise<Result<{ customerId: string; tickets: number }>> {
  return actAs("customers.change", (person) => splitCustomer(parseInput(id, customerId), chosen, by(person)));
}
