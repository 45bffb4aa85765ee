"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { now } from "../clock";
import { createDraft, discardDraft, publishDraft, saveDraft } from "../commands/editDraft";
import { rollBackPolicy } from "../commands/publishPolicy";
import { db } from "../db/client";
import { previewPolicy } from "../db/views/promisePreview";
import type { Holiday } from "../domain/calendar/document";
import { canonicalZone } from "../domain/calendar/zone";
import { dayOf } from "../domain/context/days";
import { checkPolicy } from "../domain/policy/check";
import { compilePolicy } from "../domain/policy/compile";
import { publishedPolicy } from "../domain/policy/document";
import { upgradePolicy } from "../domain/policy/upgrade";
import { BatonError, type Result } from "../errors";
import { readHolidays } from "../integrations/ical/readHolidays";
import { actAs } from "./action";

const note = z.string().trim().min(3, "Say in a few words why.").max(500);

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new BatonError("badInput", `This is not valid JSON: ${(error as Error).message}`, "document");
  }
}

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
    const document = parseJson(json);
    const input = parseInput(z.object({ id: z.uuid(), revision: z.int().positive() }), { id, revision });
    return saveDraft(input.id, input.revision, document, { kind: "person", id: person.id });
  });
}

/** What the promises of real tickets would have been under a document that nobody needs to have saved. */
export async function previewPromisesAction(
  json: string,
  isOnlyOpen: boolean,
): Promise<Result<Awaited<ReturnType<typeof previewPolicy>>>> {
  return actAs("policy.read", async () => {
    const document = parseJson(json);
    const at = now();
    // Also a document of the right shape may hold what nothing can be counted by, such as a calendar that is never open.
    const [first] = checkPolicy(document, undefined, dayOf(at)).errors;
    if (first) {
      const text = `The preview needs a sound policy. Mend ${first.path || "the document"} first: ${first.message}.`;
      throw new BatonError("badInput", text, first.path || "document");
    }
    return previewPolicy(compilePolicy(0, publishedPolicy.parse(upgradePolicy(document))), at, !!isOnlyOpen);
  });
}

const holidayFile = z.object({
  text: z.string(),
  from: z.iso.date("Choose the first day."),
  to: z.iso.date("Choose the last day."),
  zone: z.string().refine((zone) => canonicalZone(zone) !== null, "Choose the calendar's time zone first."),
});

/** Reads the days of an iCalendar file; nothing is stored, whoever edits a calendar adds them. */
export async function readHolidaysAction(
  input: z.input<typeof holidayFile>,
): Promise<Result<{ holidays: Holiday[]; notes: string[] }>> {
  return actAs("calendar.import", async () => {
    const { text, ...range } = parseInput(holidayFile, input);
    return readHolidays(text, range);
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
