/** What can be known of an account besides its tickets: closed lists, from which types, schemas and labels derive. */

export const factNames = [
  "name",
  "segment",
  "plan",
  "contractValue",
  "renewalOn",
  "expansion",
  "churnRisk",
  "owner",
] as const;
export type FactName = (typeof factNames)[number];

/** How far talks about more seats or a larger plan have come. */
export const expansionStages = ["none", "possible", "talking", "agreed"] as const;
export type ExpansionStage = (typeof expansionStages)[number];

/** Through which door a fact came; with it is kept which key or person. */
export const factSources = ["api", "csv", "person", "seed"] as const;
export type FactSource = (typeof factSources)[number];

/** What happened at an account; `other` says in its label what it was. */
export const accountEventKinds = [
  "migration",
  "goLive",
  "planChange",
  "integrationChange",
  "usersAdded",
  "outage",
  "other",
] as const;
export type AccountEventKind = (typeof accountEventKinds)[number];

export const replyStyles = ["short", "detailed"] as const;
export type ReplyStyle = (typeof replyStyles)[number];
