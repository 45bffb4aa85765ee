import type { ArticleState } from "../../domain/knowledge/article";
import { type CheckResult, checkPolicy, type Finding } from "../../domain/policy/check";
import { type Difference, diffDocuments } from "../../domain/policy/diff";
import { isJustThat } from "../../domain/policy/proposedChange";
import { upgradePolicy } from "../../domain/policy/upgrade";
import type { Following } from "../../domain/vocabulary";
import { db } from "../client";
import { type ProposalView, proposalOfDraft, proposalsWaiting } from "../criteriaProposals";
import { deskFacts } from "../policies";

export interface VersionLine {
  version: number;
  note: string;
  origin: string;
  publishedAt: number;
  publishedBy: string | null;
  /** Places changed against the version before. */
  changes: number;
  isInForce: boolean;
  /** Why it was published over its warnings. */
  reason: string | null;
  warnings: Pick<Finding, "code" | "path" | "message">[];
  /** Whether what waited followed it at once, and how far that is. */
  follow: Following;
  followed: { looked: number; moved: number; hasEnded: boolean } | null;
  /** The time it had been planned for. */
  plannedFor: number | null;
}
/** When a draft comes into force by itself. */
export interface PlanView {
  at: number;
  by: string;
  note: string;
  reason: string | null;
  follow: Following;
}
export interface DraftLine {
  id: string;
  name: string;
  revision: number;
  basedOn: number;
  updatedAt: number;
  updatedBy: string | null;
  changes: number;
  errors: number;
  /** Where it came from a ticket. */
  proposal: ProposalView | null;
  plan: PlanView | null;
}

/** Documents of an older shape are compared as they would be today. */
const difference = (was: unknown, is: unknown) => diffDocuments(upgradePolicy(was), upgradePolicy(is));

async function names(): Promise<Map<string, string>> {
  const people = await db.person.findMany({ select: { id: true, name: true } });
  return new Map(people.map((p) => [p.id, p.name]));
}

interface Planned {
  plannedFor: Date | null;
  planNote: string | null;
  planReason: string | null;
  planFollow: string | null;
  planner: { name: string } | null;
}
const planOf = (d: Planned): PlanView | null =>
  d.plannedFor && {
    at: d.plannedFor.getTime(),
    by: d.planner?.name ?? "",
    note: d.planNote ?? "",
    reason: d.planReason,
    follow: d.planFollow as Following,
  };
const planner = { planner: { select: { name: true } } } as const;

export async function listPolicies(): Promise<{ versions: VersionLine[]; drafts: DraftLine[] }> {
  const [versions, drafts, who, desk, proposals] = await Promise.all([
    db.policyVersion.findMany({ orderBy: { version: "desc" }, include: { following: true } }),
    db.policyDraft.findMany({ orderBy: { updatedAt: "desc" }, include: planner }),
    names(),
    deskFacts(),
    proposalsWaiting(),
  ]);
  const documentOf = (version: number) => versions.find((v) => v.version === version)?.document;
  return {
    versions: versions.map((v, i) => ({
      version: v.version,
      note: v.note,
      origin: v.origin,
      publishedAt: v.publishedAt.getTime(),
      publishedBy: (v.publishedBy && who.get(v.publishedBy)) ?? null,
      changes: versions[i + 1] ? difference(versions[i + 1]!.document, v.document).length : 0,
      isInForce: i === 0,
      reason: v.reason,
      warnings: v.warnings as unknown as VersionLine["warnings"],
      follow: v.follow as Following,
      followed: v.following && {
        looked: v.following.looked,
        moved: v.following.moved,
        hasEnded: v.following.endedAt !== null,
      },
      plannedFor: v.plannedFor?.getTime() ?? null,
    })),
    drafts: drafts.map((d) => ({
      id: d.id,
      name: d.name,
      revision: d.revision,
      basedOn: d.basedOn,
      updatedAt: d.updatedAt.getTime(),
      updatedBy: (d.updatedBy && who.get(d.updatedBy)) ?? null,
      changes: difference(documentOf(d.basedOn), d.document).length,
      errors: checkPolicy(d.document, desk).errors.length,
      proposal: proposals.get(d.id) ?? null,
      plan: planOf(d),
    })),
  };
}

export interface PolicyView {
  document: unknown;
  /** Against the version before, or for a draft against the one it is based on. */
  differences: Difference[];
  check: CheckResult;
  /** Articles that its playbooks answer from, as far as they exist. */
  articles: ArticleName[];
}
export interface ArticleName {
  id: string;
  title: string;
  state: ArticleState;
}

const uuids = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g;

/** A draft may hold anything, so whatever in its issue types looks like an id is looked up. */
async function articlesIn(document: unknown): Promise<ArticleName[]> {
  const types = (document as { issueTypes?: unknown } | null)?.issueTypes;
  const ids = [...new Set(JSON.stringify(types ?? null).match(uuids) ?? [])];
  const rows = await db.article.findMany({
    where: { id: { in: ids } },
    select: { id: true, title: true, state: true },
  });
  return rows.map((row) => ({ ...row, state: row.state as ArticleState }));
}

export async function viewVersion(version: number): Promise<PolicyView | null> {
  const [row, before, desk] = await Promise.all([
    db.policyVersion.findUnique({ where: { version } }),
    db.policyVersion.findUnique({ where: { version: version - 1 } }),
    deskFacts(),
  ]);
  if (!row) return null;
  const differences = before ? difference(before.document, row.document) : [];
  const articles = await articlesIn(row.document);
  return { document: row.document, differences, check: checkPolicy(row.document, desk), articles };
}

export interface DraftView extends PolicyView {
  name: string;
  revision: number;
  /** Who saved it last, and when (epoch ms). */
  savedBy: string | null;
  savedAt: number;
  basedOn: number;
  proposal: ProposalView | null;
  plan: PlanView | null;
  /** It says what was proposed and nothing else. */
  isUntouched: boolean;
}

export async function viewDraft(id: string): Promise<DraftView | null> {
  const draft = await db.policyDraft.findUnique({ where: { id }, include: planner });
  if (!draft) return null;
  const [base, desk, proposal] = await Promise.all([
    db.policyVersion.findUnique({ where: { version: draft.basedOn } }),
    deskFacts(),
    proposalOfDraft(id),
  ]);
  const saver = draft.updatedBy
    ? await db.person.findUnique({ where: { id: draft.updatedBy }, select: { name: true } })
    : null;
  const { revision, basedOn } = draft;
  const document = upgradePolicy(draft.document);
  const differences = difference(base?.document, document);
  const articles = await articlesIn(document);
  const check = checkPolicy(document, desk);
  const isUntouched = proposal !== null && isJustThat(base?.document, draft.document, proposal.change);
  const { name } = draft;
  return {
    name,
    document,
    differences,
    check,
    articles,
    revision,
    savedBy: saver?.name ?? null,
    savedAt: draft.updatedAt.getTime(),
    basedOn,
    proposal,
    plan: planOf(draft),
    isUntouched,
  };
}
