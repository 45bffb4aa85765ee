import type { HandoverFacts } from "../../domain/attention/handover";
import type { Policy } from "../../domain/policy/compile";
import { db } from "../client";
import { pendingApprovals } from "./approvals";
import { loadFloor } from "./floor";
import { openIncidents } from "./incidents";
import { listOverrides } from "./overrides";

/** A note of one lead for the next. Instants are epoch ms. */
export interface NoteView {
  id: string;
  body: string;
  facts: HandoverFacts;
  writtenBy: { id: string; name: string };
  writtenAt: number;
  acknowledgedBy: string | null;
  acknowledgedAt: number | null;
}

/** The floor as a lead would hand it over now. */
export async function handoverFacts(policy: Policy): Promise<HandoverFacts> {
  const [floor, { total: approvals }, overrides, incidents] = await Promise.all([
    loadFloor(policy),
    pendingApprovals(null, 1),
    listOverrides(policy),
    openIncidents(),
  ]);
  const sum = (of: (q: (typeof floor.queues)[number]) => number) => floor.queues.reduce((total, q) => total + of(q), 0);
  return {
    openLate: sum((q) => q.breached),
    atRisk: sum((q) => q.atRisk),
    unowned: floor.unowned,
    waiting: sum((q) => q.waiting),
    approvals,
    overrides: overrides.map((o) => ({ what: o.scope.name, to: o.to.name, until: o.untilAt })),
    incidents: incidents.map(({ number, title, open }) => ({ number, title, open })),
    nextBreachAt: floor.nextBreachAt,
  };
}

/** All that nobody has read yet, then the newest of the others. */
export async function listNotes(limit = 20): Promise<NoteView[]> {
  const newestFirst = { writtenAt: "desc" } as const;
  const [unread, read] = await Promise.all([
    db.handoverNote.findMany({ where: { acknowledgedAt: null }, orderBy: newestFirst, take: 200 }),
    db.handoverNote.findMany({ where: { acknowledgedAt: { not: null } }, orderBy: newestFirst, take: limit }),
  ]);
  const rows = [...unread, ...read];
  const ids = rows.flatMap((r) => [r.writtenBy, ...(r.acknowledgedBy ? [r.acknowledgedBy] : [])]);
  const people = await db.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const nameOf = (id: string) => people.find((p) => p.id === id)?.name ?? "";
  return rows.map((r) => ({
    id: r.id,
    body: r.body,
    facts: r.facts as unknown as HandoverFacts,
    writtenBy: { id: r.writtenBy, name: nameOf(r.writtenBy) },
    writtenAt: r.writtenAt.getTime(),
    acknowledgedBy: r.acknowledgedBy && nameOf(r.acknowledgedBy),
    acknowledgedAt: r.acknowledgedAt?.getTime() ?? null,
  }));
}
