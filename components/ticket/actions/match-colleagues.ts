interface Colleague {
  name: string;
  presence: string;
}

/** Whoever has a word of their name begin like this, those who are there first. A name that stands there whole, with a blank
 *  behind it, asks for nobody any more. */
export function matchColleagues<C extends Colleague>(people: readonly C[], words: string): C[] {
  const wanted = words.trim().toLowerCase();
  if (words.endsWith(" ") && people.some((p) => p.name.toLowerCase() === wanted)) return [];
  const fits = ({ name }: C) => {
    const whole = name.toLowerCase();
    return whole.startsWith(wanted) || whole.split(/[\s-]+/).some((part) => part.startsWith(wanted));
  };
  const rank = (p: C) => (p.presence === "online" ? 0 : p.presence === "offline" ? 2 : 1);
  return people.filter(fits).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
