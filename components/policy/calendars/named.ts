import { freeId, listAt, type Path, valueAt } from "@/components/document-form/path";
import { slugOf } from "@/server/domain/policy/slug";
import { isRow } from "../read";

/** Whether a target or the time for approvals counts by this calendar. */
export const isCountedBy = (document: unknown, id: unknown): boolean =>
  valueAt(document, ["authority", "calendar"]) === id ||
  listAt(document, ["sla", "targets"]).some((target) => isRow(target) && target.calendar === id);

/** The calendar at a place under another name. While nothing counts by it, its id follows the name. */
export function calendarNamed(document: unknown, path: Path, name: string): unknown {
  const row = valueAt(document, path);
  if (!isRow(row)) return { name };
  const stem = slugOf(name);
  if (stem === "" || isCountedBy(document, row.id)) return { ...row, name };
  const others = listAt(document, ["calendars"]).filter((one) => one !== row);
  return { ...row, name, id: freeId(others, stem) };
}
