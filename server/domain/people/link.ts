/** How long a link to set a password is good for, in ms: a week, as elapsed time. */
export const linkLifeMs = 7 * 86_400_000;

/** `invite`: somebody joins; `password`: somebody who works here gets a new link. */
export const personLinkKinds = ["invite", "password"] as const;
export type PersonLinkKind = (typeof personLinkKinds)[number];

export const personLinkStates = ["open", "used", "expired", "withdrawn"] as const;
export type PersonLinkState = (typeof personLinkStates)[number];

/** A link's row, instants in epoch ms. */
export interface PersonLinkFacts {
  expiresAt: number;
  usedAt: number | null;
  withdrawnAt: number | null;
}

/** What a link is good for at an instant. */
export function linkState({ expiresAt, usedAt, withdrawnAt }: PersonLinkFacts, now: number): PersonLinkState {
  if (usedAt !== null) return "used";
  if (withdrawnAt !== null) return "withdrawn";
  return now < expiresAt ? "open" : "expired";
}

/** An entry of the outbox with topic `personLink`: ids alone, the link is made when it is sent. */
export interface PersonLetter {
  linkId: string;
  personId: string;
  kind: PersonLinkKind;
}
