import type { IncomingMessage } from "../channels/port";
import type { IntakeFacts } from "../db/intake";
import type { TableWrite } from "../db/statement";
import type { TicketCommand } from "../domain/ticket/lifecycle";
import { type Actor, type AddressKind, addressKinds, type Segment } from "../domain/vocabulary";
import { newId } from "./ids";

type Person = IncomingMessage["customer"];

/** What a message says its sender is known by. */
export function addressesOf({
  email,
  phone,
  externalId,
}: Omit<Person, "name">): { kind: AddressKind; value: string }[] {
  const values: Record<AddressKind, string | undefined> = { email, external: externalId, phone };
  return addressKinds.flatMap((kind) => (values[kind] === undefined ? [] : [{ kind, value: values[kind] }]));
}

/** API keys and agents know whom they talk of; a visitor can type any address. */
const isVouched = (actor: Actor) => actor.kind === "apiKey" || actor.kind === "person";

export const addressRow = (customerId: string, kind: AddressKind, value: string, verifiedAt: number | null) => ({
  id: newId(),
  customer_id: customerId,
  kind,
  value,
  verified_at: verifiedAt === null ? null : new Date(verifiedAt).toISOString(),
});

/** Whose message it is. Any known address finds the customer; further ones become theirs where the sender vouches for them.
 *  Addresses of two customers merge nobody: the first kind of `addressKinds` decides, each address stays whose it was, and
 *  ticket and audit say so. */
export function recogniseCustomer(
  facts: Pick<IntakeFacts, "addresses" | "account" | "now">,
  customer: Person,
  { actor, ticketId }: { actor: Actor; ticketId: string },
) {
  const given = addressesOf(customer);
  const ownerOf = (kind: AddressKind) => facts.addresses.find((a) => a.kind === kind);
  const found = given.flatMap(({ kind }) => ownerOf(kind) ?? [])[0];
  const customerId = found?.customerId ?? newId();
  const accountId = facts.account?.id ?? (customer.account ? newId() : null);
  const writes: TableWrite[] = [];
  if (accountId && !facts.account && !found?.accountId) {
    const account = { id: accountId, external_id: customer.account, name: customer.account, segment: "standard" };
    writes.push({ table: "account", mode: "insert", rows: [account] });
  }
  if (!found) {
    const row = { id: customerId, account_id: accountId, name: customer.name };
    writes.push({ table: "customer", mode: "insert", rows: [row] });
  }
  const unknown = given.filter(({ kind }) => !ownerOf(kind));
  const added = isVouched(actor) ? unknown : found ? [] : unknown.slice(0, 1);
  const verifiedAt = isVouched(actor) ? facts.now : null;
  const rows = added.map(({ kind, value }) => addressRow(customerId, kind, value, verifiedAt));
  writes.push({ table: "customer_address", mode: "insert", rows });

  const others = facts.addresses.filter((a) => a.customerId !== customerId);
  const commands: TicketCommand[] = [];
  if (others.length > 0) {
    const kinds = addressKinds.filter((kind) => others.some((a) => a.kind === kind));
    const customerIds = [...new Set(others.map((a) => a.customerId))];
    commands.push({ do: "noteConflict", kinds, customerIds });
    const what = { action: "customer.addressConflict", subject_kind: "ticket", subject_id: ticketId };
    const details = { takenFor: customerId, kinds, others: customerIds };
    const audit = { actor_kind: actor.kind, actor_id: actor.id, ...what, details };
    writes.push({ table: "audit", mode: "insert", rows: [audit] });
  }
  const segment: Segment = found?.segment ?? facts.account?.segment ?? "standard";
  return { customerId, accountId: found?.accountId ?? accountId, segment, writes, commands };
}
