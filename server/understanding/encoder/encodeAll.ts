import { createHash } from "node:crypto";
import { appendFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type Encoder, vectorLength } from "./port";
import { encodedPart, ThreadEncoder } from "./threadEncoder";

const chunkSize = 24;
const keyLength = 20;
const recordLength = keyLength + 4 * vectorLength;

/** Vectors on disk, found by the text's hash: records of 20 bytes SHA-1 and 512 little-endian floats. */
class VectorFile {
  private readonly known = new Map<string, Float32Array>();
  private readonly file: string;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.file = path.join(folder, "encodings-1.bin");
    if (!existsSync(this.file)) return;
    const bytes = readFileSync(this.file);
    for (let at = 0; at + recordLength <= bytes.length; at += recordLength) {
      const vector = new Float32Array(
        bytes.buffer.slice(bytes.byteOffset + at + keyLength, bytes.byteOffset + at + recordLength),
      );
      this.known.set(bytes.toString("latin1", at, at + keyLength), vector);
    }
  }

  static keyOf = (text: string): string => createHash("sha1").update(text).digest().toString("latin1");

  get(text: string): Float32Array | undefined {
    return this.known.get(VectorFile.keyOf(text));
  }

  add(texts: string[], vectors: Float32Array): void {
    const records = Buffer.alloc(texts.length * recordLength);
    texts.forEach((text, at) => {
      const vector = vectors.slice(at * vectorLength, (at + 1) * vectorLength);
      records.write(VectorFile.keyOf(text), at * recordLength, "latin1");
      Buffer.from(vector.buffer).copy(records, at * recordLength + keyLength);
    });
    appendFileSync(this.file, records);
  }
}

/**
 * Vectors of many texts, for training: all are queued at once, so that the thread works on while the caller does other
 * things. Null where there is no encoder. `cacheFolder` keeps them from run to run; `onProgress` is told the share of
 * texts that are done, 0..1.
 */
export async function encodeAll(
  encoder: Encoder | null,
  texts: readonly string[],
  cacheFolder?: string,
  onProgress: (share: number) => void = () => undefined,
): Promise<Float32Array[] | null> {
  if (!(encoder instanceof ThreadEncoder) || encoder.state !== "on") return null;
  const cache = cacheFolder === undefined ? null : new VectorFile(cacheFolder);
  const parts = texts.map(encodedPart);
  const found = new Map<string, Float32Array>();
  const missing: string[] = [];
  for (const part of new Set(parts)) {
    const known = cache?.get(part);
    if (known) found.set(part, known);
    else missing.push(part);
  }
  // A chunk takes as long as its longest text.
  missing.sort((a, b) => a.length - b.length);
  const chunks = Array.from({ length: Math.ceil(missing.length / chunkSize) }, (_, at) =>
    missing.slice(at * chunkSize, (at + 1) * chunkSize),
  );
  let done = 0;
  await Promise.all(
    chunks.map(async (chunk) => {
      const vectors = await encoder.ask({ task: "encode", texts: chunk });
      cache?.add(chunk, vectors);
      chunk.forEach((text, at) => {
        found.set(text, vectors.slice(at * vectorLength, (at + 1) * vectorLength));
      });
      done += chunk.length;
      onProgress(done / missing.length);
    }),
  );
  return parts.map((part) => found.get(part)!);
}
