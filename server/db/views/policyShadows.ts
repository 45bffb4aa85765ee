import type { DecisionKind, DecisionPlace } from "../../domain/policy/compareDecisions";
import { db } from "../client";

export interface ShadowLine {
  id: string;
  name: string;
  draftId: string | null;
  revision: number;
  basedOn: number;
  startedAt: number;
  startedBy: string | null;
  endedAt: number | null;
  whyEnded: string | null;
  compared: number;
  agreed: number;
}
export interface DisagreementLine {
  decisionId: string;
  ticketId: string;
  number: number;
  subject: string | null;
  at: number;
  kinds: DecisionKind[];
  was: DecisionPlace;
  would: DecisionPlace;
}
export interface ShadowView extends ShadowLine {
  /** The draft's revision by now; null where it is gone. */
  draftRevision: number | null;
  counts: Record<DecisionKind, number>;
  disagreements: DisagreementLine[];
  /** What the desk calls its teams, by id; a team of the draft alone has no name yet. */
  teams: Record<string, string>;
}

const starter = { starter: { select: { name: true } } } as const;
type Row = Awaited<ReturnType<typeof rows>>[number];
const rows = (where: object) =>
  db.policyShadow.findMany({
    where,
    orderBy: { startedAt: "desc" },
    take: 30,
    omit: { document: true },
    include: starter,
  });

const lineOf = (r: Row): ShadowLine => ({
  id: r.id,
  name: r.name,
  draftId: r.draftId,
  revision: r.revision,
  basedOn: r.basedOn,
  startedAt: r.startedAt.getTime(),
  startedBy: r.starter?.name ?? null,
  endedAt: r.endedAt?.getTime() ?? null,
  whyEnded: r.whyEnded,
  compared: r.compared,
  agreed: r.agreed,
});

/** Shadows of one draft, or of all; the newest first. */
export const listShadows = async (draftId?: string): Promise<ShadowLine[]> =>
  (await rows(draftId ? { draftId } : {})).map(lineOf);

/** The newest of these are shown. */
const shown = 200;

export async function viewShadow(id: string): Promise<ShadowView | null> {
  const [row] = await rows({ id });
  if (!row) return null;
  const [disagreements, counted, draft, teams] = await Promise.all([
    db.policyDisagreement.findMany({
      where: { shadowId: id },
      orderBy: [{ at: "desc" }, { decisionId: "desc" }],
      take: shown,
      include: { ticket: { select: { number: true, subject: true } } },
    }),
    db.$queryRaw<{ kind: DecisionKind; count: number }[]>`
      SELECT k AS kind, count(*)::int AS count FROM policy_disagreement d, unnest(d.kinds) k
      WHERE d.shadow_id = ${id}::uuid GROUP BY k`,
    row.draftId ? db.policyDraft.findUnique({ where: { id: row.draftId }, select: { revision: true } }) : null,
    db.team.findMany({ select: { id: true, name: true } }),
  ]);
  const counts = { disposition: 0, owner: 0, tier: 0 };
  for (const { kind, count } of counted) counts[kind] = count;
  return {
    ...lineOf(row),
    draftRevision: draft?.revision ?? null,
    counts,
    teams: Object.fromEntries(teams.map((team) => [team.id, team.name])),
    disagreements: disagreements.map((d) => ({
      decisionId: d.decisionId,
      ticketId: d.ticketId,
      number: Number(d.ticket.number),
      subject: d.ticket.subject,
      at: d.at.getTime(),
      kinds: d.kinds as DecisionKind[],
      was: d.was as unknown as DecisionPlace,
      would: d.would as unknown as DecisionPlace,
    })),
  };
}
