import { db } from "../client";

/** Whether the assistant answers alone, and who stopped it. Instants are epoch ms. */
export interface AssistantState {
  stoppedAt: number | null;
  stoppedBy: string | null;
  note: string | null;
  /** Tickets it has now, by lane, and drafts that wait for a reviewer. */
  answering: number;
  reviewing: number;
}

export async function loadAssistantState(): Promise<AssistantState> {
  const [row] = await db.$queryRaw<
    { stopped_at: Date | null; stopped_by: string | null; note: string | null; answering: number; reviewing: number }[]
  >`SELECT s.stopped_at, p.name AS stopped_by, s.note,
      (SELECT count(*) FROM ticket WHERE assistant_lane = 'autonomous')::int AS answering,
      (SELECT count(*) FROM reply_draft WHERE state = 'pending')::int AS reviewing
    FROM assistant_switch s LEFT JOIN person p ON p.id = s.stopped_by WHERE s.id = 1`;
  return {
    stoppedAt: row?.stopped_at?.getTime() ?? null,
    stoppedBy: row?.stopped_by ?? null,
    note: row?.note ?? null,
    answering: row?.answering ?? 0,
    reviewing: row?.reviewing ?? 0,
  };
}
