import { cn } from "./cn";

export interface CountdownRingProps {
  /** Milliseconds since the epoch, on the server's clock. */
  now: number;
  until: number;
  totalMs: number;
  /** Spoken, for example "38 seconds to answer". */
  label: string;
  size?: number;
  className?: string;
}

/** Share of the time left as a shrinking ring with the seconds inside. Pure: it moves because `now` does. */
export function CountdownRing({ now, until, totalMs, label, size = 32, className }: CountdownRingProps) {
  const leftMs = Math.max(0, until - now);
  const share = totalMs > 0 ? Math.min(1, leftMs / totalMs) : 0;
  const seconds = Math.ceil(leftMs / 1000);
  const tone = share > 0.25 ? "text-accent" : leftMs > 0 ? "text-warn" : "text-late";
  const radius = 13.5;
  const length = 2 * Math.PI * radius;
  return (
    <span
      role="timer"
      aria-label={label}
      className={cn("relative inline-grid shrink-0 place-items-center", className)}
      style={{ width: size, height: size }}
    >
      <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("-rotate-90 absolute inset-0", tone)}>
        <circle cx="16" cy="16" r={radius} fill="none" strokeWidth="2.5" className="stroke-line" />
        <circle
          cx="16"
          cy="16"
          r={radius}
          fill="none"
          stroke="currentColor"
          strokeWidth="2.5"
          strokeLinecap="round"
          strokeDasharray={`${(share * length).toFixed(2)} ${length.toFixed(2)}`}
        />
      </svg>
      <span aria-hidden className="tabular font-semibold text-2xs">
        {seconds < 100 ? seconds : `${Math.ceil(seconds / 60)}m`}
      </span>
    </span>
  );
}
