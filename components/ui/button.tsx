import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

export const buttonStyle = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-sm font-medium transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent shadow-xs hover:bg-accent-strong",
        secondary: "border border-line-strong bg-raised text-ink shadow-xs hover:bg-hover",
        ghost: "text-muted hover:bg-hover hover:text-ink data-[state=open]:bg-hover data-[state=open]:text-ink",
        danger: "border border-line-strong bg-raised text-late-text shadow-xs hover:border-late hover:bg-late-soft",
        link: "rounded-xs text-accent-text underline decoration-line-strong underline-offset-3 hover:decoration-current",
      },
      size: {
        sm: "h-ctl-sm px-2 text-xs [&_svg]:size-3.5",
        md: "h-ctl px-2.5 text-sm [&_svg]:size-4",
        lg: "h-10 px-4 text-base [&_svg]:size-4",
      },
    },
    compoundVariants: [{ variant: "link", class: "h-auto px-0" }],
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonStyle> {
  asChild?: boolean;
  /** Shows the spinner in place, keeps the width and refuses a second press while staying focusable. */
  busy?: boolean;
  /** A key hint or a count at the end. */
  hint?: ReactNode;
}

export function Button({ variant, size, asChild, busy, hint, className, children, onClick, ...props }: ButtonProps) {
  const style = cn(buttonStyle({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={style} onClick={onClick} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      className={style}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
      {...props}
    >
      {busy && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
      {hint}
    </button>
  );
}
