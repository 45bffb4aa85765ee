const day = 24 * 3_600_000;

/** How long a customer's link works after the last thing that happened, in elapsed time. */
export const linkLifeMs = 180 * day;

/** When something last happened that the customer cares about; epoch ms. */
export interface LinkFacts {
  createdAt: number;
  lastCustomerMessageAt: number;
  resolvedAt: number | null;
}

/** When a customer's link stops working: 180 days after the latest of opening, last message and resolution. Epoch ms. */
export const linkExpiresAt = ({ createdAt, lastCustomerMessageAt, resolvedAt }: LinkFacts): number =>
  Math.max(createdAt, lastCustomerMessageAt, resolvedAt ?? createdAt) + linkLifeMs;

export const isLinkExpired = (facts: LinkFacts, now: number): boolean => now >= linkExpiresAt(facts);
