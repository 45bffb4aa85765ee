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
        isNobody ? "border-warn/40 border-dashed bg-warn-soft/40" : "border-line/70 bg-sunken/60",
      )}
    >
      <span
        className={cn(
          "absolute -top-2 left-4 bg-surface px-1.5 font-medium text-2xs",
          isNobody ? "text-warn-text" : "text-muted",
        )}
      >
        {name}
      </span>
    </div>
  );
});
