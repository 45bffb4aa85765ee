import { createHash } from "node:crypto";
import { fileTypeFromBuffer } from "file-type";
import { z } from "zod";
import { faultOfContent } from "../domain/attachment/content";
import { safeFileName } from "../domain/attachment/fileName";
import { endingOf, faultOfFile, kindOf } from "../domain/attachment/kinds";
import { maxAttachmentBytes, maxAttachments } from "../domain/attachment/limits";
import { BatonError } from "../errors";

/** A file that may be kept: its name harmless, its content what the name says. */
export interface AcceptedFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
  sha256: string;
}

const allowed = "pictures (PNG, JPEG, GIF, WebP), PDF, Word and Excel files, and text (TXT, LOG, CSV, JSON)";
export const tooLargeFile = () =>
  new BatonError(
    "tooLarge",
    `This file is larger than ${maxAttachmentBytes / 1024 ** 2} MB: send a smaller one, or only the part that matters.`,
    "file",
  );
const refuse = (text: string) => new BatonError("badInput", text, "file");
const refusals = {
  wrongKind: (name: string) => refuse(`“${name}” cannot be attached. You can attach ${allowed}.`),
  empty: (name: string) => refuse(`“${name}” is empty: choose the file again.`),
  tooLarge: tooLargeFile,
  notWhatItSays: (name: string) => {
    const ending = endingOf(name).toUpperCase();
    return kindOf(name)?.signatures
      ? refuse(`“${name}” is not a ${ending} file, whatever its name says: attach the original file.`)
      : refuse(`“${name}” is not plain text: save it as text in UTF-8 and attach it again.`);
  },
};

/** The name that a file is kept under, from whatever name it came with. */
export function parseFileName(given: string | null): string {
  if (given?.trim()) return safeFileName(given);
  throw new BatonError("badInput", "Say the file's name, percent-encoded, in `name`.", "name");
}

/** Takes a file in, or throws the BatonError that says why not. What it is, is read from its content, never believed. */
export async function acceptFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<AcceptedFile> {
  const fault = faultOfFile({ name, size: bytes.length });
  if (fault) throw refusals[fault](name);
  // A malformed file can make the reader stumble; then it is recognised as nothing.
  const recognised = await fileTypeFromBuffer(bytes).catch(() => undefined);
  const untrue = faultOfContent(name, bytes, recognised?.ext ?? null);
  if (untrue) throw refusals[untrue](name);
  const sha256 = createHash("sha256").update(bytes).digest("base64url");
  return { name, mediaType: kindOf(name)!.mediaType, bytes, sha256 };
}

const ids = z.array(z.uuid("This file is not known here: attach it again.")).max(maxAttachments, {
  error: `A message carries at most ${maxAttachments} files: send the others with a further message.`,
});

/** The uploads that a message names, each once. */
export function parseAttachmentIds(given: unknown): string[] {
  const parsed = ids.safeParse(given);
  if (parsed.success) return [...new Set(parsed.data)];
  throw new BatonError("badInput", parsed.error.issues[0]!.message, "attachments");
}
