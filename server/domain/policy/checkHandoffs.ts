import type { PolicyDocument } from "./document";
import { type Finding, find } from "./finding";

/** Rows of issue types that the policy does not have. */
export function handoffErrors(p: PolicyDocument): Finding[] {
  const types = new Set(p.issueTypes.map((t) => t.id));
  return Object.keys(p.handoffs.byIssueType)
    .filter((id) => !types.has(id))
    .map((id) => {
      const path = `handoffs.byIssueType.${id}`;
      const message = `${path} names the issue type ${id}, which does not exist`;
      return find("dangling", path, message, `An escalation of a ticket about ${id}.`, "Remove the row.");
    });
}

/** Escalations that may arrive with nothing but their reason. */
export function handoffWarnings(p: PolicyDocument): Finding[] {
  const fix = "Ask at least for what was tried.";
  const say = (path: string, who: string) => {
    const message = `${path} asks for nothing, so the next tier starts over`;
    return find("handoffAsksNothing", path, message, `${who} may be escalated with a reason and no word more.`, fix);
  };
  return [
    ...(p.handoffs.required.length === 0 ? [say("handoffs.required", "A ticket")] : []),
    ...p.issueTypes
      .filter((t) => Object.hasOwn(p.handoffs.byIssueType, t.id) && p.handoffs.byIssueType[t.id]!.length === 0)
      .map((t) => say(`handoffs.byIssueType.${t.id}`, `A "${t.name}" ticket`)),
  ];
}
