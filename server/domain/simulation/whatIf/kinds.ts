/** In what two policies may treat a ticket otherwise. A file of its own, for screens that need no engine. */
export const differenceKinds = ["owner", "tier", "disposition", "priority", "promise"] as const;
export type DifferenceKind = (typeof differenceKinds)[number];
