import type { Override } from "../domain/override/override";
import type { AddressKind, Segment } from "../domain/vocabulary";
import { db } from "./client";
import { type OpenIncident, toIncident } from "./incidents";
import { type OverrideRow, overrideColumns, toOverride } from "./overrides";
import { inForce } from "./policies";

export interface IntakeFacts {
  now: number;
  policyVersion: number | null;
  modelVersion: string | null;
  /** The last correction or undoing that counts for this message. */
  correctionMark: number;
  /** Whether the assistant answers nobody alone just now. */
  isStopped: boolean;
  /** The answer once given to this idempotency key. */
  repeated: { requestHash: string; response: unknown } | null;
  /** The message that came before under the same external id. */
  known: { ticketId: string; messageId: string; bodyHash: string; linkVersion: number } | null;
  /** Whose the message's addresses are, as far as they are known. */
  addresses: { kind: AddressKind; customerId: string; accountId: string | null; segment: Segment | null }[];
  account: { id: string; segment: Segment } | null;
  /** Temporary rules of ownership in force. */
  overrides: Override[];
  /** Open incidents that the message's ticket may belong to. */
  incidents: OpenIncident[];
}

interface Row {
  now: Date;
  policy_version: number | null;
  model_version: string | null;
  correction_mark: number;
  is_stopped: boolean;
  repeated: IntakeFacts["repeated"];
  known: IntakeFacts["known"];
  addresses: IntakeFacts["addresses"] | null;
  account: IntakeFacts["account"];
  overrides: OverrideRow[] | null;
  incidents: Parameters<typeof toIncident>[0][] | null;
}

/** Everything that receiving a message must know, in one round trip. */
export async function gatherIntake(q: {
  email: string | null;
  phone: string | null;
  customerExternalId: string | null;
  account: string | null;
  /** Besides or instead of the account's external id. */
  accountId: string | null;
  channel: string;
  externalId: string | null;
  keyId: string | null;
  key: string | null;
}): Promise<IntakeFacts> {
  const [row] = await db.$queryRaw<Row[]>`
    SELECT baton_now() AS now,
      (SELECT max(version) FROM policy_version) AS policy_version,
      (SELECT id FROM model_version WHERE kind = 'triage' AND is_active) AS model_version,
      COALESCE(GREATEST((SELECT max(number) FROM correction), (SELECT max(undone_number) FROM correction)), 0) AS correction_mark,
      (SELECT stopped_at IS NOT NULL FROM assistant_switch WHERE id = 1) AS is_stopped,
      (SELECT jsonb_build_object('requestHash', i.request_hash, 'response', i.response)
         FROM idempotency i WHERE i.key_id = ${q.keyId}::uuid AND i.key = ${q.key}) AS repeated,
      (SELECT jsonb_build_object('ticketId', m.ticket_id, 'messageId', m.id, 'bodyHash', m.body_hash, 'linkVersion', t.link_version)
         FROM message m JOIN ticket t ON t.id = m.ticket_id
        WHERE m.channel = ${q.channel} AND m.external_id = ${q.externalId}) AS known,
      (SELECT jsonb_agg(jsonb_build_object('kind', ca.kind, 'customerId', c.id, 'accountId', c.account_id, 'segment', a.segment))
         FROM customer_address ca JOIN customer c ON c.id = ca.customer_id LEFT JOIN account a ON a.id = c.account_id
        WHERE (ca.kind = 'email' AND ca.value = ${q.email})
           OR (ca.kind = 'external' AND ca.value = ${q.customerExternalId})
           OR (ca.kind = 'phone' AND ca.value = ${q.phone})) AS addresses,
      (SELECT jsonb_build_object('id', a.id, 'segment', a.segment) 
         FROM account a WHERE a.external_id = ${q.account} OR a.id = ${q.accountId}::uuid LIMIT 1) AS account,
      (SELECT jsonb_agg(x) FROM (SELECT ${overrideColumns} FROM ownership_override
         WHERE ended_at IS NULL AND until_at > (SELECT baton_now())) x) AS overrides,
      (SELECT jsonb_agg(jsonb_build_object('id', id, 'match', match, 'notice', notice, 'declaredBy', declared_by, 'declaredAt', declared_at))
         FROM incident WHERE resolved_at IS NULL) AS incidents`;
  const r = row!;
  return {
    now: r.now.getTime(),
    policyVersion: await inForce(r.policy_version),
    modelVersion: r.model_version,
    correctionMark: r.correction_mark,
    isStopped: r.is_stopped,
    repeated: r.repeated,
    known: r.known,
    addresses: r.addresses ?? [],
    account: r.account,
    overrides: (r.overrides ?? []).map(toOverride),
    incidents: (r.incidents ?? []).flatMap((i) => toIncident(i) ?? []),
  };
}
