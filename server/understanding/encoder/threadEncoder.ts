import { createHash } from "node:crypto";
import { log } from "../../log";
import { type Encoder, type EncoderState, vectorLength } from "./port";
import { EncoderThread, type ThreadTask } from "./thread";

/** Texts that may wait; more means the desk is flooded, and the linear model answers alone. */
const queueLimit = 256;
/** Texts encoded at a time: beyond it a batch gains no speed and the next message waits longer. */
const batchSize = 16;
const cachedVectors = 4_000;
/** The encoder reads sentences: what a long message says later adds time, not meaning. UTF-16 units. */
const encodedLength = 600;
const defaultTimeoutMs = 1_000;
/** After a crash it is tried again this much later. */
const retryAfterMs = 60_000;

interface Asked {
  text: string;
  key: string;
  resolve: (vector: Float32Array | null) => void;
}

/** What of a text is encoded. */
export function encodedPart(text: string): string {
  return (
    text
      .slice(0, 2 * encodedLength)
      .toWellFormed()
      .replace(/\s+/g, " ")
      .trim()
      .slice(0, encodedLength) || "."
  );
}

const keyOf = (text: string) => createHash("sha1").update(text).digest("base64");

/** The encoder in a thread of its own: batches, a bounded queue, a time-out, and the latest vectors kept. */
export class ThreadEncoder implements Encoder {
  private thread: EncoderThread | null = null;
  private failed: { why: string; at: number } | null = null;
  private readonly queue: Asked[] = [];
  private readonly pending = new Map<string, Promise<Float32Array | null>>();
  private readonly cache = new Map<string, Float32Array>();
  private isBusy = false;
  private isClosed = false;

  constructor(private readonly file: string) {}

  get state(): EncoderState {
    if (this.isClosed) return "off";
    const why = this.failure();
    return why === null ? "on" : `failed: ${why}`;
  }

  async encode(texts: readonly string[], options: { timeoutMs?: number } = {}): Promise<Float32Array[] | null> {
    if (this.state !== "on" || this.queue.length + texts.length > queueLimit) return null;
    const all = Promise.all(texts.map((text) => this.vectorOf(encodedPart(text))));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), options.timeoutMs ?? defaultTimeoutMs);
    });
    const vectors = await Promise.race([all, late]);
    clearTimeout(timer);
    return vectors?.every((vector) => vector !== null) ? (vectors as Float32Array[]) : null;
  }

  /** For training: work for the thread besides encoding. */
  ask(task: ThreadTask): Promise<Float32Array> {
    return this.start().ask(task);
  }

  async close(): Promise<void> {
    this.isClosed = true;
    for (const { resolve } of this.queue.splice(0)) resolve(null);
    await this.thread?.close();
  }

  /** Why it may not be asked now. Forgotten with time, also where nobody asks: callers look at the state first. */
  private failure(): string | null {
    if (this.failed && performance.now() - this.failed.at >= retryAfterMs) this.failed = null;
    return this.failed?.why ?? null;
  }

  private start(): EncoderThread {
    this.thread ??= new EncoderThread(this.file, (why) => {
      this.thread = null;
      if (this.isClosed) return;
      this.failed = { why, at: performance.now() };
      log.error({ why }, "the sentence encoder failed; messages are read by the linear model alone");
    });
    return this.thread;
  }

  private vectorOf(text: string): Promise<Float32Array | null> {
    const key = keyOf(text);
    const known = this.cache.get(key);
    if (known) {
      this.cache.delete(key);
      this.cache.set(key, known);
      return Promise.resolve(known);
    }
    let answer = this.pending.get(key);
    if (!answer) {
      answer = new Promise((resolve) => this.queue.push({ text, key, resolve }));
      this.pending.set(key, answer);
      void this.work();
    }
    return answer;
  }

  private async work(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    while (this.queue.length > 0) {
      // The batch is as long as its longest text, so alike lengths go together where many wait.
      const batch = this.queue.splice(0, batchSize);
      const vectors = await this.start()
        .ask({ task: "encode", texts: batch.map(({ text }) => text) })
        .catch(() => null);
      batch.forEach(({ key, resolve }, at) => {
        const vector = vectors?.slice(at * vectorLength, (at + 1) * vectorLength) ?? null;
        this.pending.delete(key);
        if (vector) this.keep(key, vector);
        resolve(vector);
      });
      if (this.failed)
        for (const { key, resolve } of this.queue.splice(0)) {
          this.pending.delete(key);
          resolve(null);
        }
    }
    this.isBusy = false;
  }

  private keep(key: string, vector: Float32Array): void {
    this.cache.set(key, vector);
    if (this.cache.size > cachedVectors) this.cache.delete(this.cache.keys().next().value!);
  }
}
