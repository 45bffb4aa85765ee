import type { PatternKind } from "../../domain/patterns/pattern";
import type { Absence, ApprovalKind, ApprovalState, ClockMetric } from "../../domain/vocabulary";
import { db } from "../client";

/** What a person was told, as typed facts that the screen words. `fraction` null = the breach; `isGiven`: the alarm gave them
 *  the ticket. */
export type News =
  | { kind: "alarm"; metric: ClockMetric; fraction: number | null; tier: number | null; isGiven: boolean }
  | { kind: "approvalRequested"; approval: ApprovalKind; by: string; isSettled: boolean }
  | { kind: "approvalDecided"; approval: ApprovalKind; by: string; state: Exclude<ApprovalState, "pending"> }
  | { kind: "mentioned" | "mentionAnswered"; by: string; messageId: string | null }
  | { kind: "handGiven" | "handTaken"; by: string; count: number }
  | { kind: "askedBack" | "askedToStay"; by: string; queue: string; until: number | null; isWithdrawn: boolean }
  | { kind: "changeProposed"; by: string; draftId: string }
  | { kind: "changePublished"; by: string; version: number }
  | { kind: "changeDeclined"; by: string; answer: string }
  | { kind: "publicationFailed"; draftId: string; name: string; reason: string }
  | { kind: "patternAssigned"; by: string; patternId: string; pattern: PatternKind }
  | { kind: "replyHeld" }
  | { kind: "snoozeEnded"; why: "time" | "customer" }
  | { kind: "handoffAsked" | "workTaken" | "workGiven"; absence: Absence };

export interface NotificationView {
  id: string;
  at: number;
  isRead: boolean;
  ticket: { id: string; number: number; subject: string | null; snippet: string } | null;
  news: News;
}

interface Row {
  id: string;
  kind: string;
  data: {
    /** Of an alarm: its true instant, epoch ms. */
    at?: number;
    metric?: ClockMetric;
    fraction?: number | null;
    tier?: number | null;
    isGiven?: boolean;
    absence?: Absence;
    count?: number;
    approval?: ApprovalKind;
    state?: string;
    queue?: string;
    until?: number;
    withdrawn?: boolean;
    messageId?: string;
    draftId?: string;
    version?: number;
    answer?: string;
    patternId?: string;
    pattern?: PatternKind;
    why?: string;
    name?: string;
  };
  at: Date;
  isRead: boolean;
  ticketId: string | null;
  number: bigint | null;
  subject: string | null;
  snippet: string | null;
  by: string | null;
  /** Of the request that it is about, as it stands now. */
  approvalState: ApprovalState | null;
}

/** null for a kind that this version has no words for. */
function newsOf({ kind, data, by, approvalState }: Row): News | null {
  const approval = data.approval ?? "other";
  switch (kind) {
    case "handoffAsked":
    case "workTaken":
    case "workGiven":
      return { kind, absence: data.absence ?? "offline" };
    case "mentioned":
    case "mentionAnswered":
      return { kind, by: by ?? "", messageId: data.messageId ?? null };
    case "changeProposed":
      return { kind, by: by ?? "", draftId: data.draftId ?? "" };
    case "changePublished":
      return { kind, by: by ?? "", version: data.version ?? 0 };
    case "changeDeclined":
      return { kind, by: by ?? "", answer: data.answer ?? "" };
    case "patternAssigned":
      return { kind, by: by ?? "", patternId: data.patternId ?? "", pattern: data.pattern ?? "surge" };
    case "replyHeld":
      return { kind };
    case "snoozeEnded":
      return { kind, why: data.why === "customer" ? "customer" : "time" };
    case "publicationFailed":
      return { kind, draftId: data.draftId ?? "", name: data.name ?? "", reason: data.why ?? "" };
    case "handGiven":
    case "handTaken":
      return { kind, by: by ?? "", count: data.count ?? 1 };
    case "askedBack":
    case "askedToStay": {
      const { queue = "", until = null, withdrawn = false } = data;
      return { kind, by: by ?? "", queue, until, isWithdrawn: withdrawn };
    }
    case "alarm": {
      const fraction = data.fraction ?? 1;
      const metric = data.metric ?? "resolution";
      return {
        kind,
        metric,
        fraction: fraction < 1 ? fraction : null,
        tier: data.tier || null,
        isGiven: data.isGiven ?? false,
      };
    }
    case "approvalRequested":
      return { kind, approval, by: by ?? "", isSettled: approvalState !== "pending" };
    case "approvalDecided":
      return { kind, approval, by: by ?? "", state: data.state as Exclude<ApprovalState, "pending"> };
    default:
      return null;
  }
}

/** What one person was told, newest first, and how much of all of it is unread. */
export async function loadNotifications(
  personId: string,
  limit = 50,
): Promise<{ unread: number; items: NotificationView[] }> {
  const [unread, rows] = await Promise.all([
    db.notification.count({ where: { personId, readAt: null } }),
    db.$queryRaw<Row[]>`
      SELECT n.id, n.kind, n.data, n.created_at AS at, n.read_at IS NOT NULL AS "isRead", n.ticket_id AS "ticketId",
        t.number, t.subject, p.name AS by, a.state AS "approvalState",
        CASE WHEN t.subject IS NULL THEN (SELECT left(m.body, 160) FROM message m WHERE m.ticket_id = t.id
          AND m.kind = 'inbound' ORDER BY m.created_at LIMIT 1) END AS snippet
      FROM (SELECT * FROM notification WHERE person_id = ${personId}::uuid ORDER BY created_at DESC, id LIMIT ${limit}) n
      LEFT JOIN ticket t ON t.id = n.ticket_id
      LEFT JOIN person p ON p.id::text = n.data->>'by'
      LEFT JOIN approval a ON a.id::text = n.data->>'approvalId'
      ORDER BY n.created_at DESC, n.id`,
  ]);
  const items = rows.flatMap((row): NotificationView[] => {
    const news = newsOf(row);
    if (!news) return [];
    const { id, at, isRead, ticketId, number, subject, snippet } = row;
    const ticket = ticketId === null ? null : { id: ticketId, number: Number(number), subject, snippet: snippet ?? "" };
    return [{ id, at: row.data.at ?? at.getTime(), isRead, ticket, news }];
  });
  // An alarm is told by its own instant, so that one noticed late stands where it belongs.
  return { unread, items: items.sort((a, b) => b.at - a.at) };
}
