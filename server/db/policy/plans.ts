import type { Following, Role } from "../../domain/vocabulary";
import { db } from "../client";

export interface Plan {
  id: string;
  name: string;
  revision: number;
  plannedFor: number;
  plannedBy: string;
  note: string;
  reason: string | null;
  follow: Following;
  /** Of whoever planned it; null where they do not work here any more. */
  role: Role | null;
}

/** Drafts whose time has come, the earliest first. */
export async function duePlans(): Promise<Plan[]> {
  return db.$queryRaw<Plan[]>`
    SELECT d.id::text, d.name, d.revision, (extract(epoch FROM d.planned_for) * 1000)::float8 AS "plannedFor",
      d.planned_by::text AS "plannedBy", d.plan_note AS note, d.plan_reason AS reason, d.plan_follow AS follow,
      CASE WHEN p.disabled_at IS NULL THEN p.role END AS role
    FROM policy_draft d JOIN person p ON p.id = d.planned_by WHERE d.planned_for <= baton_now() ORDER BY d.planned_for, d.id`;
}
