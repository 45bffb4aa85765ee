import { hostname } from "node:os";
import { db } from "../../db/client";
import { beat, lastBeat } from "../../db/health";
import { currentPolicyVersion, loadPolicy } from "../../db/policies";
import { closeSign, openSign, renewSigns } from "../../db/presence/signs";
import type { PersonId } from "../../domain/ids";
import { startingPresence } from "../../domain/policy/upgrade";
import { heardSince } from "../../domain/rescue/hearing";
import { isDatabaseGone } from "../../errors";
import { log } from "../../log";
import { newId } from "../ids";

/** Answers are gathered for so long: thousands of browsers then cost one statement. */
const gatherMs = 250;
const name = `web:${hostname()}:${process.pid}`;
const processBeatMs = 1_000;

async function limits() {
  const version = await currentPolicyVersion(db);
  return version === null ? startingPresence : (await loadPolicy(version)).document.presence;
}

/** Signs of life of people's browsers, as one web process hears them. An id is a connection's own and known to nobody else, so
 *  that whoever sends it is the browser that holds that connection. */
class SignsOfLife {
  private readonly heard = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private isKnown = false;
  private hasLeft = false;
  /** Since when it has heard without a break, and when it last said so; in ms since the process began. */
  private since = 0;
  private saidAt = performance.now();

  /** Silence counts only while a web process is there to hear it: this one says so for as long as it runs. */
  private introduce(): void {
    if (this.isKnown) return;
    this.isKnown = true;
    void this.say();
    for (const signal of ["SIGTERM", "SIGINT"] as const) {
      // Where nothing else ends the process on it, a listener would keep it alive.
      if (process.listenerCount(signal) > 0) process.once(signal, () => void this.leave());
    }
  }

  private async say(): Promise<void> {
    try {
      const { silentSeconds } = await limits();
      const at = performance.now();
      const since = heardSince(this.since, this.saidAt, at, silentSeconds);
      if (!this.hasLeft) await beat(name, (performance.now() - since) / 1000);
      this.since = since;
      this.saidAt = at;
    } catch (err) {
      if (!isDatabaseGone(err)) log.error({ err }, "no heartbeat");
    }
    if (this.hasLeft) await this.leave();
    else setTimeout(() => void this.say(), processBeatMs).unref();
  }

  /** Asked to end, the process hears nobody any more: Next accepts no connection from then on, though it may take its time. */
  async leave(): Promise<void> {
    this.hasLeft = true;
    await lastBeat(name).catch((err) => isDatabaseGone(err) || log.error({ err }, "the last heartbeat was not said"));
  }

  /** A connection was opened; gives its id. */
  async open(personId: PersonId): Promise<string> {
    this.introduce();
    const id = newId();
    await openSign(id, personId, (await limits()).silentSeconds);
    return id;
  }

  async close(id: string): Promise<void> {
    this.heard.delete(id);
    await closeSign(id, (await limits()).closedSeconds);
  }

  /** A browser has answered. */
  hear(id: string): void {
    this.introduce();
    this.heard.add(id);
    this.timer ??= setTimeout(() => void this.write(), gatherMs);
  }

  private async write(): Promise<void> {
    const ids = [...this.heard];
    this.heard.clear();
    this.timer = undefined;
    try {
      await renewSigns(ids, (await limits()).silentSeconds);
    } catch (err) {
      if (!isDatabaseGone(err)) log.error({ err }, "signs of life were not written");
    }
  }
}

const shared = globalThis as unknown as { batonSignsOfLife?: SignsOfLife };
export function signsOfLife(): SignsOfLife {
  shared.batonSignsOfLife ??= new SignsOfLife();
  return shared.batonSignsOfLife;
}
