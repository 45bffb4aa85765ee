import { Pause, RefreshCw, WifiOff } from "lucide-react";
import { cn } from "./cn";

export type LiveState = "live" | "reconnecting" | "paused" | "offline";

const looks: Record<LiveState, string> = {
  live: "text-muted",
  reconnecting: "bg-warn-soft text-warn-text",
  paused: "bg-paused-soft text-paused-text",
  offline: "bg-late-soft text-late-text",
};

/** Small and honest: is what you see current? Shape and word both tell. */
export function LiveBadge({ state, label, className }: { state: LiveState; label: string; className?: string }) {
  return (
    <span
      role="status"
      className={cn(
        "inline-flex h-ctl-sm items-center gap-1.5 whitespace-nowrap rounded-full px-2 text-xs [&_svg]:size-3",
        looks[state],
        className,
      )}
    >
      {state === "live" && <span aria-hidden className="size-1.5 rounded-full bg-good ring-3 ring-good/20" />}
      {state === "reconnecting" && <RefreshCw aria-hidden className="animate-spin" />}
      {state === "paused" && <Pause aria-hidden />}
      {state === "offline" && <WifiOff aria-hidden />}
      {label}
    </span>
  );
}
