import type { PolicyDocument } from "./document";

/** The zone whose days the desk counts in: that of its duty weeks, where it has them, else of its first calendar. */
export const deskZone = ({ authority, calendars }: Pick<PolicyDocument, "authority" | "calendars">): string =>
  authority.rota.length > 0 ? authority.zone : (calendars[0]?.zone ?? authority.zone);
