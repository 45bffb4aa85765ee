import { cn } from "./cn";

// Hues that keep clear of the status colours; lightness and chroma are fixed, so initials always read.
const hues = [205, 232, 262, 290, 318, 345, 182, 245];

/** Same name, same colour, on every screen and after every reload. */
export function hueOf(name: string): number {
  let hash = 2166136261;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return hues[(hash >>> 0) % hues.length] ?? 262;
}

export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0]?.[0] ?? "?";
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? "") : "";
  return (first + last).toUpperCase();
}

const sizes = { sm: "size-5 text-[0.5625rem]", md: "size-6 text-2xs", lg: "size-8 text-xs" };

export interface AvatarProps {
  name: string;
  size?: keyof typeof sizes;
  /** Beside the written name it is decoration and stays silent. */
  decorative?: boolean;
  className?: string;
}

export function Avatar({ name, size = "md", decorative, className }: AvatarProps) {
  return (
    <span
      {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": name })}
      style={{ "--hue": hueOf(name) } as React.CSSProperties}
      className={cn(
        "inline-grid shrink-0 select-none place-items-center rounded-full bg-[oklch(0.92_0.035_var(--hue))] font-semibold text-[oklch(0.38_0.09_var(--hue))] dark:bg-[oklch(0.33_0.05_var(--hue))] dark:text-[oklch(0.88_0.06_var(--hue))]",
        sizes[size],
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
