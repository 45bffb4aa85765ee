import type { CalendarRules } from "@/server/domain/calendar/document";
import { businessScale } from "@/server/domain/calendar/scale";
import { type CalendarRef, elapsedTime, type TimeScale } from "@/server/domain/sla/rules";

export interface KnownCalendar {
  policyVersion: number;
  rules: CalendarRules;
}
type Load = (policyVersion: number) => Promise<readonly KnownCalendar[]>;

const keyOf = (id: string, policyVersion: number) => `${id} ${policyVersion}`;

/** The calendars that a browser has met. A published one never changes, so what is known stays; what is not known is fetched
 *  by its policy version, once, and meanwhile nobody guesses how its time counts. */
export class CalendarBook {
  private readonly known = new Map<string, { name: string; rules: CalendarRules; scale?: TimeScale }>();
  private readonly asked = new Set<number>();
  private readonly wanted = new Set<number>();
  private load: Load | null = null;
  private onNews: () => void = () => undefined;

  learn(calendars: readonly KnownCalendar[]): void {
    for (const { policyVersion, rules } of calendars) {
      const key = keyOf(rules.id, policyVersion);
      if (!this.known.has(key)) this.known.set(key, { name: rules.name, rules });
    }
  }

  /** From now on what is unknown is fetched, and `onNews` told when it is here. Returns how to end that. */
  open(load: Load, onNews: () => void): () => void {
    this.load = load;
    this.onNews = onNews;
    for (const version of this.wanted) this.ask(version);
    return () => {
      this.load = null;
      this.onNews = () => undefined;
    };
  }

  /** How the time of a clock counts; null while its calendar is on its way. */
  scaleOf(calendar: CalendarRef | null): TimeScale | null {
    if (calendar === null) return elapsedTime;
    const found = this.find(calendar);
    if (!found) return null;
    found.scale ??= businessScale(found.rules);
    return found.scale;
  }

  /** What people call it; null while it is on its way. */
  nameOf(calendar: CalendarRef): string | null {
    return this.find(calendar)?.name ?? null;
  }

  private find({ id, policyVersion }: CalendarRef) {
    const found = this.known.get(keyOf(id, policyVersion));
    if (!found && !this.asked.has(policyVersion)) {
      this.wanted.add(policyVersion);
      this.ask(policyVersion);
    }
    return found;
  }

  private ask(version: number): void {
    const { load } = this;
    if (!load) return;
    this.wanted.delete(version);
    this.asked.add(version);
    // Screens ask while they are drawn: nothing may change before they are done.
    queueMicrotask(() => {
      load(version).then(
        (calendars) => {
          this.learn(calendars);
          this.onNews();
        },
        // Asked again by whatever is drawn next.
        () => this.asked.delete(version),
      );
    });
  }
}
