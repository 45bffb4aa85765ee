"use client";
import type { NodeProps } from "@xyflow/react";
import { memo } from "react";
import { cn } from "@/components/ui/cn";
import type { GroundNode } from "./types";

/** The ground that a team's own things stand on. */
export const Ground = memo(function Ground({ data: { name, isNobody } }: NodeProps<GroundNode>) {
  return (
    <div
      aria-hidden
      className={cn(
        "size-full rounded-xl border",
        isNobody ? "border-warn/40 border-dashed bg-warn-soft/40" : "border-line bg-surface",
      )}
    >
      <span
        className={cn(
          "absolute -top-2.5 left-4 rounded-sm bg-canvas px-1.5 font-medium text-xs",
          isNobody ? "text-warn-text" : "text-muted",
        )}
      >
        {name}
      </span>
    </div>
  );
});
