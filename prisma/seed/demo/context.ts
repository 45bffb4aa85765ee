import { setFacts } from "../../../server/commands/accounts/setFacts";
import { newId } from "../../../server/commands/ids";
import { writeUsage } from "../../../server/db/accounts/usage";
import { db, inTransaction } from "../../../server/db/client";
import { dayMs, dayOf } from "../../../server/domain/context/days";
import type { AccountFacts } from "../../../server/domain/context/facts";
import type { AccountEventKind } from "../../../server/domain/context/vocabulary";
import { seededRandom } from "../../../server/domain/random";
import { type Segment, systemActor } from "../../../server/domain/vocabulary";

const usageDays = 90;

/** How large an account of a segment is. */
const sizes: Record<Segment, { plan: string; amount: number; users: number; records: number; calls: number }> = {
  trial: { plan: "Trial", amount: 0, users: 5, records: 800, calls: 120 },
  standard: { plan: "Team", amount: 6_000, users: 18, records: 6_000, calls: 900 },
  business: { plan: "Growth", amount: 34_000, users: 70, records: 42_000, calls: 8_000 },
  enterprise: { plan: "Scale", amount: 140_000, users: 420, records: 380_000, calls: 60_000 },
};
const features = ["dashboards", "alerts", "exports", "workflows", "webhooks", "single-sign-on", "embedding"];

interface Tale {
  facts?: Partial<AccountFacts>;
  /** Days ago; the newest last. */
  events?: [kind: AccountEventKind, daysAgo: number, label?: string][];
  /** Growth of a metric in the last week. */
  grows?: Partial<Record<Metric, number>>;
  /** What the churn risk was two months ago. */
  riskBefore?: number;
}
const metrics = ["active_users", "api_calls", "records_synced"] as const;
type Metric = (typeof metrics)[number];

/** The accounts of the story have something to tell; the others are drawn. Without an event of its own an account went live
 *  long ago. */
const tales: Record<string, Tale> = {
  "hollow-oak": {
    facts: { renewalOn: "+41", churnRisk: 0.62, expansion: "none", owner: "Lena Brandt" },
    events: [["migration", 3, "New workspace"]],
    riskBefore: 0.2,
  },
  tandem: { facts: { churnRisk: 0.15 }, events: [["migration", 3, "Moved from the old connector"]] },
  fernhill: { facts: { churnRisk: 0.12 } },
  kestrel: {
    facts: { churnRisk: 0.18, expansion: "talking" },
    events: [["goLive", 20, "Customer portal"]],
    grows: { records_synced: 4, api_calls: 1.9 },
  },
  pallet: { facts: { churnRisk: 0.2 } },
  meridian: { facts: { renewalOn: "+12", expansion: "agreed" }, events: [["usersAdded", 16, "Two more clinics"]] },
  brightwater: {
    facts: { churnRisk: 0.35, renewalOn: "+88" },
    events: [["integrationChange", 26, "Third data source"]],
  },
  quarry: { facts: { churnRisk: 0.55 }, grows: { active_users: 0.45 }, riskBefore: 0.3 },
  rookery: { events: [["goLive", 6, "Embedded charts"]], grows: { active_users: 1.8 } },
};

const dayIn = (now: number, days: number) => dayOf(now + days * dayMs);

function factsOf(account: { name: string; segment: Segment }, tale: Tale, now: number, random: () => number) {
  const size = sizes[account.segment];
  const amount = Math.round((size.amount * (0.6 + random())) / 500) * 500;
  const renewal = Math.round(20 + random() * 340);
  const drawn: Partial<AccountFacts> = {
    name: account.name,
    segment: account.segment,
    plan: size.plan,
    contractValue: amount > 0 ? { amount, currency: random() < 0.15 ? "GBP" : "EUR" } : null,
    renewalOn: account.segment === "trial" ? null : dayIn(now, renewal),
    expansion: random() < 0.25 ? "possible" : "none",
    churnRisk: Math.round(random() ** 2 * 60) / 100,
    owner: random() < 0.5 ? "Lena Brandt" : "Marco Silva",
  };
  const told = { ...tale.facts };
  // In tales a renewal is so many days from now.
  if (told.renewalOn?.startsWith("+")) told.renewalOn = dayIn(now, Number(told.renewalOn.slice(1)));
  return { ...drawn, ...told };
}

/** Ninety days of use: weekends are quiet, weeks alike but for a little chance, and the last one grows where the tale says so. */
function usageOf(account: { id: string; segment: Segment }, tale: Tale, now: number, random: () => number) {
  const size = sizes[account.segment];
  const level: Record<Metric, number> = {
    active_users: size.users,
    api_calls: size.calls,
    records_synced: size.records,
  };
  const scale = 0.5 + random();
  return metrics.flatMap((metric) =>
    Array.from({ length: usageDays }, (_, i) => {
      const ago = usageDays - i;
      const weekday = new Date(now - ago * dayMs).getUTCDay();
      const week = weekday === 0 || weekday === 6 ? 0.3 : 1;
      const growth = ago <= 7 ? (tale.grows?.[metric] ?? 1) : 1;
      const value = Math.round(level[metric] * scale * week * growth * (0.96 + random() * 0.08));
      return { account_id: account.id, metric, day: dayIn(now, -ago), value };
    }),
  );
}

/** What the CRM, the product and people have said of every account of the demo: facts of different age and source, ninety days of
 *  use, features and events. The same every time but for ids, counted from now. */
export async function seedContext(now: number): Promise<void> {
  const random = seededRandom(20_261_124);
  const accounts = await db.account.findMany({ orderBy: { externalId: "asc" } });
  const lead = await db.person.findFirstOrThrow({ where: { email: "marco@tessel.example" }, select: { id: true } });
  const people = { kind: "person", id: lead.id } as const;
  for (const { id, externalId, name, segment: text } of accounts) {
    const segment = text as Segment;
    const tale = tales[externalId ?? ""] ?? {};
    const { churnRisk, ...others } = factsOf({ name, segment }, tale, now, random);
    const usage = usageOf({ id, segment }, tale, now, random);
    const used = features.slice(0, 2 + Math.floor(random() * 5));
    const begun = Math.round(200 + random() * 400);
    const events = [["goLive", begun] as const, ...(tale.events ?? [])];
    const at = (daysAgo: number) => new Date(now - daysAgo * dayMs - 5 * 3_600_000).toISOString();
    await inTransaction(async (tx) => {
      const say = (facts: Partial<AccountFacts>, source: "api" | "csv", daysAgo: number) =>
        setFacts(
          tx,
          [{ externalId: externalId!, facts }],
          { source, actor: source === "csv" ? people : systemActor },
          now - daysAgo * dayMs,
        );
      if (tale.riskBefore !== undefined) await say({ churnRisk: tale.riskBefore }, "csv", 61);
      await say(others, "api", 34);
      await say({ churnRisk }, "csv", 9);
      const writes = {
        measures: usage,
        features: used.map((feature, i) => ({ account_id: id, feature, adopted_on: dayIn(now, -begun + 21 * i) })),
        events: events.map(([kind, daysAgo, label = ""]) => {
          return { id: newId(), account_id: id, kind, label, at: at(daysAgo) };
        }),
      };
      await writeUsage(tx, writes, now);
    });
  }
}
