export interface Named {
  id: string;
  name: string;
}

/** A note's text in order; the `text` of all parts joined is the note again. */
export type NotePart = { text: string; person: null } | { text: string; person: Named };

const isLetter = (char: string | undefined) => char !== undefined && /[\p{L}\p{M}\p{N}_]/u.test(char);

/** Finds `@Name` with the whole name of one of the people. The longest name wins where one begins another; an address as
 *  `a@ann.example` names nobody. */
export function splitMentions(text: string, people: readonly Named[]): NotePart[] {
  const longestFirst = [...people].filter((p) => p.name.trim() !== "").sort((a, b) => b.name.length - a.name.length);
  const parts: NotePart[] = [];
  let from = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    if (at < from || isLetter(text[at - 1])) continue;
    const rest = text.slice(at + 1, at + 201).toLowerCase();
    const person = longestFirst.find(
      ({ name }) => rest.startsWith(name.toLowerCase()) && !isLetter(text[at + 1 + name.length]),
    );
    if (!person) continue;
    if (at > from) parts.push({ text: text.slice(from, at), person: null });
    from = at + 1 + person.name.length;
    parts.push({ text: text.slice(at, from), person });
  }
  if (from < text.length) parts.push({ text: text.slice(from), person: null });
  return parts;
}

/** Whom a note names, each once, in order. People of the same name are all of them meant. */
export function mentionedIn<P extends Named>(text: string, people: readonly P[]): P[] {
  const names = splitMentions(text, people).flatMap((part) => part.person?.name.toLowerCase() ?? []);
  return [...new Set(names)].flatMap((name) => people.filter((p) => p.name.toLowerCase() === name));
}

/** A name that is being typed at the end of `before`: where its `@` stands, and what of it there is. Two words at most. */
export function askedMention(before: string): { from: number; words: string } | null {
  const found = /(^|[\s([])@([\p{L}\p{M}\p{N}.'’-]*(?: [\p{L}\p{M}\p{N}.'’-]*)?)$/u.exec(before);
  if (!found) return null;
  return { from: found.index + found[1]!.length, words: found[2]! };
}
