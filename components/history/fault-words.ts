import type { HistoryForm } from "./form";

/** Faults name a mapping's fields as a file writes them; who chose on screen knows them by their labels. */

/** Longer paths first. Part of the form that says a field. */
const said: readonly (readonly [path: string, field: keyof HistoryForm])[] = [
  ["resolvedAt.lastEventWhere", "resolvedWhere"],
  ["reopened.eventAfterResolvedWhere", "reopenedWhere"],
  ["owner.when", "ownerWhen"],
  ["tier.pattern", "tierPattern"],
  ["tier.default", "tierDefault"],
  ...(["at", "createdAt", "resolvedAt", "firstResponseAt"] as const).map((of) => [`${of}.formats`, "formats"] as const),
  ...(["source", "rowIs", "delimiter", "missing", "timezone", "key", "eventId", "order", "at", "owner"] as const).map(
    (of) => [of, of] as const,
  ),
  ...(["createdAt", "resolvedAt", "reopened", "tier", "rating", "firstResponseAt"] as const).map(
    (of) => [of, of] as const,
  ),
  ...(["issueType", "segment", "channel", "priority", "person"] as const).map((of) => [of, of] as const),
];

const isUnder = (path: string, of: string) => path === of || path.startsWith(`${of}.`);
/** Which part of the form says a path of the mapping, such as `at.column`; null: none. */
export const fieldOfPath = (path: string): keyof HistoryForm | null =>
  said.find(([of]) => isUnder(path, of))?.[1] ?? null;

/** The message (`history.mapping`) that labels a field. */
export const labelOfField = (field: keyof HistoryForm) => {
  if (field === "createdAt") return "created";
  if (field === "resolvedAt") return "resolved";
  return field === "isOrderText" ? "orderText" : field;
};

/** A fault in the words of the form. `labelOf`: what a field is called there. */
export function faultOnScreen(
  message: string,
  path: string | null,
  labelOf: (field: keyof HistoryForm) => string,
): string {
  const field = path === null ? null : fieldOfPath(path);
  if (field === null) return message;
  const label = `“${labelOf(field)}”`;
  // The rest of a dotted name says nothing that the label does not.
  const named = /^([a-zA-Z]+(?:\.[a-zA-Z0-9]+)*)(?=[: ])/.exec(message)?.[1];
  const isNamed = named !== undefined && fieldOfPath(named) !== null;
  const told = isNamed ? `${label}${message.slice(named.length)}` : `${label}: ${message}`;
  return told.replace(/: put that into delimiter$/, `: choose that in “${labelOf("delimiter")}”`);
}
