import type { LiveNews } from "@/server/api/routers/live";

export type LineState = "connecting" | "live" | "reconnecting" | "offline";

/** What one tab wants to hear of. */
export interface Interest {
  /** The signed-in person, so that another sign-in opens another connection. */
  person: string | null;
  tokens: string[];
}
/** Opens the connection; returns how to close it. */
export type Open = (tokens: string[], on: { news(n: LiveNews): void; state(s: LineState): void }) => () => void;

type Note =
  | { kind: "interest"; tab: string; interest: Interest }
  | { kind: "gone"; tab: string }
  | { kind: "whoIsThere" }
  | { kind: "news"; news: LiveNews }
  | { kind: "state"; state: LineState };

const name = "baton-live";
const none: Interest = { person: null, tokens: [] };

/** The one live connection of a browser. The tab that holds a Web Lock leads: it keeps the connection and passes news on
 *  to the others; when it closes, the next in line takes over. HTTP/1.1 allows six connections to a host for all tabs
 *  together, so one for each tab would make the seventh hang. */
export class LiveLine {
  private readonly tab = crypto.randomUUID();
  private readonly channel = new BroadcastChannel(name);
  private readonly interests = new Map<string, Interest>();
  private mine = none;
  private isLeader = false;
  private key: string | null = null;
  private close: (() => void) | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private state: LineState = "connecting";
  /** Of the leader: how its connection is, and whether the server hears of changes. */
  private connection: LineState = "connecting";
  private isFresh = true;
  private readonly stopped = new AbortController();
  private letGo: () => void = () => {};

  constructor(
    private readonly open: Open,
    private readonly on: { news(n: LiveNews): void; state(s: LineState): void; leads?(): void },
  ) {
    this.channel.onmessage = (e: MessageEvent<Note>) => this.hear(e.data);
    window.addEventListener("pagehide", this.leave);
    void this.queueForLead();
  }

  /** Tells what this tab wants to hear of from now on. */
  follow(interest: Interest): void {
    this.mine = interest;
    this.say({ kind: "interest", tab: this.tab, interest });
    this.interests.set(this.tab, interest);
    this.reconsider();
  }

  stop(): void {
    this.leave();
    window.removeEventListener("pagehide", this.leave);
    this.stopped.abort();
    this.close?.();
    this.close = null;
    this.letGo();
    this.channel.close();
  }

  private readonly leave = () => this.say({ kind: "gone", tab: this.tab });

  private say(note: Note): void {
    if (!this.stopped.signal.aborted) this.channel.postMessage(note);
  }

  /** Waits for the lock and leads while holding it. Without locks (plain http on a network) every tab leads for itself. */
  private async queueForLead(): Promise<void> {
    const lead = () =>
      new Promise<void>((resolve) => {
        if (this.stopped.signal.aborted) return resolve();
        this.letGo = resolve;
        this.isLeader = true;
        this.on.leads?.();
        // Whoever is still there answers; a tab that died without a word must not keep its person or links alive.
        this.interests.clear();
        this.interests.set(this.tab, this.mine);
        this.say({ kind: "whoIsThere" });
        this.reconsider();
      });
    if (!("locks" in navigator)) return lead();
    await navigator.locks.request(name, { signal: this.stopped.signal }, lead).catch(() => undefined);
  }

  private hear(note: Note): void {
    switch (note.kind) {
      case "interest":
        this.interests.set(note.tab, note.interest);
        this.reconsider();
        if (this.isLeader) this.say({ kind: "state", state: this.state });
        break;
      case "gone":
        this.interests.delete(note.tab);
        break;
      case "whoIsThere":
        this.say({ kind: "interest", tab: this.tab, interest: this.mine });
        break;
      case "news":
        this.on.news(note.news);
        break;
      case "state":
        this.setState(note.state);
        break;
    }
  }

  private setState(state: LineState): void {
    this.state = state;
    this.on.state(state);
  }

  /** What the connection itself and the server's own hearing come to together: a line that nobody speaks into is not live. */
  private tellState(): void {
    const state = this.connection === "live" && !this.isFresh ? "reconnecting" : this.connection;
    if (state === this.state) return;
    this.setState(state);
    this.say({ kind: "state", state });
  }

  /** Opens the connection anew when who is signed in, or which links are followed, has changed. */
  private reconsider(): void {
    if (!this.isLeader) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const all = [...this.interests.values()];
      // A tab left open by somebody who signed out still names them: any change of who is named opens a new session.
      const people = [...new Set(all.flatMap((i) => i.person ?? []))].sort();
      const tokens = [...new Set(all.flatMap((i) => i.tokens))].sort().slice(0, 50);
      const key = `${people.join(",")}|${tokens.join(",")}`;
      if (key === this.key || this.stopped.signal.aborted) return;
      this.key = key;
      this.close?.();
      this.close =
        people.length === 0 && tokens.length === 0
          ? null
          : this.open(tokens, {
              news: (news) => {
                this.on.news(news);
                this.say({ kind: "news", news });
                this.isFresh = news.isFresh;
                this.tellState();
              },
              state: (state) => {
                this.connection = state;
                this.tellState();
              },
            });
    }, 30);
  }
}
