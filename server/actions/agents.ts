"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { endLoan, lendPerson, undoLoan } from "../commands/presence/lend";
import { signOutPerson } from "../commands/presence/signOutPerson";
import { asPersonId } from "../domain/ids";
import { loanRequest } from "../domain/rescue/loan";
import { BatonError, type Result } from "../errors";
import { actAs } from "./action";

const id = z.uuid();

/** Lends somebody to another team until a time. */
export async function lendAction(personId: string, request: unknown): Promise<Result<{ loanId: string }>> {
  return actAs("agents.manage", (person) =>
    lendPerson(asPersonId(parseInput(id, personId)), parseInput(loanRequest, request), {
      kind: "person",
      id: person.id,
    }),
  );
}

export async function endLoanAction(loanId: string): Promise<Result<void>> {
  return actAs("agents.manage", (person) => endLoan(parseInput(id, loanId), { kind: "person", id: person.id }));
}

/** Takes a loan back: the one before it goes on. */
export async function undoLoanAction(loanId: string): Promise<Result<void>> {
  return actAs("agents.manage", (person) => undoLoan(parseInput(id, loanId), { kind: "person", id: person.id }));
}

/** Signs somebody else out. */
export async function signOutPersonAction(personId: string): Promise<Result<void>> {
  return actAs("agents.manage", async (person) => {
    const other = asPersonId(parseInput(id, personId));
    if (other === person.id)
      throw new BatonError("badInput", "Sign yourself out in the menu below your name.", "person");
    await signOutPerson(other, { kind: "person", id: person.id });
  });
}
