export type DurationUnit = "day" | "hour" | "minute" | "second";
export interface DurationPart {
  unit: DurationUnit;
  value: number;
}

export const second = 1000;
export const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * What is left of a promise, or of any length, in whole units (`second` or `minute`, in ms): rounded down, also where it is
 * negative. So a promise never looks longer than it is, nor what is late less late.
 */
export const wholeLeft = (ms: number, unit: number): number => Math.floor(ms / unit) * unit + 0;

/**
 * At most two units of a length of time, its sign aside: `1d 3h`, `2h 5m`, `12m`, `4m 30s`, `45s`.
 * Seconds show below ten minutes only, so that a calm list stands still. Counts whole minutes, or seconds below ten of them,
 * as `wholeLeft` does, and leaves out what is smaller than two units tell.
 * Business time has no days, since a day is as long as the desk is open: it stays in hours.
 */
export function durationParts(ms: number, isBusiness = false): DurationPart[] {
  const length = Math.abs(wholeLeft(ms, Math.abs(ms) < 10 * minute ? second : minute));
  const pick = (unit: DurationUnit, size: number, within = Number.POSITIVE_INFINITY): DurationPart => ({
    unit,
    value: Math.floor((length % within) / size),
  });
  const parts =
    length >= day && !isBusiness
      ? [pick("day", day), pick("hour", hour, day)]
      : length >= hour
        ? [pick("hour", hour), pick("minute", minute, hour)]
        : length >= 10 * minute
          ? [pick("minute", minute)]
          : length >= minute
            ? [pick("minute", minute), pick("second", second, minute)]
            : [pick("second", second)];
  const [first, rest] = parts;
  return rest && rest.value === 0 ? [first as DurationPart] : parts;
}
