import { cn } from "@/components/ui/cn";

interface Props {
  /** What is open, as parts of the day from 0 to 1; `isFaint` began on the day before. */
  bars: readonly { start: number; end: number; isFaint?: boolean }[];
  label: string;
  className?: string;
}

/** A day from midnight to midnight. The same is said in words beside it. */
export function DayBar({ bars, label, className }: Props) {
  return (
    <span
      role="img"
      aria-label={label}
      className={cn("relative block h-2.5 overflow-hidden rounded-full bg-line", className)}
    >
      {bars.map(({ start, end, isFaint }) => (
        <span
          key={start}
          className={cn("absolute inset-y-0", isFaint ? "bg-accent/60" : "bg-accent")}
          style={{ left: `${start * 100}%`, width: `${(end - start) * 100}%` }}
        />
      ))}
      {[0.25, 0.5, 0.75].map((at) => (
        <span key={at} className="absolute inset-y-0 w-px bg-raised/70" style={{ left: `${at * 100}%` }} />
      ))}
    </span>
  );
}
