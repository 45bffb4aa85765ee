import type { ClockTone } from "./clock-state";

/** A point on the pie's rim; `share` runs clockwise from twelve. */
function rim(share: number, radius: number): string {
  const angle = 2 * Math.PI * share - Math.PI / 2;
  return `${(8 + radius * Math.cos(angle)).toFixed(2)} ${(8 + radius * Math.sin(angle)).toFixed(2)}`;
}

/** Each tone has a shape of its own, so the state reads without colour. */
export function ClockGlyph({ tone, share }: { tone: ClockTone; share: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className="size-3.5 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {tone === "calm" && (
        <>
          <circle cx="8" cy="8" r="6" />
          {share >= 0.995 ? (
            <circle cx="8" cy="8" r="3.5" fill="currentColor" stroke="none" />
          ) : (
            <path
              d={`M8 8 L8 4.5 A3.5 3.5 0 ${share > 0.5 ? 1 : 0} 1 ${rim(share, 3.5)} Z`}
              fill="currentColor"
              stroke="none"
            />
          )}
        </>
      )}
      {tone === "soon" && <path d="M8 2.2 14.4 13.4H1.6Z M8 6.6v3 M8 11.6v.01" />}
      {tone === "late" && (
        <>
          <path d="M8 .9 15.1 8 8 15.1 .9 8Z" fill="currentColor" />
          <path d="M8 4.9v3.6 M8 10.9v.01" className="stroke-late-soft" strokeWidth="1.8" />
        </>
      )}
      {tone === "paused" && <path d="M5.5 3.5v9 M10.5 3.5v9" strokeWidth="2.2" />}
      {tone === "met" && <path d="m3 8.5 3.2 3.2L13 4.8" strokeWidth="1.8" />}
      {tone === "metLate" && <path d="M8 .9 15.1 8 8 15.1 .9 8Z M5.6 8.2l1.7 1.7 3.2-3.4" strokeWidth="1.4" />}
      {tone === "void" && <path d="M13.5 8a5.5 5.5 0 1 1-11 0 5.5 5.5 0 0 1 11 0 M5.5 8h5" strokeDasharray="2.2 2.1" />}
    </svg>
  );
}
