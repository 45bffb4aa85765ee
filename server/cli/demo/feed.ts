import { createKey } from "../../commands/createKey";
import { db } from "../../db/client";
import { type Channel, systemActor } from "../../domain/vocabulary";
import { BatonError } from "../../errors";
import type { Chance } from "./chance";

export interface Sent {
  ticketId: string;
  /** When the desk had acknowledged it, epoch ms of this machine. */
  at: number;
}

const channels: Channel[] = ["web", "web", "web", "email", "email", "chat", "api"];

/** Sends messages to the running desk, as other systems do: by its API, with a key of its own that ends with the demo. */
export class Feed {
  sent = 0;
  failed = 0;
  private keyId = "";
  private key = "";
  private next = 0;
  private accounts: string[] = [];

  constructor(
    /** The desk's web processes: each gets its share. */
    private readonly urls: readonly string[],
    private readonly texts: readonly string[],
    private readonly chance: Chance,
  ) {}

  async open(): Promise<void> {
    for (const url of this.urls) {
      const answer = await fetch(`${url}/api/health`).catch(() => null);
      if (answer?.status === 200) continue;
      throw new BatonError(
        "unavailable",
        `No desk answers at ${url}: start one with npm start, or name it with --url`,
        "url",
      );
    }
    const known = await db.account.findMany({ where: { externalId: { not: null } }, select: { externalId: true } });
    this.accounts = known.map((a) => a.externalId!).sort();
    ({ id: this.keyId, key: this.key } = await createKey("demo", ["messages:write"], systemActor));
  }

  async close(): Promise<void> {
    if (this.keyId) await db.apiKey.update({ where: { id: this.keyId }, data: { revokedAt: new Date() } });
  }

  /** One message of somebody; null when the desk refused or was not there. */
  async send(): Promise<Sent | null> {
    const n = this.next++;
    const who = Math.floor(this.chance.random() * 900);
    const name = `${this.chance.of(givenNames)} ${this.chance.of(familyNames)}`;
    // The same person is of the same account each time.
    const account = who % 5 < 3 && this.accounts.length > 0 ? this.accounts[who % this.accounts.length] : undefined;
    const body = {
      customer: { email: `${name.replace(" ", ".")}${who}@demo.example`.toLowerCase(), name, account },
      channel: this.chance.of(channels),
      text: this.texts[n % this.texts.length],
    };
    const headers = { authorization: `Bearer ${this.key}`, "content-type": "application/json" };
    try {
      const answer = await fetch(`${this.urls[n % this.urls.length]}/api/v1/messages`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      const receipt = (await answer.json()) as { ticketId?: string };
      if (answer.status !== 202 || !receipt.ticketId) throw new Error(String(answer.status));
      this.sent++;
      return { ticketId: receipt.ticketId, at: Date.now() };
    } catch {
      this.failed++;
      return null;
    }
  }
}

const givenNames = [
  "Ana",
  "Ben",
  "Chloe",
  "Dan",
  "Eva",
  "Finn",
  "Gia",
  "Hal",
  "Ina",
  "Jon",
  "Kim",
  "Lea",
  "Max",
  "Nia",
  "Olu",
  "Pia",
];
const familyNames = [
  "Adler",
  "Brook",
  "Costa",
  "Dahl",
  "Ender",
  "Frost",
  "Gomez",
  "Hale",
  "Iqbal",
  "Joshi",
  "Kuhn",
  "Lund",
  "Moss",
];
