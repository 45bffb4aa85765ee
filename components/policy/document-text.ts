/** Keys in the order in which people read them; the database keeps its own. Others follow in alphabetical order. */
const order = [
  "schemaVersion",
  "id",
  "metric",
  "name",
  "teams",
  "tier",
  "tiers",
  "issueTypes",
  "ownership",
  "outOfScope",
  "team",
  "owner",
  "person",
  "startTier",
  "stage",
  "bands",
  "playbook",
  "articles",
  "action",
  "high",
  "low",
  "gates",
  "priority",
  "sla",
  "targets",
  "issueType",
  "segment",
  "minutes",
  "offers",
  "workload",
  "handoffs",
  "understanding",
  "autonomy",
  "assistant",
  "routing",
  "lastResort",
  "hopLimit",
];
const rank = new Map(order.map((key, index) => [key, index]));
const byRank = (a: string, b: string) =>
  (rank.get(a) ?? order.length) - (rank.get(b) ?? order.length) || (a < b ? -1 : a > b ? 1 : 0);

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byRank(a, b));
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one)]));
}

/** A document as text to read and edit: indented, short lists in one line. */
export function documentText(document: unknown): string {
  const text = JSON.stringify(ordered(document), null, 2) ?? "";
  return text.replace(
    /\[\s+((?:"[^"\\\n]*"|[\d.-]+)(?:,\s+(?:"[^"\\\n]*"|[\d.-]+))*)\s+\]/g,
    (whole, inside: string) => {
      const line = `[${inside.replace(/\s*\n\s*/g, " ")}]`;
      return line.length <= 80 ? line : whole;
    },
  );
}
