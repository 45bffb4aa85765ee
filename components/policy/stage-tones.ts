import type { BadgeTone } from "@/components/ui/badge";
import type { AutonomyStage } from "@/server/domain/vocabulary";

/** How far the assistant may go, as a badge's tone. */
export const stageTones: Record<AutonomyStage, BadgeTone> = {
  off: "neutral",
  shadow: "outline",
  review: "accent",
  autonomous: "assistant",
};
