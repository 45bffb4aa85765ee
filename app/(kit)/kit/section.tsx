import type { ReactNode } from "react";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";

export function Section({ title, children, className }: { title: string; children: ReactNode; className?: string }) {
  return (
    <Panel title={title} className={className}>
      <div className="grid gap-3">{children}</div>
    </Panel>
  );
}

export function Line({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={cn("flex flex-wrap items-center gap-2", className)}>{children}</div>;
}
