import type { PolicyDocument } from "../policy/document";
import { readFeatures } from "./features";
import { withSeverityRules } from "./severityRules";
import type { Understanding } from "./understanding";

/** What the words of a policy say of a text beside what was read: the features that it names, how severe it is. */
export function withPolicyWords(understanding: Understanding, text: string, document: PolicyDocument): Understanding {
  const features = readFeatures(text, document.features);
  const severity = withSeverityRules(understanding.signals.severity, text, document.severity.rules);
  const entities = { references: [], ...understanding.entities, features };
  return { ...understanding, signals: { ...understanding.signals, severity }, entities };
}
