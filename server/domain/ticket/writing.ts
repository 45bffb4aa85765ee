/** What is written on a ticket before it is sent. */
export const writingKinds = ["reply", "note"] as const;
export type WritingKind = (typeof writingKinds)[number];

/** How long after the last word somebody who keeps the writer open still counts as writing, in ms. */
export const writesForMs = 90_000;

/** A text as one place knows it. `at`: when it was typed, epoch ms of the server's clock. */
export interface Kept {
  body: string;
  waits: boolean;
  at: number;
}

/** Of the same text in two places, the one that was typed later; the nearer one where neither was. */
export function newer(near: Kept | null, far: Kept | null): Kept | null {
  if (!near || !far) return near ?? far;
  return far.at > near.at ? far : near;
}
