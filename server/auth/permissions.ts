import type { Role } from "../domain/vocabulary";

/** Who may do what, in one table. Checked in every action, router and page; roles are read anew on each request. */
export const permissions = {
  "inbox.use": ["agent", "lead", "admin"],
  "ticket.read": ["agent", "lead", "admin"],
  /** Whom the planner compared for a ticket, with their numbers; others read why it was not they. */
  "candidates.watch": ["lead", "admin"],
  "ticket.work": ["agent", "lead", "admin"],
  /** A waiting ticket for oneself, where team and tier allow it. */
  "ticket.take": ["agent", "lead", "admin"],
  /** Any ticket, to anybody or any queue. */
  "ticket.give": ["lead", "admin"],
  "approval.request": ["agent", "lead", "admin"],
  /** Anybody's request; whoever is asked in person may decide that one. */
  "approval.decide": ["lead", "admin"],
  /** Also what is above the policy's limit. */
  "approval.decideAbove": ["admin"],
  "escalations.watch": ["agent", "lead", "admin"],
  /** Of the whole desk; others see what concerns them. */
  "escalations.watchAll": ["lead", "admin"],
  "incidents.watch": ["agent", "lead", "admin"],
  "incidents.manage": ["lead", "admin"],
  /** What others should mend, and what the desk does about it. */
  "patterns.manage": ["lead", "admin"],
  "notifications.read": ["agent", "lead", "admin"],
  "call.log": ["agent", "lead", "admin"],
  "customers.read": ["agent", "lead", "admin"],
  "customers.change": ["lead", "admin"],
  "accounts.read": ["agent", "lead", "admin"],
  "accounts.import": ["lead", "admin"],
  "tickets.mergeAny": ["lead", "admin"],
  "presence.set": ["agent", "lead", "admin"],
  "review.use": ["agent", "lead", "admin"],
  "assistant.stop": ["lead", "admin"],
  /** Views of the list that everybody finds. */
  "views.share": ["lead", "admin"],
  "queues.watch": ["agent", "lead", "admin"],
  "override.make": ["lead", "admin"],
  /** What needs a lead now, the forecast, and the notes that leads leave each other. */
  "floor.lead": ["lead", "admin"],
  "knowledge.read": ["agent", "lead", "admin"],
  "knowledge.write": ["lead", "admin"],
  /** The desk's saved replies; everybody has their own. */
  "replies.share": ["lead", "admin"],
  "model.train": ["admin"],
  /** Who is there and how loaded; to lend people and to sign them out. */
  "agents.watch": ["lead", "admin"],
  "agents.manage": ["lead", "admin"],
  "people.read": ["lead", "admin"],
  "people.hours": ["lead", "admin"],
  /** A lead into their own teams, see `inviteRefusal`. */
  "people.invite": ["lead", "admin"],
  /** From team to team; a lead among their own, see `moveRefusal`. */
  "people.move": ["lead", "admin"],
  "people.change": ["admin"],
  "people.import": ["admin"],
  "calendar.import": ["lead", "admin"],
  "policy.read": ["lead", "admin"],
  /** A change to the criteria, from a ticket; it waits for an admin. */
  "policy.propose": ["agent", "lead", "admin"],
  /** What the desk's history would have been under another policy. */
  "policy.simulate": ["lead", "admin"],
  "policy.edit": ["admin"],
  "policy.publish": ["admin"],
  "analytics.read": ["lead", "admin"],
  /** Links by which anybody sees the wallboard. */
  "wallboard.share": ["lead", "admin"],
  /** Logs of other systems, and everything of the desk as files. */
  "history.read": ["lead", "admin"],
  "history.import": ["lead", "admin"],
  "history.delete": ["lead", "admin"],
  "desk.export": ["lead", "admin"],
  "deliveries.read": ["lead", "admin"],
  "deliveries.retry": ["lead", "admin"],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof permissions;

export const isAllowed = (role: Role, permission: Permission): boolean =>
  (permissions[permission] as readonly Role[]).includes(role);

/** Scopes of API keys. */
export const scopes = ["messages:write", "tickets:read", "accounts:write", "usage:write", "metrics:read"] as const;
export type Scope = (typeof scopes)[number];
