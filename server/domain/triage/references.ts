import { mergeSpans } from "./phrases";
import type { Span } from "./understanding";

const most = 10;

/** What a customer quotes so that one thing is found: a number after the word for it, or a number with a prefix. */
const named =
  /(?<![\p{L}\p{N}_])(?:order|invoice|account|ticket|case|customer|contract|subscription|purchase|transaction|payment|receipt|booking|reference|ref|workspace|request)(?: (?:number|no\.?|nr\.?|id|ref|reference))?[\s:#.=-]{1,4}((?=[\w-]{0,30}\d)[A-Za-z0-9][\w-]{2,30})(?![\p{L}\p{N}_])/giu;
const prefixed =
  /(?<![\p{L}\p{N}_-])(?:INV|ORD|PO|SO|ACC|CUST|SUB|TKT|CASE|REF|TX)[-_ ]?\d{3,12}(?:-\d{1,8}){0,2}(?![\p{L}\p{N}_])/gu;
const hashed = /(?<![\p{L}\p{N}_&/])#\d{3,12}(?![\p{L}\p{N}_])/gu;

/** Spans of order, invoice, account and like references in a text, in its order, ten at most. Total, linear. */
export function readReferences(text: string): Span[] {
  const spans: Span[] = [];
  for (const pattern of [named, prefixed, hashed]) {
    for (const match of text.matchAll(pattern)) {
      const end = match.index + match[0].length;
      spans.push({ start: end - (match[1] ?? match[0]).length, end });
      if (spans.length >= 4 * most) break;
    }
  }
  return mergeSpans(spans).slice(0, most);
}
