import { slugOf } from "../slug";
import { type GraphEdge, type NodeKind, teamsOf } from "./graph";
import {
  freeName,
  isLoose,
  type Loose,
  listOf,
  nameOfRow,
  numberOf,
  rowsOf,
  sectionOf,
  textOf,
  textsOf,
  withRow,
  withSection,
} from "./loose";
import { type NodeRef, nodeId, nodeOf } from "./nodeIds";
import { type Named, namedBy, withReferences } from "./references";

/** Why something cannot be done: a key of the screen's words, with what they name. */
export type Refusal =
  | {
      why:
        | "noSuchConnection"
        | "full"
        | "already"
        | "lastOfRule"
        | "needsOwner"
        | "fixed"
        | "noTeam"
        | "gone"
        | "noTiers"
        | "lastOne";
    }
  | { why: "ownsStill"; team: string; things: number; first: string }
  | { why: "lastResortHere"; team: string }
  | { why: "startsHere"; team: string; tier: number; first: string }
  | { why: "nameTaken" | "badName"; name: string };
/** A changed document, and the node that the change is about; `cleaned` rows elsewhere went with it. */
export type Edit =
  | { document: unknown; node: string | null; cleaned: number; refused: null }
  | { document: null; refused: Refusal };

const done = (document: unknown, node: string | null, cleaned = 0): Edit => ({
  document,
  node,
  cleaned,
  refused: null,
});
const no = (refused: Refusal): Edit => ({ document: null, refused });

const placeOf = (document: unknown, section: Named, name: string) =>
  rowsOf(document, section).find(({ row, index }) => nameOfRow(row, index) === name);
const idsIn = (document: unknown, section: Named) =>
  rowsOf(document, section).map(({ row, index }) => nameOfRow(row, index));

const mostTypes = 5;
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;

type Connect = (document: unknown, source: NodeRef, target: NodeRef) => Edit;
const own =
  (section: "issueTypes" | "ownership", fields: (queue: { team: string; tier: number }) => Loose): Connect =>
  (document, source, target) => {
    if (!("id" in source) || target.kind !== "queue") return no({ why: "noSuchConnection" });
    const place = placeOf(document, section, source.id);
    if (!place) return no({ why: "gone" });
    const node = section === "issueTypes" ? nodeId.issueType(source.id) : nodeId.rule(source.id);
    return done(
      withRow(document, section, place.index, (row) => ({ ...row, ...fields(target) })),
      node,
    );
  };
const put =
  (section: "outOfScope" | "lastResort", fields: (queue: { team: string; tier: number }) => Loose): Connect =>
  (document, source, target) => {
    const queue = source.kind === "queue" ? source : target;
    if (queue.kind !== "queue") return no({ why: "noSuchConnection" });
    const before = sectionOf(document, section);
    return done(withSection(document, section, { ...(isLoose(before) ? before : {}), ...fields(queue) }), section);
  };

/** An issue type joins those that a rule is about. */
const combine: Connect = (document, source, target) => {
  if (source.kind !== "issueType" || target.kind !== "rule") return no({ why: "noSuchConnection" });
  const place = placeOf(document, "ownership", target.id);
  if (!place) return no({ why: "gone" });
  const types = textsOf(place.row.issueTypes);
  if (types.includes(source.id)) return no({ why: "already" });
  if (types.length >= mostTypes) return no({ why: "full" });
  return done(
    withRow(document, "ownership", place.index, (row) => ({ ...row, issueTypes: [...types, source.id] })),
    nodeId.rule(target.id),
  );
};

/** An issue type that the assistant left alone is drafted for from now on, and nothing more: to act alone has to be earned. */
const draft: Connect = (document, source) => {
  if (source.kind !== "issueType") return no({ why: "noSuchConnection" });
  const place = placeOf(document, "issueTypes", source.id);
  if (!place) return no({ why: "gone" });
  if (place.row.stage === "review" || place.row.stage === "autonomous") return no({ why: "already" });
  return done(
    withRow(document, "issueTypes", place.index, (row) => ({ ...row, stage: "review" })),
    nodeId.issueType(source.id),
  );
};

const connections: Readonly<Partial<Record<`${NodeKind} ${NodeKind}`, Connect>>> = {
  "issueType queue": own("issueTypes", ({ team, tier }) => ({ owner: team, startTier: tier })),
  "issueType rule": combine,
  "issueType gates": draft,
  "issueType assistant": draft,
  "rule queue": own("ownership", ({ team }) => ({ owner: team })),
  "outOfScope queue": put("outOfScope", ({ team, tier }) => ({ owner: team, tier })),
  "queue lastResort": put("lastResort", ({ team, tier }) => ({ team, tier })),
};
const connectionOf = (source: NodeRef | null, target: NodeRef | null) =>
  source && target ? connections[`${source.kind} ${target.kind}`] : undefined;

/** Whether a line may be drawn between two nodes at all. */
export const mayConnect = (source: string, target: string): boolean =>
  connectionOf(nodeOf(source), nodeOf(target)) !== undefined;

/** What drawing a line from one node to another says: an issue type's or a rule's owner and first tier, one issue type more in a
 *  rule, the queue of the last resort. */
export function connect(document: unknown, source: string, target: string): Edit {
  const [from, to] = [nodeOf(source), nodeOf(target)];
  const change = connectionOf(from, to);
  if (!change) return no({ why: "noSuchConnection" });
  const queue = [from!, to!].find((ref) => ref.kind === "queue");
  const isThere =
    queue?.kind !== "queue" || teamsOf(document).some((t) => t.id === queue.team && t.tiers.includes(queue.tier));
  return isThere ? change(document, from!, to!) : no({ why: "gone" });
}

/** What taking a line away says. Whoever owns something can be replaced but not taken away. */
export function disconnect(document: unknown, edge: Pick<GraphEdge, "kind" | "source" | "target">): Edit {
  const [source, target] = [nodeOf(edge.source), nodeOf(edge.target)];
  if (edge.kind === "combines" && source?.kind === "issueType" && target?.kind === "rule") {
    const place = placeOf(document, "ownership", target.id);
    if (!place) return no({ why: "gone" });
    const left = textsOf(place.row.issueTypes).filter((id) => id !== source.id);
    if (left.length === 0) return no({ why: "lastOfRule" });
    return done(
      withRow(document, "ownership", place.index, (row) => ({ ...row, issueTypes: left })),
      edge.target,
    );
  }
  if (edge.kind === "gated" && source?.kind === "issueType") {
    const place = placeOf(document, "issueTypes", source.id);
    if (!place) return no({ why: "gone" });
    return done(
      withRow(document, "issueTypes", place.index, (row) => ({ ...row, stage: "off" })),
      edge.source,
    );
  }
  const isOwned =
    edge.kind === "owner" || edge.kind === "ruleOwner" || edge.kind === "outOfScope" || edge.kind === "last";
  return no({ why: isOwned ? "needsOwner" : "fixed" });
}

const priorAt = (tier: number) => ({ tier, success: 0.75, handlingMinutes: 15 });

/** A new issue type, owned by `team` or the first one from its lowest tier on; the assistant leaves it alone. */
export function addIssueType(document: unknown, name: string, queue?: { team: string; tier: number }): Edit {
  const [first] = teamsOf(document);
  const team = queue?.team ?? first?.id;
  const tiers = teamsOf(document).find((one) => one.id === team)?.tiers ?? [];
  const tier = queue?.tier ?? tiers[0];
  if (team === undefined || tier === undefined) return no({ why: "noTeam" });
  const id = freeName(idsIn(document, "issueTypes"), slugOf(name) || "issue-type");
  const priors = tiers.filter((one) => one >= tier).map(priorAt);
  const row = {
    id,
    name,
    owner: team,
    startTier: tier,
    stage: "off",
    bands: null,
    requires: [],
    priors,
    playbook: null,
  };
  return done(
    withSection(document, "issueTypes", [...listOf(sectionOf(document, "issueTypes")), row]),
    nodeId.issueType(id),
  );
}

const tiersOf = (document: unknown): number[] =>
  rowsOf(document, "tiers")
    .flatMap(({ row }) => numberOf(row.tier) ?? [])
    .sort((a, b) => a - b);

/** A new team that staffs the lowest tier. */
export function addTeam(document: unknown, name: string): Edit {
  const [lowest] = tiersOf(document);
  if (lowest === undefined) return no({ why: "noTiers" });
  const id = freeName(idsIn(document, "teams"), slugOf(name) || "team");
  // From version 10 on a team says whose hours it covers.
  const hasCover = (numberOf(sectionOf(document, "schemaVersion")) ?? 0) >= 10;
  const team = { id, name, tiers: [lowest], ...(hasCover && { cover: null }) };
  return done(
    withSection(document, "teams", [...listOf(sectionOf(document, "teams")), team]),
    nodeId.queue(id, lowest),
  );
}

/** The next tier of the desk above (or else below) those that a team staffs. */
export function addQueue(document: unknown, team: string): Edit {
  const place = placeOf(document, "teams", team);
  if (!place) return no({ why: "gone" });
  const has = listOf(place.row.tiers).filter((x): x is number => typeof x === "number");
  const all = tiersOf(document).filter((tier) => !has.includes(tier));
  const tier = all.find((one) => one > Math.max(0, ...has)) ?? all.at(-1);
  if (tier === undefined) return no({ why: "noTiers" });
  const tiers = [...has, tier].sort((a, b) => a - b);
  return done(
    withRow(document, "teams", place.index, (row) => ({ ...row, tiers })),
    nodeId.queue(team, tier),
  );
}

/** A new rule about these issue types, owned by whoever owns the first of them; it is the last one in order. */
export function addRule(document: unknown, types: readonly string[]): Edit {
  const known = types.filter((type) => placeOf(document, "issueTypes", type)).slice(0, mostTypes);
  const about = known.length > 0 ? known : idsIn(document, "issueTypes").slice(0, 1);
  const first = about[0] === undefined ? undefined : placeOf(document, "issueTypes", about[0]);
  const teams = teamsOf(document).map((team) => team.id);
  const owner = teams.find((team) => team === first?.row.owner) ?? teams[0];
  if (about.length === 0 || owner === undefined) return no({ why: "noTeam" });
  const id = freeName(idsIn(document, "ownership"), about.length > 1 ? about.slice(0, 2).join("-and-") : "rule");
  // Together they cannot be likelier than certain.
  const minProbability = about.length > 3 ? 0.2 : 0.25;
  const row = { id, issueTypes: about, segments: null, hours: null, minProbability, owner };
  return done(withSection(document, "ownership", [...listOf(sectionOf(document, "ownership")), row]), nodeId.rule(id));
}

/** The same once more under another name, after it in its list. Of a queue, the whole team. `rows` as they were copied, where
 *  they may be gone meanwhile. */
export function duplicate(document: unknown, node: string, copied?: Loose): Edit {
  const ref = nodeOf(node);
  const section: Named | null =
    ref?.kind === "issueType"
      ? "issueTypes"
      : ref?.kind === "rule"
        ? "ownership"
        : ref?.kind === "queue"
          ? "teams"
          : null;
  if (!ref || section === null) return no({ why: "fixed" });
  const old = ref.kind === "queue" ? ref.team : "id" in ref ? ref.id : "";
  const place = placeOf(document, section, old);
  const row = copied ?? place?.row;
  if (!row) return no({ why: "gone" });
  const id = freeName(idsIn(document, section), slugOf(`${old} copy`) || "copy");
  const name = textOf(row.name);
  const copy: Loose = { ...row, id, ...(name !== null && { name: `${name} (copy)`.slice(0, 80) }) };
  const list = listOf(sectionOf(document, section));
  const at = (place?.index ?? list.length - 1) + 1;
  const next = withSection(document, section, [...list.slice(0, at), copy, ...list.slice(at)]);
  const tier = numberOf(listOf(row.tiers)[0]) ?? 1;
  const made =
    section === "issueTypes"
      ? nodeId.issueType(id)
      : section === "ownership"
        ? nodeId.rule(id)
        : nodeId.queue(id, tier);
  return done(next, made);
}

/** The row that a node is, to copy it. */
export function rowOf(document: unknown, node: string): Loose | null {
  const ref = nodeOf(node);
  if (ref?.kind === "issueType") return placeOf(document, "issueTypes", ref.id)?.row ?? null;
  if (ref?.kind === "rule") return placeOf(document, "ownership", ref.id)?.row ?? null;
  return ref?.kind === "queue" ? (placeOf(document, "teams", ref.team)?.row ?? null) : null;
}

const cut = (document: unknown, section: Named, index: number) =>
  withSection(
    document,
    section,
    listOf(sectionOf(document, section)).filter((_, i) => i !== index),
  );

/** What a team still owns, by what it is called. */
function owned(document: unknown, team: string): string[] {
  const outside = sectionOf(document, "outOfScope");
  return [
    ...rowsOf(document, "issueTypes").flatMap(({ row, index }) =>
      row.owner === team ? (textOf(row.name) ?? nameOfRow(row, index)) : [],
    ),
    ...rowsOf(document, "ownership").flatMap(({ row, index }) => (row.owner === team ? nameOfRow(row, index) : [])),
    ...(isLoose(outside) && outside.owner === team ? ["outOfScope"] : []),
  ];
}

function removeTeam(document: unknown, team: string, index: number): Edit {
  const still = owned(document, team);
  if (still.length > 0) return no({ why: "ownsStill", team, things: still.length, first: still[0]! });
  const last = sectionOf(document, "lastResort");
  if (isLoose(last) && last.team === team) return no({ why: "lastResortHere", team });
  return done(withReferences(cut(document, "teams", index), "teams", team, null), null);
}

/** A tier less for a team; with its only one the team goes. What starts there starts at the next tier up, so one has to be left. */
function removeQueue(document: unknown, team: string, tier: number): Edit {
  const place = placeOf(document, "teams", team);
  if (!place) return no({ why: "gone" });
  const tiers = listOf(place.row.tiers).filter((one) => one !== tier);
  if (tiers.length === 0) return removeTeam(document, team, place.index);
  const last = sectionOf(document, "lastResort");
  if (isLoose(last) && last.team === team && last.tier === tier) return no({ why: "lastResortHere", team });
  const highest = Math.max(0, ...tiers.filter((one): one is number => typeof one === "number"));
  const starts = rowsOf(document, "issueTypes").find(
    ({ row }) => row.owner === team && (numberOf(row.startTier) ?? 1) > highest,
  );
  const outside = sectionOf(document, "outOfScope");
  const isOutside = isLoose(outside) && outside.owner === team && (numberOf(outside.tier) ?? 1) > highest;
  if (starts) {
    return no({ why: "startsHere", team, tier, first: textOf(starts.row.name) ?? nameOfRow(starts.row, starts.index) });
  }
  if (isOutside) return no({ why: "startsHere", team, tier, first: "outOfScope" });
  return done(
    withRow(document, "teams", place.index, (row) => ({ ...row, tiers })),
    nodeId.queue(team, highest),
  );
}

/** Takes a node out of the document with all that names it; refused where something would be left without an owner. */
export function remove(document: unknown, node: string): Edit {
  const ref = nodeOf(node);
  if (ref?.kind === "queue") return removeQueue(document, ref.team, ref.tier);
  if (ref?.kind !== "issueType" && ref?.kind !== "rule") return no({ why: "fixed" });
  const section = ref.kind === "issueType" ? "issueTypes" : "ownership";
  const place = placeOf(document, section, ref.id);
  if (!place) return no({ why: "gone" });
  const rest = cut(document, section, place.index);
  if (section === "issueTypes" && rowsOf(rest, section).length === 0) return no({ why: "lastOne" });
  const isLeft = idsIn(rest, section).includes(ref.id);
  if (isLeft) return done(rest, null);
  const cleaned = section === "issueTypes" ? namedBy(document, ref.id) : 0;
  return done(withReferences(rest, section, ref.id, null), null, cleaned);
}

/** Another id for a row; whatever names it follows. */
export function rename(document: unknown, section: Named, from: string, to: string): Edit {
  const place = placeOf(document, section, from);
  if (!place) return no({ why: "gone" });
  if (!slug.test(to)) return no({ why: "badName", name: to });
  const isTaken = rowsOf(document, section).some(({ row, index }) => index !== place.index && row.id === to);
  if (isTaken) return no({ why: "nameTaken", name: to });
  const named = withRow(document, section, place.index, (row) => ({ ...row, id: to }));
  const first = numberOf(listOf(place.row.tiers)[0]) ?? 1;
  const node =
    section === "issueTypes"
      ? nodeId.issueType(to)
      : section === "ownership"
        ? nodeId.rule(to)
        : nodeId.queue(to, first);
  return done(withReferences(named, section, from, to), node);
}
