import { decide } from "../decision/decide";
import { wordsOf } from "../triage/words";
import type { PolicyDocument } from "./document";
import { duplicates } from "./duplicates";
import { judgeOf, ticketAbout, ticketOfOwner } from "./examples";
import { type Finding, find, noTicket } from "./finding";
import { factsOf } from "./graph/example";
import type { ExampleTicket } from "./graph/way";
import { without } from "./repair";

/** Bands the wrong way round. */
export function bandFindings(p: PolicyDocument): Finding[] {
  const all = [
    { at: ["bands"], bands: p.bands, issueType: p.issueTypes.find((t) => t.bands === null)?.id },
    ...p.issueTypes.flatMap((t, i) =>
      t.bands ? [{ at: ["issueTypes", i, "bands"], bands: t.bands, issueType: t.id }] : [],
    ),
  ];
  return all.flatMap(({ at, bands: { low, high }, issueType }) => {
    if (low <= high) return [];
    const path = at.join(".");
    const probability = (low + high) / 2;
    const known = issueType === undefined ? null : ticketOfOwner(p, issueType);
    const ticket = known && { ...known, issueTypes: [{ issueType: issueType!, probability }] };
    return [
      find(
        "bands",
        path,
        `${path}: low (${low}) is above high (${high})`,
        `A ticket with confidence ${probability.toFixed(2)} is both certain and uncertain.`,
        "Lower low or raise high.",
        { ...(ticket && { ticket }), repair: [{ path: at, value: { high: low, low: high } }] },
      ),
    ];
  });
}

const strongest = 0.99;
const signalGates = ["billingDispute", "policyException", "humanRequest", "legalOrSecurity", "frustration"] as const;
const furtherGates = ["severity", "urgency", "complexity"] as const;

/** The ticket that a gate should have kept from the assistant and does not: of an issue type that acts alone, or else one that
 *  gets a draft. null where the assistant would not have it anyhow. */
function passing(p: PolicyDocument, more: Partial<ExampleTicket>): { ticket: ExampleTicket; harm: string } | null {
  const policy = judgeOf(p);
  for (const disposition of ["autonomous", "review"] as const) {
    for (const { id, name } of p.issueTypes) {
      const ticket = ticketAbout(id, { issueTypes: [{ issueType: id, probability: strongest }], ...more });
      if (decide(factsOf(ticket, policy), policy).disposition !== disposition) continue;
      const harm =
        disposition === "autonomous"
          ? "is answered by the assistant alone"
          : "waits for a reviewer with the assistant's draft, and not for somebody who answers it themselves";
      return { ticket, harm: `A "${name}" ticket %: it ${harm}.` };
    }
  }
  return null;
}
const unharmed = noTicket("the assistant answers and drafts nothing under this policy");
const harmOf = (found: ReturnType<typeof passing>, what: string) => found?.harm.replace("%", () => what) ?? unharmed;

/** Gates that a signal hardly ever reaches, since no signal is ever quite 1; a severity rule may say that one is. */
function bySignal(p: PolicyDocument): Finding[] {
  const say = (name: string, path: string, limit: number) => {
    const found = passing(p, { signals: { [name]: strongest } });
    const harm = harmOf(found, `with ${name} at ${strongest}`);
    const message = `${path} at ${limit} hardly ever closes`;
    return find("gateNeverFires", path, message, harm, "Lower it below 1.", { ...(found && { ticket: found.ticket }) });
  };
  const canBeWhole = p.severity.rules.some((r) => r.severity >= 1);
  return [
    ...signalGates.flatMap((g) => (p.gates[g] >= 1 ? [say(g, `gates.${g}`, p.gates[g])] : [])),
    ...furtherGates.flatMap((g) => {
      const limit = p.gates.signals[g];
      if (limit === null || limit < 1 || (g === "severity" && canBeWhole)) return [];
      return [say(g, `gates.signals.${g}`, limit)];
    }),
  ];
}

/** Keywords that no message contains, or that another one finds as well. */
function byKeyword(p: PolicyDocument): Finding[] {
  const { keywords } = p.gates;
  const at = ["gates", "keywords"];
  const wordless = keywords.flatMap((k, i) => {
    if (wordsOf(k) !== "") return [];
    const found = passing(p, {});
    const message = `“${k}” has no letter or digit, so no message contains it as a word`;
    return [
      find(
        "gateNeverFires",
        `gates.keywords.${i}`,
        message,
        harmOf(found, `that contains “${k}”`),
        "Write the words themselves.",
        { ...(found && { ticket: found.ticket }), repair: without(at, keywords, i) },
      ),
    ];
  });
  const twice = duplicates(keywords, (k) => wordsOf(k) || k, "gates.keywords").map((f) => ({
    ...f,
    repair: without(at, keywords, Number(f.path.split(".").at(-1))),
  }));
  return [...wordless, ...twice];
}

/** Severity rules that never count. */
function severityWarnings(p: PolicyDocument): Finding[] {
  return p.severity.rules.flatMap((rule, i): Finding[] => {
    const path = `severity.rules.${i}`;
    const repair = without(["severity", "rules"], p.severity.rules, i);
    if (rule.words.every((w) => wordsOf(w) === "")) {
      const message = `${path}.words: none of them has a letter or digit, so no message contains them`;
      const harm = `A message that says “${rule.words[0]}” is no more severe for it.`;
      return [find("ruleWithoutEffect", `${path}.words`, message, harm, "Write the words themselves.", { repair })];
    }
    if (rule.severity > 0) return [];
    const message = `${path}.severity is 0, and a rule only ever raises severity`;
    const harm = `A message that says “${rule.words[0]}” is no more severe for it.`;
    return [
      find("ruleWithoutEffect", `${path}.severity`, message, harm, "Raise it above 0, or remove the rule.", { repair }),
    ];
  });
}

export const severityErrors = (p: PolicyDocument): Finding[] =>
  duplicates(p.severity.rules, (r) => r.id, "severity.rules");

/** Gates and severity rules that never do anything. */
export const gateWarnings = (p: PolicyDocument): Finding[] => [...bySignal(p), ...byKeyword(p), ...severityWarnings(p)];
