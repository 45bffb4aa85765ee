import { type AutonomyStage, autonomyStages } from "../../vocabulary";
import { isLoose, type Loose, nameOfRow, numberOf, rowsOf, sectionOf, textOf, textsOf } from "./loose";
import { nodeId } from "./nodeIds";

/** A policy as it is drawn: what tickets are about on the left, through rules and the assistant to queues, and up their tiers to
 *  the last resort. `path` is the place in the document that a node or an edge stands for. */
interface NodeBase {
  id: string;
  path: string;
  name: string;
}
export interface BandPair {
  high: number;
  low: number;
}
export type GraphNode =
  | (NodeBase & {
      kind: "issueType";
      team: string | null;
      tier: number | null;
      stage: AutonomyStage | null;
      /** Its own, else the desk's. */
      bands: BandPair | null;
      hasOwnBands: boolean;
    })
  | (NodeBase & { kind: "outOfScope"; team: string | null; tier: number | null })
  | (NodeBase & {
      kind: "rule";
      types: string[];
      /** null = all. */
      segments: string[] | null;
      hours: { calendar: string; during: string } | null;
      team: string | null;
    })
  | (NodeBase & { kind: "queue"; team: string; tier: number; tierName: string | null })
  | (NodeBase & { kind: "gates"; segments: number; keywords: number })
  | (NodeBase & { kind: "assistant" })
  | (NodeBase & { kind: "lastResort"; team: string | null; tier: number | null; isNamed: boolean });

export type NodeKind = GraphNode["kind"];

/** `owner`, `outOfScope` and `ruleOwner` lead to the queue where a ticket starts; `combines` from an issue type to a rule about
 *  it; `gated` and `answers` through the gates to the assistant; `up` and `end` to the next tier and past the highest one; `last`
 *  is the queue that the last resort counts as. */
export type EdgeKind = "owner" | "outOfScope" | "combines" | "ruleOwner" | "gated" | "answers" | "up" | "end" | "last";
export interface GraphEdge {
  id: string;
  kind: EdgeKind;
  source: string;
  target: string;
  path: string;
}
export interface PolicyGraph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

const bandsOf = (x: unknown): BandPair | null => {
  const [high, low] = isLoose(x) ? [numberOf(x.high), numberOf(x.low)] : [null, null];
  return high === null || low === null ? null : { high, low };
};
const isTier = (x: unknown): x is number => Number.isInteger(x) && (x as number) >= 1 && (x as number) <= 9;
const tierOf = (x: unknown): number | null => (isTier(x) ? x : null);
/** Rows with a name that no row before them has: a name taken twice is one node, and a finding. */
function distinct(document: unknown, key: string) {
  const seen = new Set<string>();
  return rowsOf(document, key).flatMap(({ row, index }) => {
    const id = nameOfRow(row, index);
    if (seen.has(id)) return [];
    seen.add(id);
    return [{ row, index, id }];
  });
}

interface Team {
  id: string;
  name: string;
  index: number;
  tiers: number[];
}

/** The teams of a document with the tiers they staff, lowest first. */
export function teamsOf(document: unknown): Team[] {
  return distinct(document, "teams").map(({ row, index, id }) => {
    const tiers = [...new Set((Array.isArray(row.tiers) ? row.tiers : []).filter(isTier))].sort((a, b) => a - b);
    return { id, index, name: textOf(row.name) || id, tiers };
  });
}

/** The queue in which a ticket of a team starts: its lowest tier from `tier` upwards; null where there is none. */
function startOf(teams: ReadonlyMap<string, Team>, team: string | null, tier: number | null): string | null {
  const found = team === null ? undefined : teams.get(team);
  const at = found?.tiers.find((one) => one >= (tier ?? 1));
  return found && at !== undefined ? nodeId.queue(found.id, at) : null;
}

function issueTypeNodes(document: unknown): Extract<GraphNode, { kind: "issueType" }>[] {
  const desk = bandsOf(sectionOf(document, "bands"));
  return distinct(document, "issueTypes").map(({ row, index, id }) => {
    const own = bandsOf(row.bands);
    return {
      id: nodeId.issueType(id),
      kind: "issueType",
      path: `issueTypes.${index}`,
      name: textOf(row.name) || id,
      team: textOf(row.owner),
      tier: tierOf(row.startTier),
      stage: autonomyStages.find((one) => one === row.stage) ?? null,
      bands: own ?? desk,
      hasOwnBands: own !== null,
    };
  });
}

function ruleNodes(document: unknown): Extract<GraphNode, { kind: "rule" }>[] {
  return distinct(document, "ownership").map(({ row, index, id }) => {
    const hours = isLoose(row.hours) ? row.hours : null;
    return {
      id: nodeId.rule(id),
      kind: "rule",
      path: `ownership.${index}`,
      name: id,
      types: textsOf(row.issueTypes),
      segments: Array.isArray(row.segments) ? textsOf(row.segments) : null,
      hours: hours && { calendar: textOf(hours.calendar) ?? "?", during: textOf(hours.during) ?? "open" },
      team: textOf(row.owner),
    };
  });
}

function queueNodes(document: unknown, teams: readonly Team[]): Extract<GraphNode, { kind: "queue" }>[] {
  const names = new Map(rowsOf(document, "tiers").map(({ row }) => [row.tier, textOf(row.name)]));
  return teams.flatMap((team) =>
    team.tiers.map((tier) => ({
      id: nodeId.queue(team.id, tier),
      kind: "queue" as const,
      path: `teams.${team.index}`,
      name: team.name,
      team: team.id,
      tier,
      tierName: names.get(tier) ?? null,
    })),
  );
}

const loose = (x: unknown): Loose => (isLoose(x) ? x : {});
const lengthOf = (x: unknown) => (Array.isArray(x) ? x.length : 0);

/** The nodes and edges of a document of which anything may be missing. Total over any input; an edge always joins two nodes. */
export function graphOf(document: unknown): PolicyGraph {
  const teams = teamsOf(document);
  const byId = new Map(teams.map((team) => [team.id, team]));
  const types = issueTypeNodes(document);
  const rules = ruleNodes(document);
  const queues = queueNodes(document, teams);
  const outside = loose(sectionOf(document, "outOfScope"));
  const last = loose(sectionOf(document, "lastResort"));
  const gates = loose(sectionOf(document, "gates"));
  const scope = { team: textOf(outside.owner), tier: tierOf(outside.tier) };
  const end = { team: textOf(last.team), tier: tierOf(last.tier) };
  const nodes: GraphNode[] = [
    ...types,
    { id: nodeId.outOfScope, kind: "outOfScope", path: "outOfScope", name: "", ...scope },
    ...rules,
    {
      id: nodeId.gates,
      kind: "gates",
      path: "gates",
      name: "",
      segments: lengthOf(gates.segments),
      keywords: lengthOf(gates.keywords),
    },
    {
      id: nodeId.assistant,
      kind: "assistant",
      path: "assistant",
      name: textOf(loose(sectionOf(document, "assistant")).name) ?? "",
    },
    ...queues,
    {
      id: nodeId.lastResort,
      kind: "lastResort",
      path: "lastResort",
      name: "",
      ...end,
      isNamed: textOf(last.person) !== null,
    },
  ];
  const known = new Set(nodes.map((node) => node.id));
  const edges: GraphEdge[] = [];
  const join = (kind: EdgeKind, source: string, target: string | null, path: string) => {
    if (target !== null && known.has(target))
      edges.push({ id: `${kind} ${source} ${target}`, kind, source, target, path });
  };
  const startTiers = new Map(types.map((type) => [type.id, type.tier]));
  for (const type of types) {
    join("owner", type.id, startOf(byId, type.team, type.tier), `${type.path}.owner`);
    // What the assistant leaves alone never comes to its gates.
    if (type.stage === "review" || type.stage === "autonomous")
      join("gated", type.id, nodeId.gates, `${type.path}.stage`);
  }
  join("outOfScope", nodeId.outOfScope, startOf(byId, scope.team, scope.tier), "outOfScope.owner");
  for (const rule of rules) {
    const about = [...new Set(rule.types)].map(nodeId.issueType).filter((id) => known.has(id));
    for (const id of about) join("combines", id, rule.id, `${rule.path}.issueTypes`);
    const lowest = Math.min(...about.flatMap((id) => startTiers.get(id) ?? []));
    const tier = Number.isFinite(lowest) ? lowest : 1;
    join("ruleOwner", rule.id, startOf(byId, rule.team, tier), `${rule.path}.owner`);
  }
  join("answers", nodeId.gates, nodeId.assistant, "gates");
  const lastQueue = end.team !== null && end.tier !== null ? nodeId.queue(end.team, end.tier) : null;
  for (const team of teams) {
    team.tiers.forEach((tier, i) => {
      const here = nodeId.queue(team.id, tier);
      const next = team.tiers[i + 1];
      if (next !== undefined) join("up", here, nodeId.queue(team.id, next), `teams.${team.index}.tiers`);
      else if (here !== lastQueue) join("end", here, nodeId.lastResort, "hopLimit");
    });
  }
  if (lastQueue !== null && known.has(lastQueue)) join("last", lastQueue, nodeId.lastResort, "lastResort.team");
  return { nodes, edges };
}
