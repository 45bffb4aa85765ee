import { surgeSubjects } from "../../../domain/patterns/pattern";
import { type Day, dayOfEscalations } from "../../../domain/patterns/surge/days";
import { calmDaysPerAlarm, familyOf, findSurges, pastDays, surgeDays } from "../../../domain/patterns/surge/surges";
import type { Escalation } from "./stream";

/** A day of the stream as one family sees it. */
function dayFor(family: string, day: number, list: readonly Escalation[]): Day {
  return dayOfEscalations(
    day,
    list.map(({ customer, names }) => ({
      customerId: String(customer),
      keys: names.filter((key) => key.startsWith(family)),
    })),
  );
}

/** Days of a stream, each counted once. */
export class Looks {
  private readonly counted = new Map<string, Day>();
  constructor(private readonly days: readonly Escalation[][]) {}

  private whole(family: string, day: number): Day {
    const key = `${family} ${day}`;
    const known = this.counted.get(key) ?? dayFor(family, day, this.days[day]!);
    this.counted.set(key, known);
    return known;
  }

  /** What the desk would be told at a look each hour of a day: by the hour at which it is first told. `allowed`: how many times
   *  rarer than usual a false alarm is to be. */
  of(day: number, allowed: number): { key: string; hour: number }[] {
    const today = this.days[day]!;
    const found = new Map<string, number>();
    const first = day - surgeDays - pastDays + 1;
    for (const family of surgeSubjects) {
      const before = familyOf(Array.from({ length: day - first }, (_, at) => this.whole(family, first + at)));
      for (const hour of new Set(today.map((e) => e.hour))) {
        const until = dayFor(
          family,
          day,
          today.filter((e) => e.hour <= hour),
        );
        for (const { key } of findSurges(before, until, allowed * calmDaysPerAlarm[family]))
          if (!found.has(key)) found.set(key, hour);
      }
    }
    return [...found].map(([key, hour]) => ({ key, hour }));
  }
}
