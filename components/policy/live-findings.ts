import { checkCalendar } from "@/server/domain/calendar/check";
import type { Finding } from "@/server/domain/policy/finding";
import { isRow } from "./read";
import type { Check } from "./types";

/** Everything that is wrong with a document, by its place: the check's findings, and those of each calendar as they stand in
 *  the document, whatever else is half written. `today` is YYYY-MM-DD. */
export function allFindings(document: unknown, check: Check, today: string): Finding[] {
  const calendars = isRow(document) && Array.isArray(document.calendars) ? document.calendars : [];
  const own = calendars.flatMap((calendar, i) => {
    const { errors, warnings } = checkCalendar(calendar, today);
    return [...errors, ...warnings].map((f) => {
      const path = f.path.startsWith("(") ? `calendars.${i}` : `calendars.${i}.${f.path}`;
      return { ...f, path };
    });
  });
  // Of a calendar, the check of the whole document says the same, or more; what is no shape at all it says in other words.
  const isSaid = (f: Finding) =>
    own.some((o) => o.path === f.path && (o.code === "invalid" || f.message.endsWith(o.message)));
  return [...own, ...[...check.errors, ...check.warnings].filter((f) => !isSaid(f))];
}

/** The same findings, those of these sections of the document before the others. */
export function relevantFirst(check: Check, sections: readonly string[]): Check {
  const sorted = (all: Finding[]) => {
    const { own = [], others = [] } = Object.groupBy(all, ({ path }) =>
      sections.includes(path.split(".")[0]!) ? "own" : "others",
    );
    return [...own, ...others];
  };
  return { ...check, errors: sorted(check.errors), warnings: sorted(check.warnings) };
}
