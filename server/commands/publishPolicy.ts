import { createHash } from "node:crypto";
import { writeAudit } from "../db/audit";
import { inTransaction, type Prisma, type Tx } from "../db/client";
import { deskFacts, writeIdentities } from "../db/policies";
import { type CheckResult, checkPolicy } from "../domain/policy/check";
import { type PolicyDocument, publishedPolicy } from "../domain/policy/document";
import { upgradePolicy } from "../domain/policy/upgrade";
import type { Actor, Following } from "../domain/vocabulary";
import { BatonError } from "../errors";
import { requestPlan } from "./planWaiting";
import { followPublished } from "./policy/followVersion";
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
  /** Why it is published over its warnings. */
  reason?: string | null;
  /** Whether what waits follows it at once; with its next decision where left out. */
  follow?: Following;
  /** The time it was planned for, epoch ms. */
  plannedFor?: number;
  /** More of the same transaction, such as the end of the draft. */
  also?: (tx: Tx, version: number) => Promise<void>;
}

export function requireSound(result: CheckResult): void {
  const [first] = result.errors;
  if (first) throw new BatonError("badInput", `The policy cannot be published: ${first.message}`, first.path);
}

const leastReason = 10;

/** A policy with warnings is published by somebody who says why all the same. What the desk sets up itself, and what goes back
 *  to a version that was in force, was judged before. */
export function requireReason({ warnings }: CheckResult, reason: string | null | undefined): void {
  if (warnings.length === 0 || (reason ?? "").trim().length >= leastReason) return;
  const count = warnings.length === 1 ? "one warning" : `${warnings.length} warnings`;
  const text = `The policy has ${count}: say in at least ${leastReason} characters why it is published all the same.`;
  throw new BatonError("badInput", text, "reason");
}

async function writeVersion(tx: Tx, p: Publication, document: PolicyDocument, check: CheckResult): Promise<number> {
  await tx.$executeRawUnsafe(`SELECT pg_advisory_xact_lock(${publishLock})`);
  const last = await tx.policyVersion.aggregate({ _max: { version: true } });
  const current = last._max.version ?? 0;
  if (p.expectedVersion !== undefined && p.expectedVersion !== current) {
    const text = `Version ${current} came into force meanwhile: look at it first.`;
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
      reason: p.reason?.trim() || null,
      warnings: check.warnings.map(({ code, path, message }) => ({ code, path, message })),
      follow: p.follow ?? "next",
      plannedFor: p.plannedFor === undefined ? null : new Date(p.plannedFor),
    },
  });
  if (p.follow === "now") await tx.policyFollow.create({ data: { version } });
  await p.also?.(tx, version);
  const details = { note: p.note, origin: p.origin, rollbackOf: p.rollbackOf ?? null, reason: p.reason ?? null };
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
  const check = checkPolicy(p.document, await deskFacts());
  requireSound(check);
  if (p.origin === "publish" && p.plannedFor === undefined) requireReason(check, p.reason);
  const document = publishedPolicy.parse(upgradePolicy(p.document));
  const version = await inTransaction((tx) => writeVersion(tx, p, document, check));
  await routeUnowned();
  await rehomeTickets();
  await followPublished();
  await requestPlan();
  return { version };
}

interface RollBack {
  to: number;
  /** The version that was in force for whoever rolls back. */
  expectedVersion: number;
  /** Why. */
  note?: string;
  follow?: Following;
  actor: Actor;
}

/** Publishes an older version again, as a new one: history is never cut. */
export async function rollBackPolicy({
  to,
  expectedVersion,
  note: why,
  follow,
  actor,
}: RollBack): Promise<{ version: number }> {
  const row = await inTransaction((tx) => tx.policyVersion.findUnique({ where: { version: to } }));
  if (!row) throw new BatonError("notFound", `There is no policy version ${to}.`, "version");
  const note = why ? `Back to version ${to}: ${why}` : `Back to version ${to}`;
  const { document } = row;
  const origin = "rollback" as const;
  return publishPolicy({ document, note, actor, origin, rollbackOf: to, expectedVersion, follow });
}
