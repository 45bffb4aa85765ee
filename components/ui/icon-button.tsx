"use client";
import type { ComponentProps } from "react";
import { Button, type ButtonProps } from "./button";
import { cn } from "./cn";
import { Tip } from "./tooltip";

export interface IconButtonProps extends Omit<ButtonProps, "children" | "hint" | "asChild"> {
  /** Accessible name, and the tooltip. */
  label: string;
  keys?: string;
  side?: ComponentProps<typeof Tip>["side"];
  children: React.ReactNode;
}

/** A square button with an icon; it always has a name. */
export function IconButton({ label, keys, side, size, variant = "ghost", className, ...props }: IconButtonProps) {
  return (
    <Tip content={label} keys={keys} side={side}>
      <Button
        aria-label={label}
        variant={variant}
        size={size}
        className={cn(size === "sm" ? "w-ctl-sm px-0" : size === "lg" ? "w-10 px-0" : "w-ctl px-0", className)}
        {...props}
      />
    </Tip>
  );
}
