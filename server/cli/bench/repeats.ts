import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { repeatedQuestions } from "../../domain/handoff/repeats";
import type { Utterance } from "../../domain/handoff/said";
import { type Metrics, quantile } from "./metrics";

interface Dialogue {
  id: number;
  subject: string;
  messages: { from: Utterance["from"]; text: string }[];
  draft: string;
  questions: { text: string; repeats: boolean }[];
}

const read = (file: string): Dialogue[] =>
  readFileSync(fileURLToPath(new URL(`dialogues/${file}.jsonl`, import.meta.url)), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Dialogue);

/** A third of the build material, always the same, whose single faults nobody looks at. */
function isHeldOut({ id }: Dialogue): boolean {
  let hash = (id * 2_654_435_761) >>> 0;
  hash ^= hash >>> 15;
  return ((hash * 2_246_822_519) >>> 0) % 1000 < 334;
}

/** `build`: what the detector is written with; `heldOut`: its third to check against; `unseen`: measured twice at most, so only
 *  where it is asked for. */
function parts(): { suffix: string; dialogues: Dialogue[] }[] {
  const build = [...read("build"), ...read("test")];
  const known = [
    { suffix: "Build", dialogues: build.filter((d) => !isHeldOut(d)) },
    { suffix: "HeldOut", dialogues: build.filter(isHeldOut) },
  ];
  return process.env.BENCH_UNSEEN === "1" ? [...known, { suffix: "", dialogues: read("test2") }] : known;
}

/** Whether a flagged span of the draft lies over a labelled question, for each question; and how long one draft took. */
function measure({ subject, messages, draft, questions }: Dialogue) {
  const said = messages.map((m, i) => (i === 0 ? { ...m, subject } : m));
  const from = performance.now();
  const flagged = repeatedQuestions({ draft, messages: said });
  const ms = performance.now() - from;
  const labelled = questions.map(({ text, repeats }) => {
    const start = draft.indexOf(text);
    return { repeats, isFlagged: flagged.some(({ span }) => span.start < start + text.length && start < span.end) };
  });
  return { ms, labelled };
}

const shareOf = (rows: readonly { isFlagged: boolean }[]) => ({
  value: rows.filter((r) => r.isFlagged).length / rows.length,
  unit: "share",
  n: rows.length,
});

/** How many questions that repeat what the customer said are found in replies about to be sent, and how many others are flagged
 *  too. Totals only. The figures of the unseen dialogues have no suffix. */
export function benchRepeats(): Metrics {
  // Once beforehand: the first run of each pattern compiles it.
  for (const dialogue of read("build")) measure(dialogue);
  const metrics: Metrics = {};
  const times: number[] = [];
  for (const { suffix, dialogues } of parts()) {
    const all = dialogues.map(measure);
    const labelled = all.flatMap((one) => one.labelled);
    metrics[`repeatFound${suffix}`] = shareOf(labelled.filter((q) => q.repeats));
    metrics[`repeatFalse${suffix}`] = shareOf(labelled.filter((q) => !q.repeats));
    times.push(...all.map((one) => one.ms));
  }
  return { ...metrics, repeatMsP95: { value: quantile(times, 0.95), unit: "ms", n: times.length } };
}
