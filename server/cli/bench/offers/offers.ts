import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import pg from "pg";
import { newId } from "../../../commands/ids";
import { firstSights, openAs, openBrowser, rememberFirstSight } from "../browser";
import type { BenchDesk } from "../desk";
import { makeKey } from "../key";
import { type Metrics, quantile } from "../metrics";
import { runScript } from "../runScript";
import { auditOffers, faultsSince } from "./audit";
import { clearDesk, fillAgents, sendHome } from "./fill";

const slots = 60;
const planAgents = 1_000;
const planWaits = 500;
const silent = 40;
const floodAgents = 2_000;
const floodPerMinute = 50 * 60;
const floodMinutes = Number(process.env.BENCH_FLOOD_MINUTES ?? 10);

const texts = [
  "I cannot sign in, the password reset mail never arrives. I want to talk to a person, please.",
  "The invoice of last month is wrong, it names a plan we never had. I want to talk to a person, please.",
  "Our records have not been synchronised since yesterday. I want to talk to a person, please.",
  "Every page takes twenty seconds to open. I want to talk to a person, please.",
];

/** So many messages for people, through the API. */
async function write(desk: BenchDesk, key: string, count: number, about: readonly string[] = texts): Promise<void> {
  let next = 0;
  const post = async () => {
    while (next < count) {
      const n = next++;
      const answer = await fetch(`${desk.url}/api/v1/messages`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({
          customer: { email: `customer${n}@bench.example`, name: `Customer ${n}` },
          channel: "web",
          text: about[n % about.length],
        }),
      });
      if (answer.status !== 202) throw new Error(`The desk answered ${answer.status}: ${await answer.text()}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: 6 }, post));
}

/** Presses "Resolve" on the ticket's own page; the instant of the click that ends it. */
async function pressResolve(page: Page): Promise<number> {
  await page.getByRole("button", { name: /^Resolve/ }).click();
  const anyway = page.getByRole("button", { name: "Resolve anyway" });
  await anyway.waitFor();
  return anyway.evaluate((button: HTMLButtonElement) => {
    const at = Date.now();
    button.click();
    return at;
  });
}

/** One agent with one slot and an open inbox: from the click that resolves what they have to the next offer's card. */
async function slotToOffer(desk: BenchDesk, db: pg.Client, key: string): Promise<number[]> {
  await sendHome(db);
  await write(desk, key, slots + 2, texts.slice(0, 1));
  await db.query("UPDATE person SET capacity = 1, schedule = NULL WHERE email LIKE 'maya@%'");
  const browser = await openBrowser();
  try {
    const inbox = await openAs(browser, desk.url, "maya", "/inbox");
    const work = await inbox.context().newPage();
    await rememberFirstSight(inbox, "data-offer");
    const times: number[] = [];
    let seen: string[] = [];
    let freedAt: number | null = null;
    for (let n = 0; n <= slots; n++) {
      let offer: string | undefined;
      for (let look = 0; look < 200 && !offer; look++) {
        const sights = await firstSights(inbox);
        offer = Object.keys(sights).find((id) => !seen.includes(id));
        if (offer && freedAt !== null) times.push(sights[offer]! - freedAt);
        if (!offer) await sleep(50);
      }
      if (!offer) throw new Error("No offer came within ten seconds.");
      seen = [...seen, offer];
      await inbox.locator(`[data-offer="${offer}"]`).getByRole("button", { name: "Accept" }).click();
      const { rows } = await db.query<{ ticket_id: string }>("SELECT ticket_id FROM offer WHERE id = $1", [offer]);
      await inbox.locator(`[data-offer="${offer}"]`).waitFor({ state: "detached" });
      await work.goto(`${desk.url}/tickets/${rows[0]!.ticket_id}`);
      await work.locator("html[data-ready=true]").waitFor();
      if (n < slots) freedAt = await pressResolve(work);
    }
    return times;
  } finally {
    await browser.close();
  }
}

/** Browsers of people who are being offered something fall silent one after the other: from the end of the last sign of life
 *  to the commit of the offer to the next person, by the database's clock. */
async function rescue(desk: BenchDesk, db: pg.Client, key: string): Promise<number[]> {
  await write(desk, key, silent);
  const { rows } = await db.query<{ person_id: string; ticket_id: string }>(
    "SELECT DISTINCT ON (person_id) person_id, ticket_id FROM offer WHERE state = 'pending' ORDER BY person_id",
  );
  const times: number[] = [];
  for (const { person_id: person, ticket_id: ticket } of rows) {
    const { rows: signs } = await db.query<{ until: string }>(
      `INSERT INTO sign_of_life (id, person_id, until) VALUES ($1, $2, clock_timestamp() + interval '700 milliseconds')
       RETURNING until::text`,
      [newId(), person],
    );
    for (let look = 0; look < 100; look++) {
      await sleep(100);
      const { rows: next } = await db.query<{ ms: number }>(
        `SELECT extract(epoch FROM committed_at - $3::timestamptz)::float8 * 1000 AS ms FROM bench_offer
         WHERE ticket_id = $1 AND person_id <> $2 AND committed_at > $3::timestamptz ORDER BY committed_at LIMIT 1`,
        [ticket, person, signs[0]!.until],
      );
      if (next[0]) {
        times.push(next[0].ms);
        break;
      }
    }
  }
  if (times.length < rows.length) throw new Error(`${rows.length - times.length} offers were not rescued.`);
  return times;
}

interface Flood {
  sent: number;
  failed: number;
  seconds: number;
  presences: number;
  people: { accepted: number; resolved: number };
}

/** Two web processes, two workers, a large crew that comes and goes, and a stream of customers. */
async function flood(desk: BenchDesk, db: pg.Client): Promise<Metrics> {
  await clearDesk(db);
  await db.query("DELETE FROM sign_of_life");
  await db.query("UPDATE person SET presence = 'online', absence = NULL, schedule = NULL WHERE disabled_at IS NULL");
  await fillAgents(db, floodAgents);
  const urls = [desk.url, await desk.startWeb()];
  const workers = [desk.startWorker(), desk.startWorker()];
  try {
    const { rows: time } = await db.query<{ now: string }>("SELECT clock_timestamp()::text AS now");
    const told = await runScript<Flood>(desk, new URL("./flood.ts", import.meta.url), {
      BENCH_RATE: String(floodPerMinute),
      BENCH_MINUTES: String(floodMinutes),
      BENCH_URLS: urls.join(","),
    });
    const found = await faultsSince(db, time[0]!.now);
    for (const [fault, n] of found.faults) console.error(`${n} × ${fault}`);
    const illegal = [...found.faults.values()].reduce((sum, n) => sum + n, 0);
    return {
      illegal: { value: illegal, unit: "offers", n: found.offers },
      arrivalsPerSecond: { value: told.sent / told.seconds, unit: "1/s", n: told.sent },
      arrivalsFailed: { value: told.failed, unit: "messages", n: told.sent + told.failed },
      accepted: { value: told.people.accepted, unit: "offers", n: found.offers },
      resolved: { value: told.people.resolved, unit: "tickets", n: told.sent },
      presenceChanges: { value: told.presences, unit: "changes", n: told.presences },
    };
  } finally {
    await Promise.all(workers.map((w) => w.stop()));
  }
}

const of = (list: number[], q: number) => ({ value: quantile(list, q), unit: "ms", n: list.length });

/** What can be measured by itself: `BENCH_PARTS=plans,rescue` leaves the others out. */
const parts: Record<string, (desk: BenchDesk, db: pg.Client, key: string) => Promise<Metrics>> = {
  slots: async (desk, db, key) => {
    const times = await slotToOffer(desk, db, key);
    return { slotToOfferP95Ms: of(times, 0.95), slotToOfferP50Ms: of(times, 0.5) };
  },
  plans: async (desk, db, key) => {
    await sendHome(db);
    await write(desk, key, planWaits);
    await fillAgents(db, planAgents);
    const plans = new URL("./plans.ts", import.meta.url);
    const all = await runScript<Plans>(desk, plans);
    const few = await runScript<Plans>(desk, plans, { BENCH_ROOM: "30" });
    return {
      planCommitP95Ms: of(all.times, 0.95),
      planCommitP50Ms: of(all.times, 0.5),
      offersPerPlan: { value: all.offers, unit: "offers", n: all.times.length },
      planCommitFewP95Ms: of(few.times, 0.95),
    };
  },
  rescue: async (desk, db, key) => {
    await sendHome(db);
    await fillAgents(db, planAgents);
    const worker = desk.startWorker();
    try {
      const times = await rescue(desk, db, key);
      return { rescueMs: of(times, 0.95), rescueP50Ms: of(times, 0.5) };
    } finally {
      await worker.stop();
    }
  },
  flood,
};

/** Offers of a real desk: production build, real Chromium, workers and database. */
export async function benchOffers(desk: BenchDesk): Promise<Metrics> {
  const db = new pg.Client({ connectionString: desk.databaseUrl });
  await db.connect();
  try {
    const key = await makeKey(db);
    await auditOffers(db);
    let metrics: Metrics = {};
    for (const name of process.env.BENCH_PARTS?.split(",") ?? Object.keys(parts)) {
      await clearDesk(db);
      const found = await parts[name]!(desk, db, key);
      for (const [k, { value, unit, n }] of Object.entries(found))
        console.error(`${k} ${value.toFixed(1)} ${unit} (n = ${n})`);
      metrics = { ...metrics, ...found };
    }
    return metrics;
  } finally {
    await db.end();
  }
}

interface Plans {
  times: number[];
  offers: number;
}
