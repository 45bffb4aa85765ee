/** What Baton knows of the floor when a lead leaves: kept with their note, as it was. Instants are epoch ms. */
export interface HandoverFacts {
  openLate: number;
  atRisk: number;
  unowned: number;
  waiting: number;
  approvals: number;
  /** Overrides in force, and until when. */
  overrides: { what: string; to: string; until: number }[];
  /** Open incidents; absent in notes from before there were any. */
  incidents?: { number: number; title: string; open: number }[];
  nextBreachAt: number | null;
}
