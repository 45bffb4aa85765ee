"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { now } from "../clock";
import { createDraft, discardDraft, saveDraft } from "../commands/editDraft";
import { keepGoneDraft } from "../commands/policy/keepDraft";
import { type Match, matchTicket } from "../commands/policy/matchTicket";
import { parseDocument } from "../commands/policyInput";
import { proposeChange, renewProposal } from "../commands/proposeChange";
import { db } from "../db/client";
import { previewPolicy } from "../db/views/promisePreview";
import type { Holiday } from "../domain/calendar/document";
import { canonicalZone } from "../domain/calendar/zone";
import { dayOf } from "../domain/context/days";
import { checkPolicy } from "../domain/policy/check";
import { compilePolicy } from "../domain/policy/compile";
import { publishedPolicy } from "../domain/policy/document";
import { upgradePolicy } from "../domain/policy/upgrade";
import { autonomyStages, segments } from "../domain/vocabulary";
import { BatonError, type Result } from "../errors";
import { readHolidays } from "../integrations/ical/readHolidays";
import { actAs } from "./action";

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

/** A document as text. In an object of its own, for of what stands in an array React reads no more than a million characters,
 *  and the arguments of an action are an array. */
interface DocumentText {
  json: string;
}

/** Saves the text of a draft. `revision` is the one it was loaded with. */
export async function saveDraftAction(
  id: string,
  revision: number,
  { json }: DocumentText,
): Promise<Result<{ revision: number }>> {
  return actAs("policy.edit", async (person) => {
    const document = parseDocument(json);
    const input = parseInput(z.object({ id: z.uuid(), revision: z.int().positive() }), { id, revision });
    return saveDraft(input.id, input.revision, document, { kind: "person", id: person.id });
  });
}

const keptDraft = z.object({ id: z.uuid(), name: z.string().trim().min(1, "Give the draft a name.").max(120) });

/** Opens a new draft with what was on screen of one that is gone. */
export async function keepGoneDraftAction(
  id: string,
  name: string,
  { json }: DocumentText,
): Promise<Result<{ id: string }>> {
  return actAs("policy.edit", async (person) => {
    const input = parseInput(keptDraft, { id, name });
    return keepGoneDraft({ ...input, document: parseDocument(json), actor: { kind: "person", id: person.id } });
  });
}

/** What the promises of real tickets would have been under a document that nobody needs to have saved. */
export async function previewPromisesAction(
  { json }: DocumentText,
  isOnlyOpen: boolean,
): Promise<Result<Awaited<ReturnType<typeof previewPolicy>>>> {
  return actAs("policy.read", async () => {
    const document = parseDocument(json);
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

const tried = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ticket"),
    number: z.int("Write a ticket's number.").positive().max(2_000_000_000),
  }),
  z.strictObject({
    kind: z.literal("text"),
    text: z
      .string()
      .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
      .pipe(z.string().min(3, "Write what a customer might.").max(20_000, "This is longer than 20,000 characters.")),
    segment: z.enum(segments),
  }),
]);

/** The way of a ticket, real or thought up, under the policy in force and under a document that nobody needs to have saved. */
export async function matchTicketAction(input: z.input<typeof tried>, { json }: DocumentText): Promise<Result<Match>> {
  return actAs("policy.read", () => matchTicket(parseInput(tried, input), parseDocument(json)));
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

const answer = z.object({ answer: z.string().trim().max(500, "This is longer than 500 characters.") });

/** `why`: to whoever proposed it, where it came from a ticket. */
export async function discardDraftAction(id: string, why = ""): Promise<Result<void>> {
  return actAs("policy.edit", (person) => {
    const said = parseInput(answer, { answer: why }).answer;
    return discardDraft(parseInput(z.uuid(), id), { kind: "person", id: person.id }, said);
  });
}

const slug = z.string().min(1).max(100);
const proposal = z.strictObject({
  ticketId: z.uuid(),
  version: z.int().positive(),
  change: z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("owner"), issueType: slug, team: slug }),
    z.strictObject({ kind: z.literal("startTier"), issueType: slug, tier: z.int().min(1).max(9) }),
    z.strictObject({ kind: z.literal("stage"), issueType: slug, stage: z.enum(autonomyStages) }),
    z.strictObject({
      kind: z.literal("keyword"),
      word: z
        .string()
        .transform((s) => s.toWellFormed().replaceAll("\u0000", "").replace(/\s+/g, " ").trim())
        .pipe(
          z
            .string()
            .min(2, "Write the word or words.")
            .max(80, "This is longer than 80 characters.")
            .regex(/[\p{L}\p{N}]/u, "Write words: no message contains this as one."),
        ),
    }),
  ]),
  why: z
    .string()
    .transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim())
    .pipe(
      z
        .string()
        .min(10, "Say in a sentence what this ticket shows.")
        .max(2000, "This is longer than 2,000 characters."),
    ),
});

/** Proposes a change to the criteria from the ticket that shows the need of it. */
export async function proposeChangeAction(input: z.input<typeof proposal>): Promise<Result<{ id: string }>> {
  return actAs("policy.propose", (person) => proposeChange({ ...parseInput(proposal, input), personId: person.id }));
}

/** Makes what was proposed to the version in force, where another one came meanwhile. */
export async function renewProposalAction(draftId: string): Promise<Result<{ basedOn: number }>> {
  return actAs("policy.edit", (person) =>
    renewProposal(parseInput(z.uuid(), draftId), { kind: "person", id: person.id }),
  );
}
