import { now } from "../../clock";
import { loadEstimates } from "../../db/estimates";
import { recentAnswers } from "../../db/outcomes";
import { currentPolicy, deskFacts, loadPolicy } from "../../db/policies";
import { decisionOf, type StoredDecision, standing } from "../../db/policy/decisions";
import type { DecisionFacts } from "../../domain/decision/decide";
import { factsUnder } from "../../domain/decision/factsUnder";
import { sliceOf } from "../../domain/estimates/expected";
import { checkPolicy } from "../../domain/policy/check";
import { compilePolicy, type Policy } from "../../domain/policy/compile";
import { publishedPolicy } from "../../domain/policy/document";
import { walkFacts, wayOf } from "../../domain/policy/graph/walk";
import type { Way } from "../../domain/policy/graph/way";
import { upgradePolicy } from "../../domain/policy/upgrade";
import type { Segment } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import { understandMessage } from "../understandMessage";

/** A ticket to try: one that is there, or words that somebody thought up. */
export type Tried = { kind: "ticket"; number: number } | { kind: "text"; text: string; segment: Segment };

/** The way of a ticket under the policy in force and under a draft. */
export interface Match {
  /** The ticket that was tried; null for words. */
  ticket: { id: string; number: number; subject: string | null } | null;
  version: number;
  published: Way;
  /** null where the draft decides nothing yet; `fault` then says why. */
  draft: Way | null;
  fault: { path: string; message: string } | null;
}

interface Facts {
  facts: DecisionFacts;
  text: string | null;
  ticket: Match["ticket"];
}

async function factsOfText(text: string, segment: Segment): Promise<Facts> {
  const { understanding, precedent } = await understandMessage({ subject: null, text }, null);
  if (!understanding) throw new BatonError("unavailable", "There is no model in force that could read this.");
  return { text, ticket: null, facts: { understanding, segment, at: now(), keywords: [], precedent } };
}

async function factsOfTicket(number: number): Promise<Facts> {
  const found = await standing(number);
  if (!found) throw new BatonError("notFound", `There is no ticket #${number} that was decided.`, "number");
  const { ticket, text, facts } = found;
  return { ticket, text, facts: { ...facts, at: facts.at ?? found.at } };
}

/** What the desk has learned of the leading type, as a decision would see it now. */
async function learned(facts: DecisionFacts, policy: Policy): Promise<DecisionFacts> {
  const leading = facts.understanding?.candidates.find((c) => policy.issueType(c.issueType));
  if (!leading || facts.estimates !== undefined) return facts;
  const { issueType } = leading;
  const known = (await recentAnswers()).get(issueType);
  const estimates = sliceOf(await loadEstimates(), policy, issueType);
  return { ...facts, estimates, ...(known && { answers: { issueType, ...known } }) };
}

const wayUnder = async ({ facts, text }: Facts, policy: Policy): Promise<Way> =>
  walkFacts(policy, await learned(factsUnder(facts, text, policy), policy), await loadEstimates());

/** Sends a ticket through the policy in force and through a document that nobody needs to have saved. Nothing is stored. */
export async function matchTicket(tried: Tried, document: unknown): Promise<Match> {
  const policy = await currentPolicy();
  if (!policy) throw new BatonError("unavailable", "This desk has no policy yet.");
  const facts =
    tried.kind === "text" ? await factsOfText(tried.text, tried.segment) : await factsOfTicket(tried.number);
  const published = await wayUnder(facts, policy);
  const shared = { ticket: facts.ticket, version: policy.version, published };
  const upgraded = upgradePolicy(document);
  const [fault] = checkPolicy(upgraded, await deskFacts()).errors;
  if (fault) return { ...shared, draft: null, fault: { path: fault.path, message: fault.message } };
  const draft = await wayUnder(facts, compilePolicy(0, publishedPolicy.parse(upgraded)));
  return { ...shared, draft, fault: null };
}

/** Where a decision sent its ticket, and why, under the version that decided. */
export interface DecisionWay {
  version: number;
  at: number;
  ticket: NonNullable<Match["ticket"]>;
  way: Way;
}

/** The way of a decision as it was made; null where there is none. */
export async function wayOfDecision(id: string): Promise<DecisionWay | null> {
  const found: StoredDecision | null = await decisionOf(id);
  if (!found) return null;
  const { facts, result, policyVersion: version, ticket, at } = found;
  const policy = await loadPolicy(version);
  return { version, at, ticket, way: wayOf(policy, facts, result) };
}
