import { createHash } from "node:crypto";
import { writeAudit } from "../db/audit";
import { inTransaction, type Prisma, type Tx } from "../db/client";
import { deskFacts, writeIdentities } from "../db/policies";
import { type CheckResult, checkPolicy } from "../domain/policy/check";
import { type PolicyDocument, publishedPolicy } from "../domain/policy/document";
import { upgradePolicy } from "../domain/policy/upgrade";
import type { Actor } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { requestPlan } from "./planWaiting";
import { mustBeKeepable } from "./policyInput";
import { rehomeTickets } from "./rehomeTickets";
import { routeUnowned } from "./routeUnowned";

// Publishing is rare and must be serial: the next version number is the last plus one.
const publishLock = 7_042_002;

interface Publication {
  document: unknown;
  note: string;
  actor: Actor;
  origin: "publish" | "rollback" | "system";
  rollbackOf?: number;
  /** Refuse when another version came into force meanwhile. */
  expectedVersion?: number;
}

function requireSound(result: CheckResult): void {
  const [first] = result.errors;
  if (first) throw new BatonError("badInput", `The policy cannot be published: ${first.message}`, first.path);
}

async function writeVersion(tx: Tx, p: Publication, document: PolicyDocument): Promise<number> {
  await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${publishLock})`);
  const last = await tx.policyVersion.aggregate({ _max: { version: true } });
  const current = last._max.version ?? 0;
  if (p.expectedVersion !== undefined && p.expectedVersion !== current) {
    const text = `Version ${current} was published meanwhile: compare your draft with it first.`;
    throw new BatonError("conflict", text, "expectedVersion");
  }
  const version = current + 1;
  await writeIdentities(tx, document);
  await tx.policyVersion.create({
    data: {
      version,
      document: document as unknown as Prisma.InputJsonValue,
      hash: createHash("sha256").update(JSON.stringify(document)).digest("hex"),
      note: p.note,
      origin: p.origin,
      rollbackOf: p.rollbackOf ?? null,
      publishedBy: p.actor.kind === "person" ? p.actor.id : null,
    },
  });
  const details = { note: p.note, origin: p.origin, rollbackOf: p.rollbackOf ?? null };
  await writeAudit(tx, {
    actor: p.actor,
    action: "policy.publish",
    subject: { kind: "policy", id: String(version) },
    details,
  });
  return version;
}

/** Puts a checked document into force: one transaction, immutable, noted in the audit. Waiting work is planned again
 *  under it; what nobody owned finds its owner. */
export async function publishPolicy(p: Publication): Promise<{ version: number }> {
  mustBeKeepable(p.document);
  requireSound(checkPolicy(p.document, await deskFacts()));
  const document = publishedPolicy.parse(upgradePolicy(p.document));
  const version = await inTransaction((tx) => writeVersion(tx, p, document));
  await routeUnowned();
  await rehomeTickets();
  await requestPlan();
  return { version };
}

/** Publishes an older version again, as a new one: history is never cut. */
export async function rollBackPolicy(to: number, actor: Actor): Promise<{ version: number }> {
  const row = await inTransaction((tx) => tx.policyVersion.findUnique({ where: { version: to } }));
  if (!row) throw new BatonError("notFound", `There is no policy version ${to}.`, "version");
  const note = `Back to version ${to}`;
  return publishPolicy({ document: row.document, note, actor, origin: "rollback", rollbackOf: to });
}
