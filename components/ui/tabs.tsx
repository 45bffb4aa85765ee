"use client";
import { Tabs as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { Count } from "./badge";
import { cn } from "./cn";

export const Tabs = Radix.Root;

export function TabList({ className, ...props }: ComponentProps<typeof Radix.List>) {
  return (
    <Radix.List
      className={cn("flex gap-4 overflow-x-auto border-line border-b px-0.5 [scrollbar-width:none]", className)}
      {...props}
    />
  );
}

export function Tab({
  count,
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.Trigger> & { count?: number; children: ReactNode }) {
  return (
    <Radix.Trigger
      className={cn(
        "relative flex h-9 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-xs text-muted text-sm -outline-offset-2 transition-colors duration-100 after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 hover:text-ink data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:after:bg-accent",
        className,
      )}
      {...props}
    >
      {children}
      {count !== undefined && <Count value={count} />}
    </Radix.Trigger>
  );
}

export function TabPanel({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn("pt-3", className)} {...props} />;
}
