import { EventEmitter, on } from "node:events";
import pg from "pg";
import { env } from "../env";
import { log } from "../log";
import { type Concerned, concernedBy } from "./concerned";
import { syncTime } from "./time";

/** What changed, as ids only; `"*"` means more than fits, look at everything. */
export interface LiveChange {
  tickets: string[] | "*";
  /** Tickets on which somebody began or ceased to write. */
  writing: string[];
  people: boolean;
  policy: boolean;
  drafts: boolean;
  articles: boolean;
  assistant: boolean;
  learning: boolean;
  /** What similar texts are found by. */
  similar: boolean;
  notifications: boolean;
  /** A file on its way in waits, is begun or has ended. */
  imports: boolean;
  incidents: boolean;
  /** What is claimed of many tickets, or a look for it. */
  patterns: boolean;
  /** A simulation waits, goes on or has ended. */
  simulations: boolean;
  time: boolean;
  /** False while this process does not hear the database: what is on screen may be old. */
  isFresh: boolean;
  /** Whose own work or profile it may touch; looked up once for all who ask. */
  concerned: () => Promise<Concerned>;
}

const nothing = (): Gathered => ({
  tickets: [],
  writing: [],
  people: false,
  policy: false,
  drafts: false,
  articles: false,
  assistant: false,
  learning: false,
  similar: false,
  notifications: false,
  imports: false,
  incidents: false,
  patterns: false,
  simulations: false,
  time: false,
  isFresh: true,
});
const everything = (): Gathered => ({
  tickets: "*",
  writing: [],
  people: true,
  policy: true,
  drafts: true,
  articles: true,
  assistant: true,
  learning: true,
  similar: true,
  notifications: true,
  imports: true,
  incidents: true,
  patterns: true,
  simulations: true,
  time: false,
  isFresh: true,
});

type Gathered = Omit<LiveChange, "concerned">;

/** The change as its listeners get it. */
function whole(change: Gathered): LiveChange {
  let concerned: Promise<Concerned> | null = null;
  return {
    ...change,
    concerned: () => {
      concerned ??= concernedBy(change);
      return concerned;
    },
  };
}

const mergeTickets = (a: LiveChange["tickets"], b: LiveChange["tickets"]): LiveChange["tickets"] =>
  a === "*" || b === "*" ? "*" : [...new Set([...a, ...b])];

function merge(into: Gathered, payload: string): Gathered {
  if (payload.startsWith("tickets:")) {
    const ids = payload.slice("tickets:".length);
    return { ...into, tickets: mergeTickets(into.tickets, ids === "*" ? "*" : ids.split(",")) };
  }
  if (payload.startsWith("writing:")) {
    return { ...into, writing: [...new Set([...into.writing, payload.slice("writing:".length)])] };
  }
  return payload in into ? { ...into, [payload]: true } : into;
}

/** Changes are gathered this long before they are handed on, so that a burst costs one refetch. */
const gatherMs = 40;

/** One LISTEN connection per process, shared by all subscribers; it reconnects for ever. */
class LiveHub extends EventEmitter {
  private isStarted = false;
  private gathered: Gathered | null = null;
  isConnected = false;

  private take(payload: string): void {
    if (payload === "time") void syncTime().catch(() => undefined);
    if (this.gathered) {
      this.gathered = merge(this.gathered, payload);
      return;
    }
    this.gathered = merge(nothing(), payload);
    setTimeout(() => this.hand(), gatherMs);
  }

  private hand(): void {
    const change = this.gathered;
    this.gathered = null;
    if (change) this.tell(change);
  }

  private tell(change: Gathered): void {
    this.emit("change", whole(change));
  }

  private async listen(): Promise<void> {
    const client = new pg.Client({
      connectionString: env.DATABASE_URL,
      keepAlive: true,
      application_name: "baton-live",
    });
    const closed = new Promise<void>((resolve) => {
      client.once("error", () => resolve());
      client.once("end", () => resolve());
    });
    try {
      client.on("notification", (n) => n.payload && this.take(n.payload));
      await client.connect();
      await client.query("LISTEN baton_live");
      this.isConnected = true;
      this.tell(everything()); // whatever happened before we listened
      await closed;
    } finally {
      if (this.isConnected) this.tell({ ...nothing(), isFresh: false });
      this.isConnected = false;
      await client.end().catch(() => undefined);
    }
  }

  start(): void {
    if (this.isStarted) return;
    this.isStarted = true;
    this.setMaxListeners(0);
    const again = async (delayMs: number): Promise<void> => {
      const began = performance.now();
      await this.listen().catch((error) => log.warn({ err: error }, "the live connection failed; trying again"));
      await new Promise((resolve) => setTimeout(resolve, delayMs));
      return again(performance.now() - began > 10_000 ? 100 : Math.min(delayMs * 2, 5_000));
    };
    void again(100);
  }

  /** Changes from this call on: it listens at once, not at the first `next()`, so nothing falls between. */
  changes(signal?: AbortSignal): AsyncGenerator<LiveChange> {
    this.start();
    const source = on(this, "change", { signal });
    return (async function* () {
      try {
        for await (const [change] of source) yield change as LiveChange;
      } catch (error) {
        if ((error as Error).name !== "AbortError") throw error;
      }
    })();
  }
}

const shared = globalThis as unknown as { batonLive?: LiveHub };
export function liveHub(): LiveHub {
  shared.batonLive ??= new LiveHub();
  return shared.batonLive;
}
