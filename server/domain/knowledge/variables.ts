/** What may stand in an article as `{{name}}` and is filled in when it is sent. The list is closed, but for what a
 *  playbook's action returns: `{{action.NAME}}`, which the policy's check holds against the action. */
export const variableNames = ["customer.name", "ticket.number", "agent.name", "desk.name"] as const;
export type VariableName = (typeof variableNames)[number] | `action.${string}`;
export type VariableValues = Partial<Record<VariableName, string | null>>;

/** A template's parts in order; their `source` joined is the template again. */
export type TemplatePart =
  | { kind: "text"; source: string }
  | { kind: "variable"; source: string; name: VariableName }
  | { kind: "unknown"; source: string; name: string }
  | { kind: "unclosed"; source: string };

/** Why a template cannot be sent, with the line (from 1) where it says so. */
export type VariableFinding =
  | { code: "unknownVariable"; name: string; known: readonly string[]; line: number }
  | { code: "unclosedVariable"; line: number };

export type Filled =
  | { kind: "filled"; text: string }
  /** Something that is no variable stands in the template. */
  | { kind: "faulty"; findings: VariableFinding[] }
  /** Variables without a value: the text must not be sent. */
  | { kind: "missing"; names: VariableName[] };

const names: ReadonlySet<string> = new Set(variableNames);
const returned = /^action\.[a-z][A-Za-z0-9]*$/;
const isVariable = (name: string): name is VariableName => names.has(name) || returned.test(name);

// An opening pair, and what closes it in the same line. Anything between the pairs is a name, known or not.
const opening = /\{\{(?:([^{}\n]*)\}\})?/g;

export function parseTemplate(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (const match of template.matchAll(opening)) {
    const source = match[0];
    if (match.index > from) parts.push({ kind: "text", source: template.slice(from, match.index) });
    const name = match[1]?.trim();
    if (name === undefined) parts.push({ kind: "unclosed", source });
    else if (isVariable(name)) parts.push({ kind: "variable", source, name });
    else parts.push({ kind: "unknown", source, name });
    from = match.index + source.length;
  }
  if (from < template.length) parts.push({ kind: "text", source: template.slice(from) });
  return parts;
}

/** The variables in use, each once, in the order in which they occur. */
export function listVariables(template: string): VariableName[] {
  return [...new Set(parseTemplate(template).flatMap((part) => (part.kind === "variable" ? [part.name] : [])))];
}

/** What forbids publishing: names that nobody will ever fill in, and pairs of braces left open. */
export function checkTemplate(template: string): VariableFinding[] {
  const findings: VariableFinding[] = [];
  let line = 1;
  for (const part of parseTemplate(template)) {
    if (part.kind === "unknown") {
      findings.push({ code: "unknownVariable", name: part.name, known: variableNames, line });
    }
    if (part.kind === "unclosed") findings.push({ code: "unclosedVariable", line });
    line += part.source.split("\n").length - 1;
  }
  return findings;
}

/** The text with every variable replaced by its value, word for word. A value that is absent or blank is never passed over
 *  in silence: the outcome names it. Variables in `later` stay as they are, to be filled in by a second call. */
export function fillTemplate(
  template: string,
  values: VariableValues,
  later: (name: VariableName) => boolean = () => false,
): Filled {
  const findings = checkTemplate(template);
  if (findings.length > 0) return { kind: "faulty", findings };
  const missing = listVariables(template).filter((name) => !later(name) && !values[name]?.trim());
  if (missing.length > 0) return { kind: "missing", names: missing };
  const text = parseTemplate(template)
    .map((part) => (part.kind === "variable" && !later(part.name) ? values[part.name] : part.source))
    .join("");
  return { kind: "filled", text };
}

/** Every variable with a value filled in; what has none stays as it is, so that whoever reads the text sees it. */
export const fillKnown = (template: string, values: VariableValues): string =>
  parseTemplate(template)
    .map((part) => (part.kind === "variable" && values[part.name]?.trim() ? values[part.name] : part.source))
    .join("");

/** What still stands between double braces, as it is written, each once: a text with any of it is not to be sent. */
export const unfilledIn = (text: string): string[] => [
  ...new Set(
    parseTemplate(text).flatMap((part) =>
      part.kind === "variable" || part.kind === "unknown" ? [part.source.trim()] : [],
    ),
  ),
];

/** A value as Markdown that shows just its characters: what a customer calls themself makes no link and no heading. */
export const escapeMarkdown = (value: string): string =>
  value.replace(/\s+/g, " ").replace(/[\\`*_{}[\]()#+\-.!|<>~&]/g, "\\$&");
