/** What a generated answer may only say where its sources say it too: facts that bind the desk, and ways to lead somebody
 *  elsewhere. */
const kinds: Record<string, RegExp> = {
  link: /\b(?:https?:\/\/|www\.)[^\s<>()"']+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|io|dev|app|co|example|de|eu|info|biz|xyz|ru|cn)\b(?:\/[^\s<>()"']*)?/giu,
  address: /[\w.+-]+@[\w-]+\.[\w.-]+/gu,
  amount: /(?:[$€£¥]\s?\d[\d.,]*|\d[\d.,]*\s?(?:[$€£¥%]|(?:usd|eur|gbp|euros?|dollars?|pounds?|percent)\b))/giu,
  time: /\b\d+\s?(?:minutes?|hours?|(?:business |working )?days?|weeks?|months?)\b/giu,
  promise:
    /\b(?:refund\w*|reimburs\w*|compensat\w*|discount\w*|free of charge|guarante\w*|waive[ds]?|credit(?:ed)? (?:to )?your|(?:is|are|has been|have been|was) (?:now )?(?:resolved|closed|fixed|cancelled|refunded|approved))\b/giu,
};

export interface UnsupportedClaim {
  kind: string;
  text: string;
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, " ");
/** "refunded" is supported by "refund": words count by their beginning. */
const core = (kind: string, text: string) =>
  kind === "promise" ? plain(text).slice(0, 6) : plain(text).replace(/[.,;:!?]+$/, "");

/** The first thing a text says or leads to that its sources do not hold; null where there is none. A list of patterns finds
 *  what is common, not everything: a person reads the text before anybody is sent it. */
export function unsupportedClaim(text: string, sources: readonly string[]): UnsupportedClaim | null {
  const held = plain(sources.join("\n"));
  for (const [kind, pattern] of Object.entries(kinds)) {
    for (const [found] of text.matchAll(pattern)) {
      if (!held.includes(core(kind, found))) return { kind, text: found };
    }
  }
  return null;
}
