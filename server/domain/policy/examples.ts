import { scaleIfSound } from "../calendar/week";
import { resolveOwner } from "../decision/owner";
import type { Segment } from "../vocabulary";
import { segments } from "../vocabulary";
import { compilePolicy, type Policy } from "./compile";
import type { OwnershipRule, PolicyDocument } from "./document";
import type { ExampleTicket } from "./graph/way";

/** A Wednesday, 11:00 in the middle of Europe. */
const someDay = Date.UTC(2026, 2, 4, 10);
const hourMs = 3_600_000;
/** Hours of two weeks, that day's first. */
const instants = Array.from({ length: 14 * 24 }, (_, h) => someDay + h * hourMs);

const compiled = new WeakMap<PolicyDocument, Policy>();
/** The document as it would decide. It may be faulty: in a calendar that cannot be used nothing is open or closed. */
export function judgeOf(p: PolicyDocument): Policy {
  const known = compiled.get(p);
  if (known) return known;
  const scales = new Map(p.calendars.map((c) => [c.id, c]));
  const isOpen: Policy["isOpen"] = (id, at) => {
    const rules = scales.get(id);
    const scale = rules ? scaleIfSound(rules) : null;
    return scale && scale.between(at, at + 1) > 0;
  };
  const made: Policy = { ...compilePolicy(0, p), isOpen };
  compiled.set(p, made);
  return made;
}

/** Something with its article, at the beginning of a sentence: "An enterprise", "A ui-bug". */
export const withA = (word: string): string => `${/^[aeio]/i.test(word) ? "An" : "A"} ${word}`;

export const ticketWith = (more: Partial<ExampleTicket> = {}): ExampleTicket => ({
  issueTypes: [],
  segment: "standard",
  channel: "web",
  at: someDay,
  signals: {},
  keywords: [],
  ...more,
});

export const ticketAbout = (issueType: string, more: Partial<ExampleTicket> = {}): ExampleTicket =>
  ticketWith({ issueTypes: [{ issueType, probability: 0.9 }], ...more });

/** Everybody's ticket: about the first issue type. */
export const anyTicket = (p: PolicyDocument, more: Partial<ExampleTicket> = {}): ExampleTicket =>
  ticketAbout(p.issueTypes[0]!.id, more);

type Hours = OwnershipRule["hours"];

/** An instant at which all these hours hold; null where there is none in two weeks, or a calendar cannot be used. */
export function instantIn(p: PolicyDocument, hours: readonly Hours[]): number | null {
  const asked = hours.filter((h) => h !== null);
  if (asked.length === 0) return someDay;
  const policy = judgeOf(p);
  const holds = (at: number) => asked.every((h) => policy.isOpen(h.calendar, at) === (h.during === "open"));
  return instants.find(holds) ?? null;
}

/** A ticket that all these rules fit: each type as likely as the strictest asks, `leading` the likeliest. null where none can. */
export function ticketFitting(
  p: PolicyDocument,
  rules: readonly OwnershipRule[],
  leading: string,
): ExampleTicket | null {
  const at = instantIn(
    p,
    rules.map((r) => r.hours),
  );
  const segment = segments.find((s) => rules.every((r) => r.segments === null || r.segments.includes(s)));
  const asks = (type: string) =>
    Math.max(...rules.filter((r) => r.issueTypes.includes(type)).map((r) => r.minProbability));
  const others = [...new Set(rules.flatMap((r) => r.issueTypes))].filter((t) => t !== leading);
  const rest = others.map((issueType) => ({ issueType, probability: asks(issueType) }));
  const left = 1 - rest.reduce((sum, x) => sum + x.probability, 0);
  const least = Math.max(asks(leading), ...rest.map((x) => x.probability));
  if (at === null || segment === undefined || left < least - 1e-9) return null;
  const probability = Math.max(least, Math.min(0.9, left));
  return ticketWith({ issueTypes: [{ issueType: leading, probability }, ...rest], segment, at });
}

const ownerOf = (p: PolicyDocument, { issueTypes, segment, at }: ExampleTicket) =>
  resolveOwner(judgeOf(p), { candidates: issueTypes, segment, at });

/** The rule that decides an example's owner, by id; null = none does. */
export function ruleOf(p: PolicyDocument, ticket: ExampleTicket): string | null {
  const { code, params } = ownerOf(p, ticket).reason;
  return code === "ownerByRule" ? String(params.rule) : null;
}

const usualFirst: readonly Segment[] = ["standard", ...segments.filter((s) => s !== "standard")];
const dayNightSunday = [0, 13, 98].map((h) => someDay + h * hourMs);

/** A ticket that an issue type's own owner has, by whatever segment, hour or probability no rule of ownership takes it, of
 *  these where they are given; null where rules take all. */
export function ticketOfOwner(
  p: PolicyDocument,
  issueType: string,
  segment?: Segment,
  at?: number,
): ExampleTicket | null {
  const own = (ticket: ExampleTicket) => {
    const found = ownerOf(p, ticket);
    return found.reason.code !== "ownerByRule" && found.issueType === issueType;
  };
  for (const probability of [0.9, 0.01]) {
    for (const s of segment ? [segment] : usualFirst) {
      for (const when of at === undefined ? dayNightSunday : [at]) {
        const ticket = ticketWith({ issueTypes: [{ issueType, probability }], segment: s, at: when });
        if (own(ticket)) return ticket;
      }
    }
  }
  return null;
}
