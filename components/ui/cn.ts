import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

// Our own scale names; without them tailwind-merge takes `text-2xs` for a colour and drops one of two.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ["2xs", "xs", "sm", "base", "md", "lg", "xl", "2xl", "4xl", "wall", "field"],
      spacing: ["ctl", "ctl-sm", "row"],
      shadow: ["xs", "pop", "dialog"],
    },
  },
});

/** Joins class names; a later one wins over an earlier one of the same kind. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
