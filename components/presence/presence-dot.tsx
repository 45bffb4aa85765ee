"use client";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";

export type Presence = "online" | "busy" | "break" | "wrapUp" | "away" | "offline" | "custom";

/** Full disc, bar, half, ring …: told apart by form as well as colour. */
const forms: Record<Presence, { colour: string; shape: React.ReactNode }> = {
  online: { colour: "text-good", shape: <circle cx="5" cy="5" r="4.5" fill="currentColor" /> },
  busy: {
    colour: "text-late",
    shape: (
      <path d="M5 .5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M2.4 4.2v1.6h5.2V4.2Z" fill="currentColor" fillRule="evenodd" />
    ),
  },
  break: { colour: "text-warn", shape: <path d="M1 .5h2.8v9H1ZM6.2.5H9v9H6.2Z" fill="currentColor" /> },
  wrapUp: {
    colour: "text-accent",
    shape: (
      <>
        <circle cx="5" cy="5" r="4" fill="none" stroke="currentColor" />
        <path d="M5 1a4 4 0 0 1 0 8Z" fill="currentColor" />
      </>
    ),
  },
  away: {
    colour: "text-warn",
    shape: <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />,
  },
  offline: {
    colour: "text-paused",
    shape: <path d="M2 2l6 6M8 2 2 8" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />,
  },
  custom: { colour: "text-t3", shape: <path d="M5 .4 9.6 5 5 9.6.4 5Z" fill="currentColor" /> },
};

/** Beside its word it is silent; `alone` speaks it. */
export function PresenceDot({
  presence,
  alone,
  className,
}: {
  presence: Presence;
  alone?: boolean;
  className?: string;
}) {
  const t = useTranslations("presence.name");
  const { colour, shape } = forms[presence];
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label where it stands alone, hidden beside its word
    <svg
      viewBox="0 0 10 10"
      {...(alone ? { role: "img", "aria-label": t(presence) } : { "aria-hidden": true })}
      className={cn("size-2.5 shrink-0", colour, className)}
    >
      {shape}
    </svg>
  );
}
