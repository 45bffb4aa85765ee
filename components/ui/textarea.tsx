import type { ComponentProps } from "react";
import { cn } from "./cn";
import { inputStyle } from "./input";

/** Grows with its text where the browser can, from `rows` up to a third of the window. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      className={cn(inputStyle, "field-sizing-content max-h-[40dvh] min-h-16 px-2 py-1.5 text-sm", className)}
      {...props}
    />
  );
}
