import { isDatabaseGone } from "../../errors";
import { log } from "../../log";

/** So many things are done at once: as many as a process has connections to the database, less some to look with. More wait for
 *  their turn, as people in a queue do; a crowd that is faster than the desk must not end in errors. */
const mostAtOnce = 10;

/** Does things later, faster than life, and remembers what is still to come. A thing that fails is logged: in a crowd
 *  somebody always loses a race. */
export class Clockwork {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly running = new Set<Promise<void>>();
  private readonly queue: (() => void)[] = [];
  private isStopped = false;
  failures = 0;

  constructor(private readonly speed: number) {}

  /** Does `work` after so many seconds of life. */
  later(seconds: number, work: () => Promise<unknown>): void {
    if (this.isStopped) return;
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        this.now(work);
      },
      (seconds * 1000) / this.speed,
    );
    this.timers.add(timer);
  }

  now(work: () => Promise<unknown>): void {
    if (this.isStopped) return;
    if (this.running.size >= mostAtOnce) {
      this.queue.push(() => this.now(work));
      return;
    }
    const run: Promise<void> = work()
      .then(() => undefined)
      .catch((error: Error) => {
        if ((error as { code?: string }).code === "conflict") return; // somebody was faster, as at a real desk
        this.failures++;
        log[isDatabaseGone(error) ? "debug" : "warn"]({ err: error }, "a simulated person failed at something");
      })
      .finally(() => {
        this.running.delete(run);
        this.queue.shift()?.();
      });
    this.running.add(run);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
    this.queue.length = 0;
    await Promise.all(this.running);
  }
}
