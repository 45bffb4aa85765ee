/** The product's mark: a baton in two hands, at the moment it changes them. */
export function Mark({ size = 20, className }: { size?: number; className?: string }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true" className={className}>
      <rect width="24" height="24" rx="6.5" className="fill-ink" />
      <g transform="rotate(-38 12 12)">
        <path d="M6.1 9.4h4.7v5.2H6.1a2.6 2.6 0 0 1 0-5.2Z" className="fill-canvas" />
        <path d="M13.2 9.4h4.7a2.6 2.6 0 0 1 0 5.2h-4.7Z" fill="oklch(0.72 0.15 264)" />
      </g>
      <path
        d="M4.2 5.6h5.2M14.6 18.4h5.2"
        strokeWidth="1.6"
        strokeLinecap="round"
        className="stroke-canvas"
        opacity="0.45"
      />
    </svg>
  );
}
