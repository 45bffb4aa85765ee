import type { PolicyDocument } from "./document";
import { anyTicket, ticketAbout } from "./examples";
import { type Finding, find } from "./finding";
import type { ExampleTicket } from "./graph/way";

/** Rows of issue types that the policy does not have. */
export function handoffErrors(p: PolicyDocument): Finding[] {
  const types = new Set(p.issueTypes.map((t) => t.id));
  return Object.keys(p.handoffs.byIssueType)
    .filter((id) => !types.has(id))
    .map((id) => {
      const path = `handoffs.byIssueType.${id}`;
      const message = `${path} names the issue type ${id}, which does not exist`;
      const rows = Object.entries(p.handoffs.byIssueType).filter(([key]) => key !== id);
      // It counts for nothing, so it can go.
      const repair = [{ path: ["handoffs", "byIssueType"], value: Object.fromEntries(rows) }];
      return find("dangling", path, message, `An escalation of a ticket about ${id}.`, "Remove the row.", { repair });
    });
}

/** A ticket that has no row of its own. */
const usual = (p: PolicyDocument) => {
  const type = p.issueTypes.find((t) => !Object.hasOwn(p.handoffs.byIssueType, t.id));
  return type ? ticketAbout(type.id) : anyTicket(p, { issueTypes: [] });
};

/** Escalations that may arrive with nothing but their reason. */
export function handoffWarnings(p: PolicyDocument): Finding[] {
  const fix = "Ask at least for what was tried.";
  const say = (path: string, who: string, ticket: ExampleTicket) => {
    const message = `${path} asks for nothing, so the next tier starts over`;
    const harm = `${who} may be escalated with a reason and no word more.`;
    return find("handoffAsksNothing", path, message, harm, fix, { ticket });
  };
  return [
    ...(p.handoffs.required.length === 0 ? [say("handoffs.required", "A ticket", usual(p))] : []),
    ...p.issueTypes
      .filter((t) => Object.hasOwn(p.handoffs.byIssueType, t.id) && p.handoffs.byIssueType[t.id]!.length === 0)
      .map((t) => say(`handoffs.byIssueType.${t.id}`, `A "${t.name}" ticket`, ticketAbout(t.id))),
  ];
}
