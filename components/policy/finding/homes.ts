/** The parts that a policy is shown in, as its address names them. */
export const policyTabs = [
  "canvas",
  "ownership",
  "rules",
  "promises",
  "giving",
  "calendars",
  "cover",
  "document",
] as const;
export type PolicyTab = (typeof policyTabs)[number];

/** Which sections of a document each part has fields for, the first part that has one counts. */
export const sectionsOf = {
  ownership: ["ownership", "hopLimit", "lastResort"],
  rules: [
    "gates",
    "bands",
    "autonomy",
    "priority",
    "tiers",
    "routing",
    "assistant",
    "understanding",
    "severity",
    "features",
    "context",
  ],
  promises: ["sla", "authority", "destinations"],
  giving: ["offers", "workload", "presence", "handoffs"],
  calendars: ["calendars"],
  canvas: ["teams", "issueTypes", "outOfScope"],
} as const satisfies Partial<Record<PolicyTab, readonly string[]>>;

const homes = new Map(
  Object.entries(sectionsOf).flatMap(([tab, sections]) =>
    (sections as readonly string[]).map((section) => [section, tab as PolicyTab] as const),
  ),
);

/** Where a place of a document, such as `gates.keywords.2`, has its field; what has none stands in the document alone. */
export const homeOf = (path: string): PolicyTab => homes.get(path.split(".")[0]!) ?? "document";
