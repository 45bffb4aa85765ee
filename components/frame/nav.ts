import type { LucideIcon } from "lucide-react";
import {
  BookOpen,
  BrainCircuit,
  Building2,
  ChartColumn,
  Contact,
  Eye,
  Flame,
  FlaskConical,
  Headset,
  Inbox,
  Layers,
  Lightbulb,
  Send,
  Siren,
  UsersRound,
  Workflow,
} from "lucide-react";

export type Role = "agent" | "lead" | "admin";
export type SectionKey =
  | "inbox"
  | "review"
  | "queues"
  | "escalations"
  | "incidents"
  | "agents"
  | "patterns"
  | "customers"
  | "accounts"
  | "knowledge"
  | "analytics"
  | "people"
  | "understanding"
  | "policy"
  | "simulate"
  | "deliveries";

export interface NavSection {
  key: SectionKey;
  href: string;
  icon: LucideIcon;
  /** Only where action is owed. */
  count?: number;
}

const sections: readonly (Omit<NavSection, "count"> & { roles: readonly Role[] })[] = [
  { key: "inbox", href: "/inbox", icon: Inbox, roles: ["agent", "lead", "admin"] },
  { key: "review", href: "/review", icon: Eye, roles: ["agent", "lead", "admin"] },
  { key: "queues", href: "/queues", icon: Layers, roles: ["agent", "lead", "admin"] },
  { key: "escalations", href: "/escalations", icon: Flame, roles: ["agent", "lead", "admin"] },
  { key: "incidents", href: "/incidents", icon: Siren, roles: ["agent", "lead", "admin"] },
  { key: "agents", href: "/agents", icon: Headset, roles: ["lead", "admin"] },
  { key: "patterns", href: "/patterns", icon: Lightbulb, roles: ["lead", "admin"] },
  { key: "customers", href: "/customers", icon: Contact, roles: ["agent", "lead", "admin"] },
  { key: "accounts", href: "/accounts", icon: Building2, roles: ["agent", "lead", "admin"] },
  { key: "knowledge", href: "/knowledge", icon: BookOpen, roles: ["agent", "lead", "admin"] },
  { key: "analytics", href: "/analytics", icon: ChartColumn, roles: ["lead", "admin"] },
  { key: "people", href: "/people", icon: UsersRound, roles: ["lead", "admin"] },
  { key: "understanding", href: "/understanding", icon: BrainCircuit, roles: ["lead", "admin"] },
  { key: "policy", href: "/policy", icon: Workflow, roles: ["lead", "admin"] },
  { key: "simulate", href: "/simulate", icon: FlaskConical, roles: ["lead", "admin"] },
  { key: "deliveries", href: "/deliveries", icon: Send, roles: ["lead", "admin"] },
];

/** What a role finds in the sidebar, with the counts that are owed. Rights are checked on the server, not here. */
export function sectionsFor(role: Role, counts: Partial<Record<SectionKey, number>> = {}): NavSection[] {
  return sections
    .filter((one) => one.roles.includes(role))
    .map(({ key, href, icon }) => ({ key, href, icon, count: counts[key] }));
}
