import { checkTemplate, listVariables } from "../knowledge/variables";
import type { PolicyDocument } from "./document";
import { anyTicket, judgeOf, ticketOfOwner } from "./examples";
import { type DeskFacts, type Finding, find } from "./finding";

/** A ticket that the assistant is as sure of as can be. */
function sure(p: PolicyDocument, issueType: string): Pick<Finding, "ticket"> {
  const ticket = ticketOfOwner(p, issueType);
  return ticket ? { ticket: { ...ticket, issueTypes: [{ issueType, probability: 1 }] } } : {};
}

const example = (name: string) => `A "${name}" ticket that the assistant has.`;

/** Playbooks that could not be carried out: a type that acts alone without one, articles that are not published, actions
 *  that do not exist, variables that nobody fills in. */
export function playbookErrors(p: PolicyDocument, desk?: DeskFacts): Finding[] {
  const actions = new Map(p.assistant.actions.map((a) => [a.id, a]));
  const articles = desk?.articles && new Map(desk.articles.map((a) => [a.id, a]));
  const ofTypes = p.issueTypes.flatMap((t, i): Finding[] => {
    const { playbook } = t;
    if (!playbook) {
      if (t.stage !== "autonomous") return [];
      const message = `${t.id} may act alone, but has no playbook to act by`;
      const fix = "Give it a playbook with at least one article, or the stage review.";
      return [find("playbookMissing", `issueTypes.${i}.playbook`, message, example(t.name), fix, sure(p, t.id))];
    }
    const path = `issueTypes.${i}.playbook`;
    const action = playbook.action === null ? null : actions.get(playbook.action);
    if (action === undefined) {
      const message = `${path}.action names the action ${playbook.action}, which does not exist`;
      const fix = "Add it to assistant.actions or use null.";
      return [find("dangling", `${path}.action`, message, example(t.name), fix, sure(p, t.id))];
    }
    const returned = new Set(action?.returns.map((name) => `action.${name}`));
    return playbook.articles.flatMap((id, k): Finding[] => {
      const at = `${path}.articles.${k}`;
      const article = articles?.get(id);
      if (!articles) return [];
      if (!article) {
        const message = `${at}: there is no published article ${id}`;
        const fix = "Publish the article or name another one.";
        return [find("articleMissing", at, message, example(t.name), fix, sure(p, t.id))];
      }
      return article.variables.flatMap((name) => {
        if (!name.startsWith("action.") || returned.has(name)) return [];
        const message = `${at}: “${article.title}” uses {{${name}}}, which ${action ? `${action.id} does not return` : "no action returns"}`;
        return [
          find(
            "variableUnknown",
            at,
            message,
            example(t.name),
            "Add it to the action's returns or change the article.",
            sure(p, t.id),
          ),
        ];
      });
    });
  });
  const ofTexts = (["introduction", "question", "followUp"] as const).flatMap((name) => {
    const text = p.assistant[name];
    const returned = listVariables(text).find((v) => v.startsWith("action."));
    const fault = checkTemplate(text)[0];
    if (!returned && !fault) return [];
    const path = `assistant.${name}`;
    const what = returned ? `{{${returned}}} is known in articles only` : "a variable in it is unknown or not closed";
    return [
      find("variableUnknown", path, `${path}: ${what}`, "Any ticket that the assistant has.", "Correct the text.", {
        ticket: anyTicket(p),
      }),
    ];
  });
  return [...ofTypes, ...ofTexts];
}

/** Waiting that never comes to its end: the first warning of the first response gives the ticket to people before. */
export function playbookWarnings(p: PolicyDocument): Finding[] {
  if (p.assistant.answerMeetsResponse) return [];
  const policy = judgeOf(p);
  return p.issueTypes.flatMap((t, i) => {
    const target = policy.target("firstResponse", t.id, "standard");
    const first = target?.warnAt[0];
    if (!t.playbook || !target || first === undefined) return [];
    const waits = (t.playbook.followUpMinutes ?? 0) + t.playbook.closeMinutes;
    const warned = (target.targetMs * first) / 60_000;
    if (waits <= warned) return [];
    const path = `issueTypes.${i}.playbook.closeMinutes`;
    const message = `${t.id}: a silent customer's ticket goes to people after ${warned} min, before the assistant closes it after ${waits} min`;
    const fix = "Shorten the waiting, or let the assistant's answer meet the response (assistant.answerMeetsResponse).";
    const harm = `A standard "${t.name}" ticket whose customer says nothing.`;
    return [find("handedOverBefore", path, message, harm, fix, sure(p, t.id))];
  });
}
