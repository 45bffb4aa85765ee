import type { Finding } from "@/server/domain/policy/finding";

/** So many of one kind are told in full; the others wait folded. */
export const mostOfKind = 3;

export interface Kind {
  code: Finding["code"];
  findings: Finding[];
}

/** Findings of one kind together, kinds and findings in the order in which they are first told. */
export function byKind(findings: readonly Finding[]): Kind[] {
  const kinds = new Map<Finding["code"], Finding[]>();
  for (const one of findings) {
    const known = kinds.get(one.code);
    if (known) known.push(one);
    else kinds.set(one.code, [one]);
  }
  return [...kinds].map(([code, own]) => ({ code, findings: own }));
}
