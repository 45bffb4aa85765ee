import { db } from "../../db/client";
import { syncTime } from "../../db/time";
import { seededRandom } from "../../domain/random";
import { env } from "../../env";
import { Agents } from "./agents";
import { Chance } from "./chance";
import { Clockwork } from "./clockwork";
import { Customers } from "./customers";
import { Feed, type Sent } from "./feed";
import type { DemoOptions } from "./options";
import { ownTexts, readTexts } from "./texts";
import { watch } from "./watch";

export interface DemoReport {
  seconds: number;
  sent: number;
  failed: number;
  lanes: { autonomous: number; review: number; human: number };
  customers: Customers["did"];
  people: Agents["did"];
  failures: number;
}

const shuffled = (list: readonly string[], chance: Chance) =>
  list
    .map((text) => ({ text, at: chance.random() }))
    .sort((a, b) => a.at - b.at)
    .map((x) => x.text);

/** A desk that has so many messages to answer gets no more until it has answered one: the rate is then what it can take. Most of
 *  them wait for a plan, which is made for many at once. */
const mostOnTheirWay = 400;

/** Feeds a running desk and plays its customers and agents, until the time is up or `signal` says so. */
export async function runDemo(
  options: DemoOptions,
  signal: AbortSignal,
  on: { say?: (line: string) => void; sent?: (s: Sent) => void; urls?: readonly string[] } = {},
): Promise<DemoReport> {
  const { say = () => undefined, urls = [(options.url ?? env.BATON_PUBLIC_URL).replace(/\/$/, "")] } = on;
  const chance = new Chance(seededRandom(options.seed));
  const texts = options.texts ? await readTexts(options.texts, options.column) : shuffled(ownTexts(), chance);
  const feed = new Feed(urls, texts, chance);
  const clockwork = new Clockwork(options.speed);
  const agents = new Agents(chance, clockwork);
  const customers = new Customers(chance, clockwork);
  await syncTime();
  await feed.open();
  const stopWatching = new AbortController();
  let began = performance.now();
  let ended = began;
  const since = new Date(Date.now() - 1000);
  let watching: Promise<void> | null = null;
  const onTheirWay = new Set<Promise<void>>();
  try {
    const crew = await agents.start(options.without);
    say(`${crew} people are online; ${options.rate} messages a minute go to ${urls.join(" and ")}. Ctrl-C ends it.`);
    watching = watch(stopWatching.signal, (tickets) => {
      for (const t of tickets) {
        agents.see(t);
        customers.see(t);
      }
    });
    began = performance.now();
    const spacing = 60_000 / options.rate;
    const end = options.minutes === undefined ? Number.POSITIVE_INFINITY : began + options.minutes * 60_000;
    let told = began;
    const send = () => {
      const way: Promise<void> = feed
        .send()
        .then((sent) => {
          if (!sent) return;
          customers.adopt(sent.ticketId);
          on.sent?.(sent);
        })
        .finally(() => onTheirWay.delete(way));
      onTheirWay.add(way);
    };
    for (let n = 0; !signal.aborted && performance.now() < end; n++) {
      if (onTheirWay.size < mostOnTheirWay) send();
      if (performance.now() - told > 10_000) {
        told = performance.now();
        say(line(feed, agents, customers));
      }
      // By the plan, not by the last message: a slow one does not lower the rate.
      await rest(began + (n + 1) * spacing - performance.now(), signal);
    }
  } finally {
    await Promise.all(onTheirWay);
    ended = performance.now();
    await clockwork.stop();
    stopWatching.abort();
    await watching?.catch(() => undefined);
    await agents.stop();
    await feed.close();
  }
  const lanes = await db.ticket.groupBy({
    by: ["disposition"],
    where: { createdAt: { gte: since }, origin: "live" },
    _count: true,
  });
  const of = (name: string) => lanes.find((l) => l.disposition === name)?._count ?? 0;
  return {
    seconds: Math.round((ended - began) / 1000),
    sent: feed.sent,
    failed: feed.failed,
    lanes: { autonomous: of("autonomous"), review: of("review"), human: of("human") },
    customers: customers.did,
    people: agents.did,
    failures: clockwork.failures,
  };
}

function line(feed: Feed, { did: p }: Agents, { did: c }: Customers): string {
  return [
    `${feed.sent} came in`,
    `${c.confirmed} confirmed, ${c.objected + c.askedForPerson} wanted a person`,
    `${p.approved + p.edited} drafts sent, ${p.rejected} refused`,
    `${p.accepted} accepted, ${p.escalated} escalated, ${p.resolved} resolved`,
  ].join(" · ");
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0) return new Promise((resolve) => setImmediate(resolve));
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}
