import { z } from "zod";
import { type HandoffField, handoffFields } from "../vocabulary";

/** The longest that each part may be, in characters, and the most rows of a list. */
export const handoffLimits = { step: 500, wanted: 1_000, evidence: 1_000, note: 4_000, rows: 20 } as const;

const cleaned = z.string().transform((s) => s.toWellFormed().replaceAll("\u0000", "").trim());
const upTo = (most: number) => cleaned.pipe(z.string().max(most, `This is longer than ${most} characters.`));
const some = (most: number) =>
  cleaned.pipe(z.string().min(1, "Please write something first.").max(most, `This is longer than ${most} characters.`));

/** Something that was tried, and who did: the assistant, or a person by id. */
const step = z.strictObject({ what: some(handoffLimits.step), by: z.union([z.literal("assistant"), z.uuid()]) });

/** What shows it: a message or an attachment of the ticket, or words. */
const evidence = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("message"), id: z.uuid() }),
  z.strictObject({ kind: z.literal("attachment"), id: z.uuid() }),
  z.strictObject({ kind: z.literal("text"), text: some(handoffLimits.evidence) }),
]);

const rows = <T extends z.ZodType>(row: T) =>
  z.array(row).max(handoffLimits.rows, `At most ${handoffLimits.rows} are kept.`);

/** What a handoff carries. Also what a screen sends: trimmed here, and refused by field where it is too long. */
export const handoffContract = z.strictObject({
  tried: rows(step),
  wanted: upTo(handoffLimits.wanted),
  evidence: rows(evidence),
  /** Beside the fields: what remains to do, why it is not theirs, what a colleague must know. */
  note: upTo(handoffLimits.note),
});
export type HandoffContract = z.infer<typeof handoffContract>;
export type HandoffStep = HandoffContract["tried"][number];
export type HandoffEvidence = HandoffContract["evidence"][number];

export const emptyContract: HandoffContract = { tried: [], wanted: "", evidence: [], note: "" };

const isFilled: Record<HandoffField, (c: HandoffContract) => boolean> = {
  tried: (c) => c.tried.some((s) => s.what.trim() !== ""),
  wanted: (c) => c.wanted.trim() !== "",
  evidence: (c) => c.evidence.some((e) => e.kind !== "text" || e.text.trim() !== ""),
};

/** The required fields that a contract lacks, in the order of the form. */
export const missingFields = (contract: HandoffContract, required: readonly HandoffField[]): HandoffField[] =>
  handoffFields.filter((field) => required.includes(field) && !isFilled[field](contract));

export interface HandoffRules {
  required: HandoffField[];
  byIssueType: Record<string, HandoffField[]>;
}

/** What an escalation of a ticket must carry: its issue type's fields where they are named, else the desk's. */
export const requiredFields = (rules: HandoffRules, issueType: string | null): readonly HandoffField[] =>
  issueType !== null && Object.hasOwn(rules.byIssueType, issueType) ? rules.byIssueType[issueType]! : rules.required;
