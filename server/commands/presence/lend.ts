import { writeAudit } from "../../db/audit";
import { inTransaction, type Tx } from "../../db/client";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { asPersonId, type PersonId } from "../../domain/ids";
import { type LoanRequest, loanFault } from "../../domain/rescue/loan";
import type { Actor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { newId } from "../ids";
import { withdrawMisplaced } from "../people/withdrawMisplaced";
import { requestPlan } from "../planWaiting";

async function timeOf(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRawUnsafe<{ now: Date }[]>("SELECT baton_now() AS now");
  return row!.now.getTime();
}

/** Lets somebody work for another team until a time; a loan that runs ends with it. What they have stays theirs. Planned anew
 *  before this returns. */
export async function lendPerson(
  personId: PersonId,
  request: LoanRequest,
  actor: Actor & { id: string },
): Promise<{ loanId: string }> {
  const loanId = newId();
  await inTransaction(async (tx) => {
    const [locked] = await tx.$queryRawUnsafe<{ name: string }[]>(
      "SELECT name FROM person WHERE id = $1::uuid AND disabled_at IS NULL FOR NO KEY UPDATE",
      personId,
    );
    if (!locked) throw new BatonError("notFound", "There is no such person.", "person");
    const version = await currentPolicyVersion(tx);
    const teams = version === null ? [] : (await loadPolicy(version)).document.teams;
    const ownTeams = (await tx.personTeam.findMany({ where: { personId } })).map((t) => t.teamId);
    const now = await timeOf(tx);
    const fault = loanFault(request, { name: locked.name, ownTeams }, teams, now);
    if (fault) throw new BatonError("badInput", fault.message, fault.field);
    const { team, until, isExclusive, reason } = request;
    const replaces = await endRunning(tx, personId, now);
    const when = { since: new Date(now), until: new Date(until) };
    await tx.loan.create({
      data: { id: loanId, personId, teamId: team, isExclusive, reason, lentBy: actor.id, replaces, ...when },
    });
    await withdrawMisplaced(tx, [personId]);
    await writeAudit(tx, {
      actor,
      action: "person.lend",
      subject: { kind: "person", id: personId },
      details: { loanId, team, until: when.until.toISOString(), isExclusive, reason },
    });
  });
  await requestPlan();
  return { loanId };
}

/** Ends the loan that runs, and gives which; one that had run out already ended when it did, and is no loss to them. */
async function endRunning(tx: Tx, personId: PersonId, now: number): Promise<string | null> {
  const running = await tx.loan.findFirst({ where: { personId, endedAt: null } });
  if (!running) return null;
  const until = running.until.getTime();
  await tx.loan.update({ where: { id: running.id }, data: { endedAt: new Date(Math.min(now, until)) } });
  return until > now ? running.id : null;
}

/** Ends a loan before its time: they work for their own teams again, and what they were offered for the other goes to others.
 *  Ended twice is a conflict. */
export async function endLoan(loanId: string, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const personId = await endNow(tx, loanId);
    await withdrawMisplaced(tx, [personId]);
    await writeAudit(tx, {
      actor,
      action: "person.loan.end",
      subject: { kind: "person", id: personId },
      details: { loanId },
    });
  });
  await requestPlan();
}

/** Takes a loan back, as if nobody had been lent: the one that it ended goes on, where its time is not over yet.
 *  Taken back twice is a conflict. */
export async function undoLoan(loanId: string, actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    const personId = await endNow(tx, loanId);
    const [earlier] = await tx.$queryRaw<{ id: string }[]>`
      UPDATE loan SET ended_at = NULL WHERE until > baton_now()
        AND id = (SELECT replaces FROM loan WHERE id = ${loanId}::uuid) RETURNING id`;
    await withdrawMisplaced(tx, [personId]);
    await writeAudit(tx, {
      actor,
      action: "person.loan.undo",
      subject: { kind: "person", id: personId },
      details: { loanId, ...(earlier && { goesOn: earlier.id }) },
    });
  });
  await requestPlan();
}

/** Ends a loan that runs; its person is locked first, as by everybody who changes where they work. */
async function endNow(tx: Tx, loanId: string): Promise<PersonId> {
  await tx.$queryRaw`
    SELECT id FROM person WHERE id = (SELECT person_id FROM loan WHERE id = ${loanId}::uuid) FOR NO KEY UPDATE`;
  const [loan] = await tx.$queryRaw<{ person_id: string; ended: boolean }[]>`
    SELECT person_id, ended_at IS NOT NULL OR until <= baton_now() AS ended FROM loan WHERE id = ${loanId}::uuid FOR UPDATE`;
  if (!loan) throw new BatonError("notFound", "There is no such loan.");
  if (loan.ended) throw new BatonError("conflict", "This loan has ended already.");
  await tx.loan.update({ where: { id: loanId }, data: { endedAt: new Date(await timeOf(tx)) } });
  return asPersonId(loan.person_id);
}
