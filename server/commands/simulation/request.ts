import { z } from "zod";
import { parseInput } from "../../channels/port";
import { now } from "../../clock";
import { writeAudit } from "../../db/audit";
import { db } from "../../db/client";
import { currentPolicyVersion } from "../../db/policies";
import { addSimulation, countOpenOf } from "../../db/simulations/runs";
import { dayOf } from "../../domain/context/days";
import { checkPolicy } from "../../domain/policy/check";
import { type PolicyDocument, publishedPolicy } from "../../domain/policy/document";
import { upgradePolicy } from "../../domain/policy/upgrade";
import { longestDays } from "../../domain/simulation/whatIf/state";
import { type Actor, systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { newId } from "../ids";

const dayMs = 86_400_000;
/** They are carried out one after the other; nobody fills the line. */
const mostOpen = 5;

export const simulationRequest = z
  .strictObject({
    /** A draft, an older version, or a document of one's own. */
    tried: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("draft"), id: z.uuid("Choose a draft.") }),
      z.strictObject({ kind: z.literal("version"), version: z.int().positive() }),
      z.strictObject({ kind: z.literal("document"), name: z.string().min(1).max(200), document: z.unknown() }),
    ]),
    /** An imported source; null = the desk's own history. */
    sourceId: z.uuid().nullable(),
    /** Epoch ms; `to` is not in it. */
    from: z.int("Choose the first day."),
    to: z.int("Choose the last day."),
  })
  .refine((r) => r.from < r.to, { path: ["from"], message: "The first day must be before the last one." })
  .refine((r) => r.to - r.from <= longestDays * dayMs, {
    path: ["from"],
    message: `Choose at most ${longestDays} days.`,
  });
export type SimulationRequest = z.infer<typeof simulationRequest>;

/** A document that tickets can be decided by; else an error that names the field. */
export function requireDecides(document: unknown): PolicyDocument {
  const upgraded = upgradePolicy(document);
  const [first] = checkPolicy(upgraded, undefined, dayOf(now())).errors;
  if (first) {
    const field = first.path || "document";
    throw new BatonError(
      "badInput",
      `Only a sound policy can be simulated. Mend ${field} first: ${first.message}`,
      field,
    );
  }
  return parseInput(publishedPolicy, upgraded);
}

async function whatIsTried(tried: SimulationRequest["tried"]) {
  if (tried.kind === "document") return { name: tried.name, document: tried.document, draft: null, triedVersion: null };
  if (tried.kind === "version") {
    const row = await db.policyVersion.findUnique({ where: { version: tried.version } });
    if (!row) throw new BatonError("notFound", `There is no policy version ${tried.version}.`, "tried");
    return { name: row.note, document: row.document, draft: null, triedVersion: row.version };
  }
  const row = await db.policyDraft.findUnique({ where: { id: tried.id } });
  if (!row) throw new BatonError("notFound", "This draft is gone: choose another one.", "tried");
  const draft = { id: row.id, revision: row.revision };
  return { name: row.name, document: row.document, draft, triedVersion: null };
}

async function sourceOf(id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null;
  const source = await db.historySource.findFirst({ where: { id, deletedAt: null }, select: { id: true, name: true } });
  if (!source) throw new BatonError("notFound", "This imported history is gone: choose another source.", "sourceId");
  return source;
}

/** Asks for a simulation. The document is copied, so that what comes of it stays true when the draft changes or goes. A worker carries
 *  it out. */
export async function requestSimulation(given: unknown, actor: Actor): Promise<{ id: string }> {
  const input = parseInput(simulationRequest, given);
  const requestedBy = actor.kind === "person" ? actor.id : null;
  if (requestedBy !== null && (await countOpenOf(requestedBy)) >= mostOpen) {
    const text = `You have ${mostOpen} simulations under way. Wait until one has ended, or cancel one.`;
    throw new BatonError("tooMany", text);
  }
  const { name, document: stored, draft, triedVersion } = await whatIsTried(input.tried);
  const document = requireDecides(stored);
  const source = await sourceOf(input.sourceId);
  const baseVersion = await currentPolicyVersion();
  if (baseVersion === null) throw new BatonError("unavailable", "This desk has no policy yet.");
  const id = newId();
  const { from, to } = input;
  await addSimulation({ id, draft, triedVersion, name, document, baseVersion, source, from, to, requestedBy });
  await writeAudit(db, {
    actor: actor.kind === "person" ? actor : systemActor,
    action: "policy.simulate",
    subject: { kind: "simulation", id },
    details: { draft: draft?.id ?? null, version: triedVersion, baseVersion, source: source?.name ?? null },
  });
  return { id };
}
