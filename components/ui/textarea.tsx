import type { ComponentProps } from "react";
import { cn } from "./cn";
import { inputStyle } from "./input";

/** Grows with its text where the browser can, from `rows` to 40 % of the window. */
export function Textarea({ className, rows = 3, style, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      rows={rows}
      style={{ minHeight: `calc(${rows}lh + 0.75rem)`, ...style }}
      className={cn(inputStyle, "field-sizing-content max-h-[40dvh] px-(--field-pad) py-1.5 text-field", className)}
      {...props}
    />
  );
}
