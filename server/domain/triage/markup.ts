const scripts = /<(script|style)\b[^<>]{0,500}>[\s\S]{0,20000}?<\/\1\s*>/gi;
const tags = /<\/?[a-z][^<>]{0,500}>/gi;
const blank = (found: string) => found.replace(/\S/g, " ");

/** The text with HTML tags, scripts and styles blanked out, of the same length so that offsets stay true. What a customer's
 *  mail program or an attacker writes between angle brackets says nothing about the problem. */
export function blankMarkup(text: string): string {
  return text.includes("<") ? text.replace(scripts, blank).replace(tags, blank) : text;
}
