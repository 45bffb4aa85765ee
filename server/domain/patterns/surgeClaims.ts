import { type Audience, type ClaimOf, dateOf, type EvidenceOf, type SurgeSubject, surgeSubjects } from "./pattern";
import { fewestSharing, phrasesOf, sharedPhrases } from "./phrases";
import { dayOfEscalations, type Escalated } from "./surge/days";
import { calmDaysPerAlarm, type FoundSurge, familyOf, findSurges, pastDays, surgeDays } from "./surge/surges";

/** An escalation, or an open ticket, with what it names and what its customer wrote. */
export interface NamingTicket {
  ticketId: string;
  customerId: string;
  /** Days since 1 January 1970, UTC: when it was first escalated, or came in. */
  day: number;
  features: readonly string[];
  errors: readonly { hash: string; sample: string }[];
  text: string;
}

/** Two surges with so large a part of the smaller one's tickets in common are one. */
const sameTickets = 0.6;
const audienceOf: Record<SurgeSubject, Audience[]> = {
  feature: ["product"],
  error: ["product"],
  phrase: ["product", "support"],
};

type Reader = (ticket: NamingTicket) => readonly string[];

interface Surge {
  on: SurgeSubject;
  found: FoundSurge;
  escalated: NamingTicket[];
}

/** The code of an error as it stands in a text: "fails with SYNC-3107" is SYNC-3107, an exception is its whole line. */
function codeOf(sample: string): string {
  const last = sample
    .split(/\s+/)
    .at(-1)!
    .replace(/^[("':=]+|[)"',.]+$/g, "");
  return /\d/.test(last) && !sample.includes(": ") ? last : sample;
}

/** An error's code as customers wrote it, where several of them wrote the very same: then it is nobody's own. */
function sampleOf(hash: string, tickets: readonly NamingTicket[]): string | null {
  const by = new Map<string, Set<string>>();
  for (const { customerId, errors } of tickets)
    for (const error of errors) {
      const code = codeOf(error.sample);
      if (error.hash === hash && code.length > 2 && code.length <= 80)
        by.set(code, (by.get(code) ?? new Set()).add(customerId));
    }
  const [most] = [...by].sort((a, b) => b[1].size - a[1].size || (a[0] < b[0] ? -1 : 1));
  return most && most[1].size >= fewestSharing ? most[0] : null;
}

const rounded = (x: number) => Math.round(x * 100) / 100;

function evidenceOf({ on, found, escalated }: Surge): EvidenceOf<"surge"> {
  const { key, since, total, named, expected, customers, calmDays, pastTotal, days } = found;
  return {
    kind: "surge",
    ...{ on, subject: key, sample: on === "error" ? sampleOf(key, escalated) : null, since: dateOf(since) },
    ...{ total, named, expected: rounded(expected), customers, pastTotal },
    calmDays: Math.round(Math.min(1e9, calmDays)),
    days: days.map((d) => ({ day: dateOf(d.day), total: d.total, named: d.named, expected: rounded(d.expected) })),
  };
}

/** Of surges that are about the same tickets the one that says most plainly what it is: an error, then a feature, then a phrase. */
function withoutDoubles(surges: readonly Surge[]): Surge[] {
  const plainness: SurgeSubject[] = ["error", "feature", "phrase"];
  const sorted = [...surges].sort(
    (a, b) => plainness.indexOf(a.on) - plainness.indexOf(b.on) || b.found.calmDays - a.found.calmDays,
  );
  const kept: Surge[] = [];
  for (const one of sorted) {
    const own = new Set(one.escalated.map((t) => t.ticketId));
    const isDouble = kept.some(({ escalated }) => {
      const both = escalated.filter((t) => own.has(t.ticketId)).length;
      return both >= sameTickets * Math.min(own.size, escalated.length);
    });
    if (!isDouble) kept.push(one);
  }
  return kept;
}

/**
 * Features, error signatures and phrases that escalations name far more often than before, as of `today`, with the tickets: the
 * escalations, then what is open and names it too. Texts are read here and not kept: of them only a phrase that at least three
 * customers share. `names`: words that no phrase may hold.
 */
export function surgeClaims(
  escalations: readonly NamingTicket[],
  open: readonly NamingTicket[],
  names: ReadonlySet<string>,
  today: number,
): ClaimOf<"surge">[] {
  const first = today - (pastDays + surgeDays) + 1;
  const counted = escalations.filter((e) => e.day >= first && e.day <= today);
  const phrases = new Map([...counted, ...open].map((t) => [t.ticketId, phrasesOf(t.text, names)]));
  const shared = sharedPhrases(
    counted.map(({ ticketId, customerId }) => ({ customerId, phrases: phrases.get(ticketId)! })),
  );
  const read: Record<SurgeSubject, Reader> = {
    feature: (t) => t.features,
    error: (t) => t.errors.map((e) => e.hash),
    phrase: (t) => phrases.get(t.ticketId)!.filter((p) => shared.has(p)),
  };
  const byDay = new Map<number, NamingTicket[]>();
  for (const e of counted) byDay.set(e.day, [...(byDay.get(e.day) ?? []), e]);
  const surges = surgeSubjects.flatMap((on): Surge[] => {
    const dayAt = (day: number) =>
      dayOfEscalations(
        day,
        (byDay.get(day) ?? []).map((t): Escalated => ({ customerId: t.customerId, keys: read[on](t) })),
      );
    const family = familyOf(Array.from({ length: today - first }, (_, at) => dayAt(first + at)));
    const found = findSurges(family, dayAt(today), calmDaysPerAlarm[on]);
    return found.map((one) => ({
      ...{ on, found: one },
      escalated: counted.filter((t) => t.day >= one.since && read[on](t).includes(one.key)).reverse(),
    }));
  });
  return withoutDoubles(surges).map((surge) => {
    const { on, found, escalated } = surge;
    const known = new Set(escalated.map((t) => t.ticketId));
    const waiting = open.filter(
      (t) => t.day >= found.since && !known.has(t.ticketId) && read[on](t).includes(found.key),
    );
    return {
      key: `${on}/${found.key}`,
      audience: audienceOf[on],
      strength: found.named,
      ticketIds: [...escalated, ...waiting].map((t) => t.ticketId),
      evidence: { ...evidenceOf(surge), passedUp: escalated.length, waiting: waiting.length },
    };
  });
}
