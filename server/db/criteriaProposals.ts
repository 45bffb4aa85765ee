import type { ProposalState, ProposedChange } from "../domain/policy/proposedChange";
import { db, type Prisma, type Tx } from "./client";

/** A change to the criteria that somebody proposed from a ticket. Instants are epoch ms. */
export interface ProposalView {
  id: string;
  ticket: { id: string; number: number };
  by: string;
  at: number;
  change: ProposedChange;
  why: string;
  state: ProposalState;
  /** Why it was declined, or the note of the version that put it in force. */
  answer: string | null;
  version: number | null;
  settledBy: string | null;
  /** The pattern that it was proposed from; null where a ticket alone shows it. */
  patternId: string | null;
  /** Of the issue type and the team that the change mentions. */
  names: Record<string, string>;
}

/** So many of one person may wait at a time. */
export const waitingAtMost = 20;

type NewProposal = Pick<ProposalView, "id" | "change" | "why"> & {
  draftId: string;
  ticketId: string;
  personId: string;
};
export const insertProposal = (tx: Tx, { change, ...row }: NewProposal) =>
  tx.criteriaProposal.create({ data: { ...row, change: change as unknown as Prisma.InputJsonValue } });

const include = {
  ticket: { select: { id: true, number: true } },
  person: { select: { name: true } },
  patterns: { select: { id: true }, take: 1 },
} as const;
type Row = Prisma.CriteriaProposalGetPayload<{ include: typeof include }>;

async function view(rows: readonly Row[]): Promise<ProposalView[]> {
  if (rows.length === 0) return [];
  const ids = rows.flatMap((r) => r.settledBy ?? []);
  const mentioned = rows.flatMap((r) => Object.values(r.change as object).filter((x) => typeof x === "string"));
  const select = { id: true, name: true } as const;
  const [people, types, teams] = await Promise.all([
    db.person.findMany({ where: { id: { in: ids } }, select }),
    db.issueType.findMany({ where: { id: { in: mentioned } }, select }),
    db.team.findMany({ where: { id: { in: mentioned } }, select }),
  ]);
  const names = Object.fromEntries([...types, ...teams].map((one) => [one.id, one.name]));
  return rows.map((r) => ({
    id: r.id,
    ticket: { id: r.ticket.id, number: Number(r.ticket.number) },
    by: r.person.name,
    at: r.createdAt.getTime(),
    change: r.change as unknown as ProposedChange,
    why: r.why,
    state: r.state as ProposalState,
    answer: r.answer,
    version: r.version,
    settledBy: people.find((p) => p.id === r.settledBy)?.name ?? null,
    patternId: r.patterns[0]?.id ?? null,
    names,
  }));
}

/** Those of a ticket, the newest first. */
export const proposalsOf = async (ticketId: string): Promise<ProposalView[]> =>
  view(await db.criteriaProposal.findMany({ where: { ticketId }, orderBy: { createdAt: "desc" }, take: 10, include }));

/** Those that wait as drafts, by draft. */
export async function proposalsWaiting(): Promise<Map<string, ProposalView>> {
  const rows = await db.criteriaProposal.findMany({ where: { draftId: { not: null } }, include });
  const views = await view(rows);
  return new Map(rows.map((row, at) => [row.draftId!, views[at]!]));
}

export async function proposalOfDraft(draftId: string): Promise<ProposalView | null> {
  const row = await db.criteriaProposal.findUnique({ where: { draftId }, include });
  return row && (await view([row]))[0]!;
}

/** Who asked for the same and waits; how many of this person wait. */
export async function waitingLike(tx: Tx, change: ProposedChange, personId: string) {
  const [same, own] = await Promise.all([
    tx.criteriaProposal.findFirst({
      where: { state: "open", change: { equals: change as unknown as Prisma.InputJsonValue } },
      include,
    }),
    tx.criteriaProposal.count({ where: { state: "open", personId } }),
  ]);
  return { same: same && { by: same.person.name, ticket: Number(same.ticket.number) }, own };
}
