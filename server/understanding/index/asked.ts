import { readErrorSignatures } from "../../domain/triage/errorSignatures";
import type { IndexedText } from "./textIndex";
import { countWords } from "./words";

/** The sentence encoder whose vectors are kept; those of another one are made anew. */
export const encoderVersion = "energetic-ai-en-0.2.0";

/** Stored bytes as the signed numbers they are, without copying. */
export const asVector = (bytes: Uint8Array | null): Int8Array | null =>
  bytes && new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Hashes of the error signatures in a text. */
export const signaturesIn = (text: string): string[] => readErrorSignatures(text).map((s) => s.hash);

/** A message as it is asked with before anything about it is stored. */
export const askedWith = (
  text: string,
  signatures: readonly string[] = signaturesIn(text),
  vector: Int8Array | null = null,
): IndexedText => ({ words: countWords(text), signatures, vector });
