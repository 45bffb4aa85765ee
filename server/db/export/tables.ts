import type { ExportEntity } from "../../domain/export/entities";

/** Where an entity's rows are. Columns are named, so that no new one leaves the house by accident; what signs people in, vectors and
 *  the desk's own bookkeeping stay. `order`: unique, so that two exports of one state are the same. */
interface ExportTable {
  columns: string;
  from: string;
  order: string;
}

const plain = (table: string, columns: string, order = "id"): ExportTable => ({ columns, from: table, order });
const kept = (table: string) => `${table} x JOIN history_source s ON s.id = x.source_id AND s.deleted_at IS NULL`;

export const exportTables: Record<ExportEntity, ExportTable> = {
  tickets: plain(
    "ticket",
    `id, number, customer_id, account_id, segment, channel, origin, subject, status, waiting_for, third_party_label, third_party_link,
     incident_id, disposition, issue_type_id, confidence, language, complexity, priority, importance, min_tier, owner_team_id,
     queue_tier, queued_at, assignee_id, touches, hops, reopen_count, rescues, created_at, last_customer_message_at,
     first_human_reply_at, resolved_at, next_breach_at, policy_version, decision_id, merged_into_id, merged_at`,
    "number",
  ),
  ticketEvents: plain("ticket_event", "seq, at, ticket_id, type, actor_kind, actor_id, data", "seq, at"),
  messages: plain(
    "message",
    "id, ticket_id, kind, author_kind, person_id, channel, subject, body, format, article_id, external_id, created_at",
  ),
  mentions: plain("message_mention", "message_id, person_id, answered_at", "message_id, person_id"),
  attachments: {
    columns:
      "id, message_id, ticket_id, person_id, name, media_type, size, sha256, position, created_at, encode(bytes, 'base64') AS base64",
    from: "attachment",
    order: "id",
  },
  decisions: plain(
    "decision",
    "id, ticket_id, message_id, at, policy_version, model_version, engine_version, disposition, facts, result, correction_id",
  ),
  corrections: plain(
    "correction",
    'id, number, ticket_id, message_id, person_id, at, was, "is", why, undone_at, undone_by',
  ),
  reviewOutcomes: plain("review_outcome", "id, issue_type_id, is_correct, source, ticket_id, at"),
  offers: plain(
    "offer",
    "id, ticket_id, person_id, team_id, tier, state, reasons, offered_at, expires_at, settled_at, decline_reason",
  ),
  assignments: plain(
    "assignment",
    "id, ticket_id, person_id, team_id, tier, via, assigned_at, ended_at, end_reason, in_incident",
  ),
  handoffs: plain(
    "handoff",
    `id, ticket_id, kind, reason, from_id, from_team, from_tier, to_team, to_tier, contract, created_at, rating, missing, note, rated_by,
     rated_at`,
  ),
  clocks: plain(
    "clock",
    `id, ticket_id, metric, tier, state, target_ms, calendar_id, calendar_version, started_at, resumed_at, consumed_ms, paused_at,
     paused_why, due_at, warned, breached_at, stopped_at`,
  ),
  ratings: plain("rating", "id, ticket_id, score, comment, created_at"),
  drafts: plain(
    "reply_draft",
    "id, ticket_id, message_id, article_id, article_revision, body, state, made_at, settled_at, settled_by, reply_id, reject_reason",
  ),
  approvals: plain(
    "approval",
    "id, ticket_id, kind, request, amount, currency, state, needs, asked_id, requested_by, requested_at, decided_by, decided_at, reason",
  ),
  incidents: plain(
    "incident",
    'id, number, title, "match", notice, declared_by, declared_at, resolved_by, resolved_at',
  ),
  customers: plain("customer", "id, account_id, name, created_at, merged_into_id"),
  customerAddresses: plain("customer_address", "id, customer_id, kind, value, verified_at"),
  accounts: plain(
    "account",
    "id, external_id, name, segment, plan, contract_amount, contract_currency, renewal_on, expansion, churn_risk, owner, created_at",
  ),
  accountFacts: plain("account_fact", "id, account_id, name, value, source, by_id, said_at, confirmed_at"),
  accountEvents: plain("account_event", "id, account_id, kind, label, at, said_at"),
  accountFeatures: plain("account_feature", "account_id, feature, adopted_on, said_at", "account_id, feature"),
  usage: plain("usage_day", "account_id, metric, day, value, said_at", "account_id, metric, day"),
  people: plain(
    "person",
    `id, email, name, role, tier, capacity, languages, presence, presence_at, is_on_shift, absence, absent_since, schedule, disabled_at,
     created_at`,
  ),
  personTeams: plain("person_team", "person_id, team_id", "person_id, team_id"),
  personSkills: plain("person_skill", "person_id, skill, proficiency", "person_id, skill"),
  presenceChanges: plain("presence_change", 'id, person_id, at, was, "is"'),
  teams: plain("team", "id, name, archived_at"),
  tiers: plain("tier", "id, name, archived_at"),
  issueTypes: plain("issue_type", "id, name, archived_at"),
  trainingExamples: plain("training_example", "id, text, issue_type_id, is_held_out, source"),
  articles: plain("article", "id, title, body, issue_type_id, state, revision, created_at, updated_at, updated_by"),
  articleVersions: plain(
    "article_version",
    "id, article_id, version, title, body, issue_type_id, state, note, restored_from, author, at",
  ),
  articleSources: plain("article_source", "article_id, ticket_id, at", "article_id, ticket_id"),
  savedReplies: plain("saved_reply", "id, owner_id, title, body, issue_type_id, updated_by, updated_at"),
  savedViews: plain("saved_view", "id, person_id, name, address, is_shared, created_at"),
  policyVersions: plain(
    "policy_version",
    "version, document, hash, note, origin, rollback_of, published_by, published_at",
    "version",
  ),
  policyDrafts: plain("policy_draft", "id, name, document, revision, based_on, created_by, updated_by, updated_at"),
  proposals: plain(
    "criteria_proposal",
    "id, draft_id, ticket_id, person_id, change, why, state, answer, version, settled_by, settled_at, created_at",
  ),
  overrides: plain(
    "ownership_override",
    "id, issue_type_id, team_id, segment, to_team_id, to_tier, reason, made_by, starts_at, until_at, ended_at, ended_by",
  ),
  handoverNotes: plain("handover_note", "id, body, facts, written_by, written_at, acknowledged_by, acknowledged_at"),
  deliveries: plain("outbox", "id, topic, ticket_id, created_at, attempts, delivered_at, failed_at, last_error"),
  audit: plain("audit", "id, at, actor_kind, actor_id, action, subject_kind, subject_id, details"),
  historySources: plain("history_source WHERE deleted_at IS NULL", "id, name, mapping, created_at"),
  historyTickets: {
    columns: `x.id, s.name AS source, x.key, x.created_at, x.resolved_at, x.owners, x.handoffs, x.is_circular, x.is_circular_twice,
      x.is_revisit, x.is_reopened, x.top_tier, x.event_count, x.first_event_at, x.last_event_at, x.issue_type, x.segment, x.channel,
      x.priority, x.person, x.rating, x.first_response_at, x.flaws`,
    from: kept("history_ticket"),
    order: "x.id",
  },
  historyEvents: {
    columns: `e.ticket_id, s.name AS source, x.key, e.seq, e.id, e.at, e.owner, e.tier, e.created_at, e.resolved_at, e.is_resolution,
      e.is_reopened, e.is_reopening, e.sort, e.facts`,
    from: `${kept("history_ticket")} JOIN history_event e ON e.ticket_id = x.id`,
    order: "e.ticket_id, e.seq",
  },
};
