"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { leaveDraft, openDraft } from "../commands/policy/editors";
import { cancelPlan, planPublication } from "../commands/policy/planPublication";
import { publishDraft } from "../commands/policy/publishDraft";
import { rebaseDraft } from "../commands/policy/rebaseDraft";
import { endShadow, startShadow } from "../commands/policy/shadow";
import { rollBackPolicy } from "../commands/publishPolicy";
import { followings } from "../domain/vocabulary";
import type { Result } from "../errors";
import { actAs } from "./action";

const longest = "This is longer than 500 characters.";
const longestBack = "This is longer than 450 characters.";
const storable = (s: string) => s.toWellFormed().replaceAll("\u0000", "").trim();
const note = z.string().transform(storable).pipe(z.string().min(3, "Say in a few words why.").max(500, longest));
const reason = z.string().transform(storable).pipe(z.string().max(500, longest)).nullable();
const publication = z.strictObject({
  id: z.uuid(),
  /** The one that was looked at. */
  revision: z.int().positive(),
  note,
  /** Why it is published over its warnings; null where it has none. */
  reason,
  follow: z.enum(followings),
});
export type PublicationInput = z.input<typeof publication>;

/** Puts a draft into force at once. */
export async function publishDraftAction(input: PublicationInput): Promise<Result<{ version: number }>> {
  return actAs("policy.publish", (person) =>
    publishDraft({ ...parseInput(publication, input), actor: { kind: "person", id: person.id } }),
  );
}

const plan = publication.extend({ at: z.number("Choose a time.") });

/** Plans a draft to come into force by itself at `at` (epoch ms). */
export async function planPublicationAction(input: z.input<typeof plan>): Promise<Result<{ at: number }>> {
  return actAs("policy.publish", async (person) => {
    const planned = parseInput(plan, input);
    await planPublication({ ...planned, actor: { kind: "person", id: person.id } });
    return { at: planned.at };
  });
}

export async function cancelPlanAction(id: string): Promise<Result<void>> {
  return actAs("policy.publish", (person) => cancelPlan(parseInput(z.uuid(), id), { kind: "person", id: person.id }));
}

const rollBack = z.strictObject({
  version: z.int().positive(),
  /** The version in force that was seen. */
  expectedVersion: z.int().positive(),
  /** Shorter than others, for the version that it goes back to is told before it. */
  note: z.string().transform(storable).pipe(z.string().min(3, "Say in a few words why.").max(450, longestBack)),
  follow: z.enum(followings),
});

export async function rollBackAction(input: z.input<typeof rollBack>): Promise<Result<{ version: number }>> {
  return actAs("policy.publish", (person) => {
    const { version, ...rest } = parseInput(rollBack, input);
    return rollBackPolicy({ to: version, ...rest, actor: { kind: "person", id: person.id } });
  });
}

/** Says that somebody has a draft open, and whether they have changed what is not saved yet. */
export async function openDraftAction(id: string, isChanging: boolean): Promise<Result<void>> {
  return actAs("policy.edit", (person) => openDraft(parseInput(z.uuid(), id), person.id, !!isChanging));
}

export async function leaveDraftAction(id: string): Promise<Result<void>> {
  return actAs("policy.edit", (person) => leaveDraft(parseInput(z.uuid(), id), person.id));
}

const rebase = z.strictObject({
  id: z.uuid(),
  revision: z.int().positive(),
  /** The version in force that was seen. */
  version: z.int().positive(),
  choice: z.record(z.string().max(500), z.enum(["mine", "theirs"])),
});

/** Brings a draft to the version in force. */
export async function rebaseDraftAction(input: z.input<typeof rebase>): Promise<Result<{ revision: number }>> {
  return actAs("policy.edit", (person) =>
    rebaseDraft({ ...parseInput(rebase, input), actor: { kind: "person", id: person.id } }),
  );
}

const draftSeen = z.strictObject({ id: z.uuid(), revision: z.int().positive() });

/** Lets a draft decide beside the policy in force, without effect. */
export async function startShadowAction(input: z.input<typeof draftSeen>): Promise<Result<{ id: string }>> {
  return actAs("policy.edit", (person) => {
    const { id, revision } = parseInput(draftSeen, input);
    return startShadow(id, revision, { kind: "person", id: person.id });
  });
}

export async function endShadowAction(id: string): Promise<Result<void>> {
  return actAs("policy.edit", (person) => endShadow(parseInput(z.uuid(), id), { kind: "person", id: person.id }));
}
