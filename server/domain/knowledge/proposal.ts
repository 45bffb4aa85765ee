import { type ArticleContent, maxTitleLength } from "./article";
import type { VariableName } from "./variables";

/** What a resolved ticket offers for an article. */
export interface Resolution {
  subject: string | null;
  /** What the customer wrote first. */
  question: string;
  /** The answer of the person who resolved it. */
  answer: string;
  issueType: string;
  /** Who is named in the answer. */
  customer: string;
  agent: string;
}

/** A shorter answer says that it is done, and not how. */
const fewestWords = 12;

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A name as a whole and by its first word, as it is written to somebody; names of one letter are in too many words. */
function named(name: string): RegExp | null {
  const [first = ""] = name.trim().split(/\s+/);
  const forms = [name.trim(), first].filter((form) => form.length > 1).map(escaped);
  return forms.length === 0
    ? null
    : new RegExp(`(?<![\\p{L}\\p{N}])(\\{?)(?:${forms.join("|")})(\\}?)(?![\\p{L}\\p{N}])`, "giu");
}

/** What is of one customer alone, and what stands in its place: longest first, so that no part of a longer one is left. */
const personal: readonly [RegExp, string][] = [
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, "[e-mail address]"],
  [/\bhttps?:\/\/[^\s<>"')]+[?#][^\s<>"')]*/giu, "[link]"],
  [/(?<![\p{L}\p{N}])\+\d[\d ()/-]{6,}\d/gu, "[phone number]"],
  [/(?<![\p{L}\p{N}.])(?:[A-Z]{1,5}[-#]?)?\d{5,}(?![\p{L}\p{N}])/gu, "[number]"],
];

/** An answer as it can be given to others: names become variables, what is of this customer alone is taken out. */
export function withoutCustomer(text: string, { customer, agent }: Pick<Resolution, "customer" | "agent">): string {
  // Braces of the writer's own would be read as variables.
  let plain = text.replace(/\{(?=\{)/g, "{ ").replace(/\}(?=\})/g, "} ");
  for (const [pattern, instead] of personal) plain = plain.replace(pattern, instead);
  // In two steps, so that somebody who is called Name does not break a variable.
  const as = (name: VariableName, sign: string) => {
    const who = named(name === "customer.name" ? customer : agent);
    const mark = (_: string, before: string, after: string) => `${before && "{ "}${sign}${after && " }"}`;
    if (who) plain = plain.replace(who, mark);
    return () => plain.replaceAll(sign, `{{${name}}}`);
  };
  const marked = [as("customer.name", "\u0001"), as("agent.name", "\u0002")];
  for (const fill of marked) plain = fill();
  return plain.trim();
}

/** What people begin with before they come to it. */
const opening =
  /^(?:(?:hi|hey|hello|dear|good (?:morning|afternoon|evening|day)|greetings)\b[^,.!?:;]{0,30}[,.!?:;]+|(?:i am |i'm )?(?:so |very )?sorry to (?:bother|disturb) you(?: again)?[,.!;]*(?: but)?|quick question[,.!:;]*)\s*/i;

/** The first sentence that says something, without what comes before it. */
function firstSaid(line: string): string {
  let rest = line;
  for (let next = rest.replace(opening, ""); next !== rest && next !== ""; next = rest.replace(opening, ""))
    rest = next;
  const sentence = /^.{15,}?[.!?](?=\s|$)/u.exec(rest)?.[0] ?? rest;
  return sentence.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function titleOf({ subject, question, customer, agent }: Resolution): string {
  const sentence = firstSaid((subject?.trim() || question).replace(/\s+/g, " ").trim());
  const plain = withoutCustomer(sentence, { customer, agent })
    .replace(/\{\{[a-z.]+\}\}/g, "…")
    .replace(/[.!]+$/, "");
  if (plain.length <= maxTitleLength) return plain;
  const cut = plain.lastIndexOf(" ", maxTitleLength - 1);
  return `${plain.slice(0, cut > maxTitleLength / 2 ? cut : maxTitleLength - 1).toWellFormed()}…`;
}

/** An article made of a resolution, to be looked at before anybody reads it; null where the answer says too little. */
export function proposalOf(resolution: Resolution): ArticleContent | null {
  const body = withoutCustomer(resolution.answer, resolution);
  const title = titleOf(resolution);
  if (words(body) < fewestWords || title === "") return null;
  return { title, body, issueTypeId: resolution.issueType };
}
