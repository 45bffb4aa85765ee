"use client";
import { OctagonAlert, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";
import type { Faults } from "./faults";

/** What is wrong with a card, at its corner. The card itself says it to those who hear; the badge is the mouse's way there. */
export function FaultBadge({ faults: { errors, warnings }, onPress }: { faults: Faults; onPress: () => void }) {
  const t = useTranslations("canvas");
  const Icon = errors > 0 ? OctagonAlert : TriangleAlert;
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-label={t("faults", { errors, warnings })}
      title={t("faults", { errors, warnings })}
      onClick={(event) => {
        event.stopPropagation();
        onPress();
      }}
      className={cn(
        "nodrag absolute -top-2 -right-2 inline-flex h-5 items-center gap-1 rounded-full border px-1.5 font-medium text-2xs shadow-xs before:absolute before:-inset-1 [&_svg]:size-3",
        errors > 0 ? "border-late bg-late-soft text-late-text" : "border-warn bg-warn-soft text-warn-text",
      )}
    >
      <Icon aria-hidden />
      {errors + warnings}
    </button>
  );
}
