import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { seededRandom } from "../../../domain/random";

/** Events of one ticket, on average; tickets that are open at once, so that rows of one lie far apart. */
const eventsPerTicket = 7;
const openAtOnce = 20_000;

const iso = (at: number) => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** A log as a ticket system writes it: in the order of time, the rows of a ticket scattered, ten columns of which six are read.
 *  The same for the same `seed`. */
export async function generateLog(
  path: string,
  events: number,
  seed = 1,
): Promise<{ events: number; tickets: number }> {
  const chance = seededRandom(seed);
  const pick = (n: number) => Math.floor(chance() * n);
  const open: { key: number; createdAt: number; team: number; left: number; version: number }[] = [];
  const out = createWriteStream(path, { highWaterMark: 1 << 20 });
  let piece = "ticket,version,changed,opened,activity,team,agent,priority,product,note\n";
  let at = Date.UTC(2025, 0, 1);
  let tickets = 0;
  for (let n = 0; n < events; n++) {
    at += 1_000 + pick(60_000);
    if (open.length < openAtOnce && (open.length === 0 || chance() < 2 / eventsPerTicket)) {
      open.push({ key: ++tickets, createdAt: at, team: pick(40), left: 1 + pick(2 * eventsPerTicket - 1), version: 0 });
    }
    const i = chance() < 0.1 ? open.length - 1 : pick(open.length);
    const t = open[i]!;
    t.left--;
    const isEnd = t.left === 0;
    const isHandoff = !isEnd && chance() < 0.2;
    if (isHandoff) t.team = pick(40);
    const activity = t.version === 0 ? "Created" : isEnd ? "Resolved" : isHandoff ? "Assigned" : "Updated";
    const note = chance() < 0.02 ? '"asked, and ""answered"""' : "none";
    piece += `T${String(t.key).padStart(7, "0")},${t.version++},${iso(at)},${iso(t.createdAt)},${activity},Team ${t.team} L${1 + (t.team % 3)},Agent ${pick(300)},P${1 + pick(4)},Product ${pick(20)},${note}\n`;
    if (isEnd) {
      open[i] = open.at(-1)!;
      open.pop();
    }
    if (piece.length > 1 << 20) {
      if (!out.write(piece)) await once(out, "drain");
      piece = "";
    }
  }
  out.end(piece);
  await once(out, "finish");
  return { events, tickets };
}

/** How that log is read. */
export const generatedMapping = {
  source: "bench",
  rowIs: "event",
  key: "ticket",
  order: [{ column: "version", as: "number" }, "row"],
  at: { column: "changed", formats: ["iso"] },
  owner: { column: "team", when: { column: "activity", in: ["Created", "Assigned"] } },
  tier: { column: "team", pattern: "L(\\d)", default: 1 },
  createdAt: { column: "opened", formats: ["iso"] },
  resolvedAt: { lastEventWhere: { column: "activity", in: ["Resolved"] } },
};
