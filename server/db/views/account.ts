import { dayMs, dayOf } from "../../domain/context/days";
import type { AccountFacts } from "../../domain/context/facts";
import type { StyleEvidence } from "../../domain/context/replyStyle";
import type { AccountEventKind, FactName, FactSource } from "../../domain/context/vocabulary";
import { sumVolume, type Volume, volumeOf } from "../../domain/context/volume";
import type { Segment } from "../../domain/vocabulary";
import { loadStyle } from "../accounts/context";
import { contractOf } from "../accounts/facts";
import { db } from "../client";
import { type CustomerTicketLine, ticketLinesOf } from "./customer";

/** Days of use, and of what happened, that are shown. */
export const shownUsageDays = 90;
/** People of an account whose reply style is looked at, those who wrote last. */
const shownPeople = 20;
const shownHistory = 60;

export interface FactView<Name extends FactName = FactName> {
  name: Name;
  value: AccountFacts[Name];
  source: FactSource;
  /** Who said it: a person or the API key's name. */
  by: string | null;
  saidAt: number;
  confirmedAt: number;
}
/** One account: what is known of it with source and age, its use, events, people and tickets. Instants are epoch ms. */
export interface AccountView {
  id: string;
  externalId: string | null;
  name: string;
  segment: Segment;
  /** The newest saying of each fact. */
  facts: FactView[];
  /** What was said before, newest first. */
  history: FactView[];
  usage: { metric: string; volume: Volume; days: { day: string; value: number }[] }[];
  features: { feature: string; adoptedOn: string }[];
  events: { id: string; kind: AccountEventKind; label: string; at: number }[];
  people: { id: string; name: string; tickets: number; lastAt: number | null; style: StyleEvidence | null }[];
  tickets: CustomerTicketLine[];
  ticketCount: number;
  openCount: number;
}

async function factViews(accountId: string): Promise<FactView[]> {
  const rows = await db.$queryRaw<
    { name: FactName; value: never; source: FactSource; by: string | null; said_at: Date; confirmed_at: Date }[]
  >`
    SELECT f.name, f.value, f.source, f.said_at, f.confirmed_at, COALESCE(p.name, k.name) AS by
    FROM account_fact f LEFT JOIN person p ON p.id = f.by_id LEFT JOIN api_key k ON k.id = f.by_id
    WHERE f.account_id = ${accountId}::uuid ORDER BY f.said_at DESC, f.id DESC LIMIT 400`;
  return rows.map(({ name, value, source, by, said_at, confirmed_at }) => {
    return { name, value, source, by, saidAt: said_at.getTime(), confirmedAt: confirmed_at.getTime() };
  });
}

async function usageOf(accountId: string, now: number): Promise<AccountView["usage"]> {
  const today = dayOf(now);
  const rows = await db.$queryRaw<{ metric: string; day: string; value: number }[]>`
    SELECT metric, to_char(day, 'YYYY-MM-DD') AS day, value FROM usage_day
    WHERE account_id = ${accountId}::uuid AND day > ${dayOf(now - shownUsageDays * dayMs)}::date AND day <= ${today}::date
    ORDER BY metric, day`;
  const metrics = [...new Set(rows.map((r) => r.metric))].slice(0, 12);
  return metrics.map((metric) => {
    const days = rows.filter((r) => r.metric === metric).map(({ day, value }) => ({ day, value }));
    return { metric, days, volume: volumeOf(sumVolume(days, today)) };
  });
}

async function peopleOf(accountId: string): Promise<AccountView["people"]> {
  const rows = await db.$queryRaw<{ id: string; name: string; tickets: number; last: Date | null }[]>`
    SELECT c.id, c.name, count(t.id)::int AS tickets, max(t.last_customer_message_at) AS last
    FROM customer c LEFT JOIN ticket t ON t.customer_id = c.id
    WHERE c.account_id = ${accountId}::uuid AND c.merged_into_id IS NULL
    GROUP BY c.id ORDER BY last DESC NULLS LAST, c.name LIMIT ${shownPeople}`;
  return Promise.all(
    rows.map(async ({ id, name, tickets, last }) => {
      return { id, name, tickets, lastAt: last?.getTime() ?? null, style: await loadStyle(id) };
    }),
  );
}

/** The account of this id; null for none. */
export async function loadAccount(id: string, now: number): Promise<AccountView | null> {
  const row = await db.account.findUnique({ where: { id } });
  if (!row) return null;
  const [said, usage, people, features, events, tickets, ticketCount, openCount] = await Promise.all([
    factViews(id),
    usageOf(id, now),
    peopleOf(id),
    db.accountFeature.findMany({ where: { accountId: id }, orderBy: { adoptedOn: "asc" }, take: 50 }),
    db.accountEvent.findMany({ where: { accountId: id }, orderBy: { at: "desc" }, take: 20 }),
    ticketLinesOf({ accountId: id }),
    db.ticket.count({ where: { accountId: id } }),
    db.ticket.count({ where: { accountId: id, status: { in: ["open", "waiting"] } } }),
  ]);
  const facts = said.filter((f, i) => said.findIndex((g) => g.name === f.name) === i);
  return {
    ...{ id, externalId: row.externalId, name: row.name, segment: row.segment as Segment },
    ...{ facts, usage, people, tickets, ticketCount, openCount },
    history: said.filter((f) => !facts.includes(f)).slice(0, shownHistory),
    features: features.map((f) => ({ feature: f.feature, adoptedOn: dayOf(f.adoptedOn.getTime()) })),
    events: events.map((e) => {
      return { id: e.id, kind: e.kind as AccountEventKind, label: e.label, at: e.at.getTime() };
    }),
  };
}

/** What an agent sees of an account beside a ticket. */
export interface AccountGlance {
  plan: string | null;
  value: { amount: number; currency: string } | null;
  renewalOn: string | null;
  churnRisk: number | null;
  owner: string | null;
  volume: { metric: string; change: number } | null;
  /** What happened there in the last ninety days, at most three, the newest first. */
  events: { kind: AccountEventKind; label: string; at: number }[];
}

export async function glanceAt(accountId: string, now: number): Promise<AccountGlance | null> {
  const [row, usage, events] = await Promise.all([
    db.account.findUnique({ where: { id: accountId } }),
    usageOf(accountId, now),
    db.accountEvent.findMany({
      where: { accountId, at: { gt: new Date(now - shownUsageDays * dayMs), lte: new Date(now) } },
      orderBy: { at: "desc" },
      take: 3,
    }),
  ]);
  if (!row) return null;
  const known = usage.flatMap(({ metric, volume }) =>
    volume.state === "known" ? [{ metric, change: volume.change }] : [],
  );
  return {
    ...{ plan: row.plan, churnRisk: row.churnRisk, owner: row.owner },
    value: contractOf(row.contractAmount === null ? null : Number(row.contractAmount), row.contractCurrency),
    renewalOn: row.renewalOn && dayOf(row.renewalOn.getTime()),
    volume: known.sort((a, b) => Math.abs(b.change) - Math.abs(a.change))[0] ?? null,
    events: events.map((e) => ({ kind: e.kind as AccountEventKind, label: e.label, at: e.at.getTime() })),
  };
}
