"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { createDraft, discardDraft, publishDraft, saveDraft } from "../commands/editDraft";
import { rollBackPolicy } from "../commands/publishPolicy";
import { db } from "../db/client";
import { BatonError, type Result } from "../errors";
import { actAs } from "./action";

const note = z.string().trim().min(3, "Say in a few words why.").max(500);

/** Opens a draft as a copy of the version in force. */
export async function startDraftAction(name: string): Promise<Result<{ id: string }>> {
  return actAs("policy.edit", async (person) => {
    const title = parseInput(z.object({ name: z.string().trim().min(1, "Give the draft a name.").max(120) }), {
      name,
    }).name;
    const current = await db.policyVersion.findFirst({ orderBy: { version: "desc" } });
    if (!current) throw new BatonError("unavailable", "This desk has no policy yet.");
    return createDraft(title, current.document, current.version, { kind: "person", id: person.id });
  });
}

/** Saves the text of a draft. `revision` is the one it was loaded with. */
export async function saveDraftAction(
  id: string,
  revision: number,
  json: string,
): Promise<Result<{ revision: number }>> {
  return actAs("policy.edit", async (person) => {
    let document: unknown;
    try {
      document = JSON.parse(json);
    } catch (error) {
      throw new BatonError("badInput", `This is not valid JSON: ${(error as Error).message}`, "document");
    }
    const input = parseInput(z.object({ id: z.uuid(), revision: z.int().positive() }), { id, revision });
    return saveDraft(input.id, input.revision, document, { kind: "person", id: person.id });
  });
}

export async function discardDraftAction(id: string): Promise<Result<void>> {
  return actAs("policy.edit", (person) => discardDraft(parseInput(z.uuid(), id), { kind: "person", id: person.id }));
}

export async function publishDraftAction(id: string, why: string): Promise<Result<{ version: number }>> {
  return actAs("policy.publish", (person) => {
    const reason = parseInput(z.object({ note }), { note: why }).note;
    return publishDraft(parseInput(z.uuid(), id), reason, { kind: "person", id: person.id });
  });
}

export async function rollBackAction(version: number): Promise<Result<{ version: number }>> {
  return actAs("policy.publish", (person) =>
    rollBackPolicy(parseInput(z.int().positive(), version), { kind: "person", id: person.id }),
  );
}
