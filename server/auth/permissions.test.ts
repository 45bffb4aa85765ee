import { describe, expect, it } from "vitest";
import { roles } from "../domain/vocabulary";
import { isAllowed, type Permission, permissions } from "./permissions";

/** Written out once more on purpose: whoever widens a right changes two places. */
const expected: Record<Permission, [agent: boolean, lead: boolean, admin: boolean]> = {
  "inbox.use": [true, true, true],
  "ticket.read": [true, true, true],
  "candidates.watch": [false, true, true],
  "ticket.work": [true, true, true],
  "ticket.take": [true, true, true],
  "ticket.give": [false, true, true],
  "views.share": [false, true, true],
  "approval.request": [true, true, true],
  "approval.decide": [false, true, true],
  "approval.decideAbove": [false, false, true],
  "escalations.watch": [true, true, true],
  "escalations.watchAll": [false, true, true],
  "incidents.watch": [true, true, true],
  "patterns.manage": [false, true, true],
  "incidents.manage": [false, true, true],
  "notifications.read": [true, true, true],
  "call.log": [true, true, true],
  "customers.read": [true, true, true],
  "customers.change": [false, true, true],
  "accounts.read": [true, true, true],
  "accounts.import": [false, true, true],
  "tickets.mergeAny": [false, true, true],
  "presence.set": [true, true, true],
  "review.use": [true, true, true],
  "assistant.stop": [false, true, true],
  "queues.watch": [true, true, true],
  "override.make": [false, true, true],
  "floor.lead": [false, true, true],
  "knowledge.read": [true, true, true],
  "knowledge.write": [false, true, true],
  "replies.share": [false, true, true],
  "model.train": [false, false, true],
  "agents.watch": [false, true, true],
  "agents.manage": [false, true, true],
  "people.read": [false, true, true],
  "people.hours": [false, true, true],
  "people.invite": [false, true, true],
  "people.move": [false, true, true],
  "people.change": [false, false, true],
  "people.import": [false, false, true],
  "calendar.import": [false, true, true],
  "policy.read": [false, true, true],
  "policy.propose": [true, true, true],
  "policy.simulate": [false, true, true],
  "policy.edit": [false, false, true],
  "policy.publish": [false, false, true],
  "history.read": [false, true, true],
  "history.import": [false, true, true],
  "history.delete": [false, true, true],
  "desk.export": [false, true, true],
  "analytics.read": [false, true, true],
  "wallboard.share": [false, true, true],
  "deliveries.read": [false, true, true],
  "deliveries.retry": [false, true, true],
};

describe("permissions", () => {
  it.each(Object.entries(expected))("%s", (permission, allowed) => {
    expect(roles.map((role) => isAllowed(role, permission as Permission))).toEqual(allowed);
  });

  it("the table above is whole", () => {
    expect(Object.keys(permissions).sort()).toEqual(Object.keys(expected).sort());
  });

  it("what an agent may, a lead may, and what a lead may, an admin may", () => {
    for (const permission of Object.keys(permissions) as Permission[]) {
      const [agent, lead, admin] = roles.map((role) => isAllowed(role, permission));
      expect(Number(agent) <= Number(lead) && Number(lead) <= Number(admin)).toBe(true);
    }
  });
});
