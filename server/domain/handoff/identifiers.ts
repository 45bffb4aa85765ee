/** Numbers and ids, each with the noun that it belongs to: an invoice's number answers no question for an order's. */

const nouns: Readonly<Record<string, { words: string; prefix?: string }>> = {
  order: { words: "orders?|purchases?", prefix: "ord" },
  invoice: { words: "invoices?|bills?", prefix: "inv|in" },
  purchaseOrder: { words: "purchase orders?|po" },
  customer: { words: "customers?|clients?", prefix: "cus" },
  serial: { words: "serial(?: numbers?| no\\.?)?|s/n" },
  tracking: { words: "tracking|parcels?|shipments?" },
  request: { words: "requests?|x-request-id", prefix: "req" },
  event: { words: "events?", prefix: "evt" },
  workspace: { words: "workspaces?", prefix: "ws" },
  account: { words: "accounts?", prefix: "acc?|acct" },
  transaction: { words: "transactions?", prefix: "txn?|tr" },
  payment: { words: "payments?", prefix: "pay|pi" },
  booking: { words: "bookings?|reservations?" },
  contract: { words: "contracts?" },
  ticket: { words: "tickets?|cases?" },
  device: { words: "inventory|assets?|stickers?" },
};

const mark = "(?:number|numbers|no|nr|id|ids|reference|code)";

const patterns = Object.values(nouns).map(({ words, prefix }) => ({
  asks: new RegExp(
    String.raw`\b(?:${words})(?:'s)? ${mark}\b|\b${mark}s? (?:of|for|on) (?:the |your |that |this |an? |one (?:of the )?)?(?:\w+ )?(?:${words})\b|\b(?:which|what) (?:${words})\b(?! (?:size|date|day|format|type|plan))`,
    "iu",
  ),
  gives: new RegExp(
    String.raw`\b(?:${words})(?: ${mark})?[\s:#.(]{1,3}(?:(?:is|was|are|${mark})[\s:.]{1,2})?(?:no\.? ?)?[\w./-]*\d[\w/-]*${prefix ? String.raw`|\b(?:${prefix})_\w+` : ""}`,
    "giu",
  ),
  mentions: new RegExp(String.raw`\b(?:${words})\b`, "iu"),
}));

/** How the ids that a question asks for are written, or null where it asks for none. `bare` counts where the message also
 *  names the noun: "the invoice is refused. No. 77-1203". */
export function identifierAsked(question: string): { gives: RegExp; bare: RegExp; mentions: RegExp } | null {
  const found = patterns.find(({ asks }) => asks.test(question));
  return found ? { ...found, bare: /\bno\.? ?\d[\w/-]{2,}/giu } : null;
}
