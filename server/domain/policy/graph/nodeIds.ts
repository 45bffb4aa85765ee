/** Names of what a policy is drawn as, the same for the canvas, the way of a ticket and the address of a page. Slugs hold no
 *  colon. */
export const nodeId = {
  issueType: (id: string) => `type:${id}`,
  /** A message that is none of the issue types. */
  outOfScope: "outOfScope",
  /** A rule of ownership: an intersection of issue types, segments and hours. */
  rule: (id: string) => `rule:${id}`,
  gates: "gates",
  /** The lane of tickets that the assistant takes, alone or with a reviewer. */
  assistant: "assistant",
  /** Team × tier, where tickets wait. */
  queue: (team: string, tier: number) => `queue:${team}:${tier}`,
  lastResort: "lastResort",
} as const;

export type NodeRef =
  | { kind: "issueType" | "rule"; id: string }
  | { kind: "queue"; team: string; tier: number }
  | { kind: "outOfScope" | "gates" | "assistant" | "lastResort" };

/** What a name stands for; null where it is none. */
export function nodeOf(id: string): NodeRef | null {
  const [kind, name = "", tier] = id.split(":");
  if (id === nodeId.outOfScope || id === nodeId.gates || id === nodeId.assistant || id === nodeId.lastResort)
    return { kind: id };
  if (name === "") return null;
  if (kind === "type" && tier === undefined) return { kind: "issueType", id: name };
  if (kind === "rule" && tier === undefined) return { kind: "rule", id: name };
  return kind === "queue" && /^[1-9]$/.test(tier ?? "") ? { kind: "queue", team: name, tier: Number(tier) } : null;
}
