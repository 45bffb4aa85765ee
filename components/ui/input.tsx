import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export const inputStyle =
  "w-full rounded-sm border border-line-control bg-raised text-ink placeholder:text-faint transition-colors duration-100 hover:border-muted focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-faint aria-invalid:border-late";

export interface InputProps extends ComponentProps<"input"> {
  /** An icon inside, at the start. */
  icon?: ReactNode;
}

export function Input({ icon, className, ...props }: InputProps) {
  const input = (
    <input className={cn(inputStyle, "h-ctl px-(--field-pad) text-field", icon && "pl-7", className)} {...props} />
  );
  if (!icon) return input;
  return (
    <span className="relative block">
      <span
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-2 grid place-items-center text-faint [&_svg]:size-3.5"
      >
        {icon}
      </span>
      {input}
    </span>
  );
}
