"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { archiveArticle, createArticle, publishArticle, restoreArticle, saveArticle } from "../commands/editArticle";
import type { Person } from "../db/people";
import type { Actor } from "../domain/vocabulary";
import type { Result } from "../errors";
import { actAs } from "./action";

const target = z.object({ id: z.uuid(), revision: z.int().positive() });
// Shapes only: what a title or a text may be is the command's rule.
const fields = z.object({ title: z.string(), body: z.string(), issueTypeId: z.string().nullable() });
const note = z.string().max(300, "Keep the note to 300 characters.");
const by = (person: Person): Actor => ({ kind: "person", id: person.id });

type Saved = Promise<Result<{ revision: number }>>;

export async function createArticleAction(title: string, issueTypeId: string | null): Promise<Result<{ id: string }>> {
  return actAs("knowledge.write", (person) =>
    createArticle(parseInput(fields, { title, body: "", issueTypeId }), by(person)),
  );
}

/** Saves an article's text. `revision` is the one it was loaded with. */
export async function saveArticleAction(
  id: string,
  revision: number,
  content: { title: string; body: string; issueTypeId: string | null },
  why: string,
): Saved {
  return actAs("knowledge.write", (person) => {
    const to = parseInput(target, { id, revision });
    const input = parseInput(z.object({ note }), { note: why });
    return saveArticle(to.id, to.revision, parseInput(fields, content), input.note, by(person));
  });
}

export async function publishArticleAction(id: string, revision: number): Saved {
  return actAs("knowledge.write", (person) => {
    const to = parseInput(target, { id, revision });
    return publishArticle(to.id, to.revision, by(person));
  });
}

export async function archiveArticleAction(id: string, revision: number): Saved {
  return actAs("knowledge.write", (person) => {
    const to = parseInput(target, { id, revision });
    return archiveArticle(to.id, to.revision, by(person));
  });
}

export async function restoreArticleAction(id: string, revision: number, version: number): Saved {
  return actAs("knowledge.write", (person) => {
    const to = parseInput(target.extend({ version: z.int().positive() }), { id, revision, version });
    return restoreArticle(to.id, to.revision, to.version, by(person));
  });
}
