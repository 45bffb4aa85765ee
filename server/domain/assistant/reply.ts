import {
  escapeMarkdown,
  fillTemplate,
  type VariableFinding,
  type VariableName,
  type VariableValues,
} from "../knowledge/variables";
import { type Reason, reason } from "../reasons";

/** What an answer may say of ticket, customer and desk; null where nothing is known. */
export interface ReplyFacts {
  customer: string | null;
  number: number;
  desk: string;
  /** Who signs: the assistant, or the reviewer who sends a draft. */
  agent: string | null;
  /** What the playbook's action returned. */
  returned: Record<string, string>;
}

export type Reply = { ok: true; text: string } | { ok: false; reasons: Reason[]; variable: string };

const valuesOf = (f: ReplyFacts): VariableValues => {
  const plain = (value: string | null) => value && escapeMarkdown(value);
  const returned = Object.entries(f.returned).map(([name, value]) => [`action.${name}`, escapeMarkdown(value)]);
  return {
    "customer.name": plain(f.customer),
    "ticket.number": String(f.number),
    "agent.name": plain(f.agent),
    "desk.name": plain(f.desk),
    ...Object.fromEntries(returned),
  };
};

/** Fills an article or one of the assistant's own texts; values cannot turn into Markdown. A variable without a value keeps
 *  the whole text from being sent and is named. With `later`, those variables wait for whoever sends it. */
export function fillReply(template: string, facts: ReplyFacts, later?: (name: VariableName) => boolean): Reply {
  const filled = fillTemplate(template, valuesOf(facts), later);
  if (filled.kind === "filled") return { ok: true, text: filled.text };
  const variable = filled.kind === "missing" ? filled.names[0]! : nameIn(filled.findings);
  return { ok: false, variable, reasons: [reason("assistantVariable", { variable })] };
}
const nameIn = (findings: readonly VariableFinding[]): string =>
  findings.flatMap((f) => (f.code === "unknownVariable" ? [f.name] : []))[0] ?? "{{";

/** A whole message out of several texts, blank lines between; the first that cannot be filled decides. */
export function composeReply(templates: readonly string[], facts: ReplyFacts): Reply {
  const parts: string[] = [];
  for (const template of templates) {
    const reply = fillReply(template, facts);
    if (!reply.ok) return reply;
    parts.push(reply.text.trim());
  }
  return { ok: true, text: parts.join("\n\n") };
}

/** What only the reviewer, or the action that runs when they approve, can know. */
export const isKnownAtApproval = (name: VariableName): boolean => name === "agent.name" || name.startsWith("action.");
