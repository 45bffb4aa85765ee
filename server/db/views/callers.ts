import type { AddressKind } from "../../domain/vocabulary";
import { db } from "../client";

/** Who somebody on the phone may be, with what is open for them. Instants are epoch ms. */
export interface Caller {
  customerId: string;
  name: string;
  account: string | null;
  /** By which of the addresses they were found. */
  kinds: AddressKind[];
  tickets: {
    id: string;
    number: number;
    subject: string | null;
    snippet: string;
    assignee: string | null;
    at: number;
  }[];
}

const mostTickets = 20;

/** The customers whose these addresses are, with their open tickets, newest first. */
export async function findCallers(addresses: { kind: AddressKind; value: string }[]): Promise<Caller[]> {
  if (addresses.length === 0) return [];
  const found = await db.customerAddress.findMany({
    where: { OR: addresses },
    include: {
      customer: {
        include: {
          account: { select: { name: true } },
          tickets: {
            where: { status: { in: ["open", "waiting"] } },
            orderBy: { createdAt: "desc" },
            take: mostTickets,
            include: {
              assignee: { select: { name: true } },
              messages: { where: { kind: "inbound" }, orderBy: { createdAt: "asc" }, take: 1, select: { body: true } },
            },
          },
        },
      },
    },
  });
  const callers = new Map<string, Caller>();
  for (const { kind, customer } of found) {
    const known = callers.get(customer.id);
    if (known) {
      known.kinds.push(kind as AddressKind);
      continue;
    }
    const tickets = customer.tickets.map((t) => ({
      id: t.id,
      number: Number(t.number),
      subject: t.subject,
      snippet: t.messages[0]?.body?.slice(0, 160).toWellFormed() ?? "",
      assignee: t.assignee?.name ?? null,
      at: t.createdAt.getTime(),
    }));
    const account = customer.account?.name ?? null;
    callers.set(customer.id, {
      customerId: customer.id,
      name: customer.name,
      account,
      kinds: [kind as AddressKind],
      tickets,
    });
  }
  return [...callers.values()];
}

/** Accounts whose name or external id contains the words, by name. */
export async function searchAccounts(words: string) {
  const contains = { contains: words, mode: "insensitive" as const };
  const where = { OR: [{ name: contains }, { externalId: contains }] };
  return db.account.findMany({ where, select: { name: true, externalId: true }, orderBy: { name: "asc" }, take: 20 });
}

/** The account of this external id, else the one account of this name. */
export async function findAccount(words: string): Promise<{ id: string } | null> {
  const select = { id: true };
  const byId = await db.account.findUnique({ where: { externalId: words }, select });
  if (byId) return byId;
  const named = await db.account.findMany({
    where: { name: { equals: words, mode: "insensitive" } },
    select,
    take: 2,
  });
  return named.length === 1 ? named[0]! : null;
}
