import {
  claimDueTexts,
  claimText,
  loadSimilarRow,
  markUnencodedDue,
  type SimilarRow,
  type SimilarUpdate,
  saveSimilar,
} from "../../db/similar";
import { blankMarkup } from "../../domain/triage/markup";
import { isDatabaseGone } from "../../errors";
import { log } from "../../log";
import { getEncoder } from "../../understanding/encoder/encoder";
import type { Encoder } from "../../understanding/encoder/port";
import { encoderVersion, signaturesIn } from "../../understanding/index/asked";
import { quantise } from "../../understanding/index/quantise";
import { hashText } from "../messageRow";
import { similarIndex } from "./similarIndex";

/** About half a second of encoding, so that stopping waits no longer than that. */
const atOnce = 24;
const encodeWithinMs = 30_000;
const tryAgainAfterMs = 30_000;

interface Read {
  row: SimilarRow;
  text: string;
  update: SimilarUpdate;
}

function read(row: SimilarRow): Read {
  const gone = { id: row.id, textHash: null, signatures: [], vector: null, encoder: null, againAfterMs: null };
  if (row.stateNow === "out" || row.question === null) return { row, text: "", update: { ...gone, state: "out" } };
  const textHash = hashText(row.question);
  const isEncoded = row.textHash === textHash && row.encoder === encoderVersion && row.vector !== null;
  const kept = isEncoded ? { vector: row.vector, encoder: row.encoder } : { vector: null, encoder: null };
  const update = { ...gone, ...kept, state: row.stateNow, textHash, signatures: signaturesIn(row.question) };
  return { row, text: blankMarkup(row.question), update };
}

/** Encodes what has no vector yet, all at once. An encoder that is busy or has failed is asked again later; without one,
 *  words have to do. */
async function encode(texts: Read[], encoder: Encoder): Promise<void> {
  const missing = texts.filter(({ update }) => update.state !== "out" && update.vector === null);
  if (missing.length === 0) return;
  const vectors = await encoder.encode(
    missing.map((m) => m.text),
    { timeoutMs: encodeWithinMs },
  );
  missing.forEach(({ update }, at) => {
    const vector = vectors?.[at];
    if (vector) {
      const { buffer } = quantise(vector);
      Object.assign(update, { vector: new Uint8Array(buffer), encoder: encoderVersion });
    } else if (encoder.state !== "off" && encoder.state !== "absent") update.againAfterMs = tryAgainAfterMs;
  });
}

let isBacklogMarked = false;

/** One round of the worker: reads tickets and articles that were created, solved, reopened, merged, published or erased
 *  since, encodes those whose words changed, and writes what they are found by. Returns how many there were. */
export async function refreshTexts(encoder: Encoder = getEncoder()): Promise<number> {
  if (!isBacklogMarked && encoder.state === "on") {
    await markUnencodedDue(encoderVersion);
    isBacklogMarked = true;
  }
  const { lease, rows } = await claimDueTexts(atOnce);
  if (lease === null) return 0;
  const texts = rows.map(read);
  await encode(texts, encoder);
  await saveSimilar(
    lease,
    texts.map((t) => t.update),
  );
  return rows.length;
}

/** Makes what was just written about a ticket found at once, and not when the worker comes to it: what it says was encoded when
 *  it came in, so that there is only its state and its answer to read. Never fails: the worker does what is left. */
export async function findableNow(ticketId: string): Promise<void> {
  try {
    const claimed = await claimText(ticketId);
    if (!claimed) return;
    const { update } = read(claimed.row);
    const isWhole = update.state === "out" || update.vector !== null;
    await saveSimilar(claimed.lease, [{ ...update, againAfterMs: isWhole ? null : 0 }]);
    const now = await loadSimilarRow(ticketId);
    if (now) similarIndex().put(now);
  } catch (error) {
    if (!isDatabaseGone(error)) log.error({ err: error, ticketId }, "a resolution is found later");
  }
}
