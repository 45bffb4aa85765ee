"use client";
import { useTranslations } from "use-intl";
import { LiveBadge, type LiveState } from "@/components/ui/live-badge";
import type { LineState } from "./line";
import { useLiveState } from "./provider";

const shown: Record<LineState, LiveState> = {
  connecting: "live", // the page itself is fresh; a moment without a connection is no news
  live: "live",
  reconnecting: "reconnecting",
  offline: "offline",
};

/** Says whether what is on screen moves by itself. */
export function LiveIndicator() {
  const t = useTranslations("common.live");
  const line = useLiveState();
  return (
    <span data-line={line}>
      <LiveBadge state={shown[line]} label={t(shown[line])} />
    </span>
  );
}
