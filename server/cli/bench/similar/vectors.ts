import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stableHash } from "../../../domain/triage/errorSignatures";
import { env } from "../../../env";
import { log } from "../../../log";
import { createEncoder } from "../../../understanding/encoder/encoder";
import { vectorLength } from "../../../understanding/encoder/port";
import { encoderVersion } from "../../../understanding/index/asked";
import { quantise } from "../../../understanding/index/quantise";

const atOnce = 32;
const saveEvery = 2_048;

/** Quantised vectors of texts, in their order; null without an encoder. What was encoded once is kept in the data folder,
 *  which git ignores. */
export async function cachedVectors(texts: readonly string[]): Promise<Int8Array[] | null> {
  const folder = path.join(env.BATON_DATA, "cache");
  const file = (end: string) => path.join(folder, `vectors-${encoderVersion}.${end}`);
  const known = new Map<string, Int8Array>();
  if (existsSync(file("json"))) {
    const bytes = new Int8Array(readFileSync(file("bin")));
    (JSON.parse(readFileSync(file("json"), "utf8")) as string[]).forEach((hash, at) => {
      known.set(hash, bytes.subarray(at * vectorLength, (at + 1) * vectorLength));
    });
  }
  const save = () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file("bin"), Buffer.concat([...known.values()].map((v) => Uint8Array.from(v))));
    writeFileSync(file("json"), JSON.stringify([...known.keys()]));
  };
  const missing = [...new Map(texts.map((text) => [stableHash(text), text]))].filter(([hash]) => !known.has(hash));
  const encoder = createEncoder();
  try {
    for (let at = 0; at < missing.length; at += atOnce) {
      const batch = missing.slice(at, at + atOnce);
      const vectors = await encoder.encode(
        batch.map(([, text]) => text),
        { timeoutMs: 60_000 },
      );
      if (!vectors) return null;
      for (const [n, [hash]] of batch.entries()) known.set(hash, quantise(vectors[n]!));
      if (at % saveEvery === 0) log.info({ encoded: at, of: missing.length }, "encoding; kept for the next time");
      if (at % saveEvery === 0 && at > 0) save();
    }
  } finally {
    await encoder.close();
  }
  if (missing.length > 0) save();
  return texts.map((text) => known.get(stableHash(text))!);
}
