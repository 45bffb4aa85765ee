import { isLoose, type Loose, listOf, rowsOf, sectionOf, textsOf, withSection } from "./loose";
import { nodeId } from "./nodeIds";
import { positionsOf, withPositions } from "./positions";

/** Everything of a document that names an issue type, a team or a rule, so that a new name is followed and nothing is left of what
 *  was removed. */

/** Each name in place of the old one; null takes it away. */
type Rename = (name: string) => string | null;
const swap =
  (from: string, to: string | null): Rename =>
  (name) =>
    name === from ? to : name;

const names = (list: unknown, rename: Rename): unknown[] =>
  listOf(list).flatMap((one) => (typeof one === "string" ? (rename(one) ?? []) : [one]));

/** A field that holds one name. A row whose name is taken away goes with it. */
const byField = (field: string, rename: Rename) => (row: unknown) => {
  if (!isLoose(row) || typeof row[field] !== "string") return [row];
  const name = rename(row[field]);
  return name === null ? [] : [{ ...row, [field]: name }];
};
/** A field that lists names. A row that has none left goes with them. */
const byNames = (field: string, rename: Rename) => (row: unknown) => {
  if (!isLoose(row) || !Array.isArray(row[field])) return [row];
  const left = names(row[field], rename);
  return left.length === 0 && row[field].length > 0 ? [] : [{ ...row, [field]: left }];
};

/** A rule of ownership asks for all of its issue types at once: without one of them it fits nothing, and with the rest alone it
 *  would take what it was never meant for. */
const byAllNames = (rename: Rename) => (row: unknown) => {
  const isLost = isLoose(row) && textsOf(row.issueTypes).some((name) => rename(name) === null);
  return isLost ? [] : byNames("issueTypes", rename)(row);
};

/** Rules of the context that a desk began with may name issue types that it never had. One that changes is the desk's own from
 *  then on, and names none of those. */
const byKnownNames = (document: Loose, rename: Rename) => {
  const known = new Set(rowsOf(document, "issueTypes").map(({ row }) => row.id));
  const existing: Rename = (name) => {
    const to = rename(name);
    return known.has(to) ? to : null;
  };
  return (row: unknown) => {
    const isAffected = isLoose(row) && textsOf(row.issueTypes).some((name) => rename(name) !== name);
    return isAffected ? byNames("issueTypes", existing)(row) : [row];
  };
};

/** A list inside a section, with its rows changed; a document that has no such list stays as it is. */
function within(document: Loose, section: string, list: string, change: (row: unknown) => unknown[]): Loose {
  const found = document[section];
  if (!isLoose(found) || !Array.isArray(found[list])) return document;
  return withSection(document, section, { ...found, [list]: found[list].flatMap(change) });
}

const withKeys = (row: Loose, rename: Rename): Loose =>
  Object.fromEntries(
    Object.entries(row).flatMap(([key, value]) => {
      const name = rename(key);
      return name === null ? [] : [[name, value]];
    }),
  );

function issueTypeNames(document: Loose, rename: Rename): Loose {
  let d = document;
  if (Array.isArray(d.ownership)) d = { ...d, ownership: d.ownership.flatMap(byAllNames(rename)) };
  for (const list of ["targets", "budgets", "alarms"]) d = within(d, "sla", list, byField("issueType", rename));
  for (const list of ["events", "volume"]) d = within(d, "context", list, byKnownNames(d, rename));
  d = within(d, "severity", "rules", byNames("issueTypes", rename));
  const { handoffs } = d;
  if (!isLoose(handoffs) || !isLoose(handoffs.byIssueType)) return d;
  return { ...d, handoffs: { ...handoffs, byIssueType: withKeys(handoffs.byIssueType, rename) } };
}

function teamNames(document: Loose, rename: Rename): Loose {
  const owned = (list: unknown) => (Array.isArray(list) ? list.flatMap(byField("owner", rename)) : list);
  const field = (section: string, key: string): Loose => {
    const found = document[section];
    return isLoose(found) ? { [section]: byField(key, rename)(found)[0] ?? found } : {};
  };
  return {
    ...document,
    ...("issueTypes" in document && { issueTypes: owned(document.issueTypes) }),
    ...("ownership" in document && { ownership: owned(document.ownership) }),
    ...field("outOfScope", "owner"),
    ...field("lastResort", "team"),
  };
}

/** Positions by the new names of their nodes. */
function movedPositions(document: Loose, rename: (id: string) => string | null): unknown {
  const given = positionsOf(document);
  if (Object.keys(given).length === 0) return document;
  const moved = Object.entries(given).flatMap(([id, at]) => {
    const name = rename(id);
    return name === null ? [] : [[name, at] as const];
  });
  return withPositions(document, Object.fromEntries(moved));
}

export type Named = "issueTypes" | "teams" | "ownership";

/** The document after the rows of `section` called `from` were called `to`, or taken away where `to` is null: whatever names
 *  them says so too, or goes. The rows themselves are changed by whoever asks. */
export function withReferences(document: Loose, section: Named, from: string, to: string | null): unknown {
  const rename = swap(from, to);
  if (section === "ownership") {
    return movedPositions(document, swap(nodeId.rule(from), to === null ? null : nodeId.rule(to)));
  }
  if (section === "issueTypes") {
    const changed = issueTypeNames(document, rename);
    return movedPositions(changed, swap(nodeId.issueType(from), to === null ? null : nodeId.issueType(to)));
  }
  const prefix = `queue:${from}:`;
  return movedPositions(teamNames(document, rename), (id) => {
    if (!id.startsWith(prefix)) return id;
    return to === null ? null : `queue:${to}:${id.slice(prefix.length)}`;
  });
}

/** How many rows name an issue type, beside itself: what goes with it where it is removed. */
export function namedBy(document: unknown, issueType: string): number {
  const inList = (section: string, list: string) =>
    listOf((sectionOf(document, section) as Loose | undefined)?.[list]).filter(
      (row) => isLoose(row) && (row.issueType === issueType || textsOf(row.issueTypes).includes(issueType)),
    ).length;
  const rules = rowsOf(document, "ownership").filter(({ row }) => textsOf(row.issueTypes).includes(issueType)).length;
  const lists = [
    ["sla", "targets"],
    ["sla", "budgets"],
    ["sla", "alarms"],
    ["context", "events"],
    ["context", "volume"],
    ["severity", "rules"],
  ] as const;
  return rules + lists.reduce((sum, [section, list]) => sum + inList(section, list), 0);
}
