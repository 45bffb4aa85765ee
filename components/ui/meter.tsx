import { cn } from "./cn";

const tones = {
  accent: "bg-accent",
  good: "bg-good",
  warn: "bg-warn",
  late: "bg-late",
  paused: "bg-paused",
  assistant: "bg-assistant",
};
export type MeterTone = keyof typeof tones;

export interface MeterProps {
  value: number;
  max: number;
  /** Spoken instead of a bare number, for example "3 of 5 tickets". */
  label: string;
  tone?: MeterTone;
  /** Places on the scale, 0 to 1, for example thresholds. */
  marks?: readonly number[];
  className?: string;
}

/** A thin continuous bar with optional marks. */
export function Meter({ value, max, label, tone = "accent", marks, className }: MeterProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: the native meter cannot carry marks or our colours
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(value, max)}
      aria-valuetext={label}
      className={cn("relative block h-1.5 w-full overflow-hidden rounded-full bg-line", className)}
    >
      <span className={cn("block h-full rounded-full", tones[tone])} style={{ width: `${share * 100}%` }} />
      {marks?.map((mark) => (
        <span key={mark} className="absolute inset-y-0 w-0.5 bg-raised" style={{ left: `${mark * 100}%` }} />
      ))}
    </span>
  );
}

/** One step per unit, for small whole capacities: ▮▮▮▯▯. Steps beyond `max` are over the limit and drawn late. */
export function Steps({ value, max, label, tone = "accent", className }: Omit<MeterProps, "marks">) {
  const count = Math.max(max, Math.ceil(value));
  return (
    <span role="img" aria-label={label} className={cn("inline-flex h-2.5 items-stretch gap-0.5", className)}>
      {Array.from({ length: count }, (_, step) => {
        const filled = Math.min(1, Math.max(0, value - step));
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the step is its position
          <span key={step} className="relative w-1.5 overflow-hidden rounded-[1.5px] bg-line-strong">
            <span
              className={cn("absolute inset-x-0 bottom-0", step >= max ? "bg-late" : tones[tone])}
              style={{ height: `${filled * 100}%` }}
            />
          </span>
        );
      })}
    </span>
  );
}
