"use client";
import { OctagonAlert, TriangleAlert } from "lucide-react";
import { cn } from "@/components/ui/cn";
import { FindingButtons } from "../finding/finding-buttons";
import type { Finding } from "./faults";

/** What is wrong with the chosen card, above its fields: who would suffer, and what to do. */
export function NodeFindings({ findings }: { findings: readonly { finding: Finding; isError: boolean }[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="grid gap-2">
      {findings.map(({ finding, isError }) => {
        const Icon = isError ? OctagonAlert : TriangleAlert;
        return (
          <li
            key={`${finding.path}${finding.message}`}
            className={cn(
              "flex items-start gap-2 rounded-md border px-2.5 py-2 text-xs [&_svg]:mt-0.5 [&_svg]:size-3.5 [&_svg]:shrink-0",
              isError
                ? "border-late/30 bg-late-soft [&_svg]:text-late-text"
                : "border-warn/35 bg-warn-soft [&_svg]:text-warn-text",
            )}
          >
            <Icon aria-hidden />
            <div className="wrap-anywhere grid min-w-0 gap-0.5">
              <span className="font-medium">{finding.message}</span>
              {finding.counterExample && <span className="text-muted">{finding.counterExample}</span>}
              {finding.fix && <span className="text-muted">{finding.fix}</span>}
              <FindingButtons finding={finding} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
