import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

interface Props {
  listLabel: string;
  list: ReactNode;
  /** What is open; on a phone it takes the list's place. */
  detail: ReactNode;
  isOpen: boolean;
}

/** A list with what is open beside it; below a desk's width one of the two. */
export function ReviewLayout({ listLabel, list, detail, isOpen }: Props) {
  return (
    <div className="flex min-h-0 flex-1">
      <section
        aria-label={listLabel}
        className={cn(
          "scroll-area min-w-0 flex-1 lg:w-64 lg:flex-none 2xl:w-80 lg:border-line lg:border-r",
          isOpen && "max-lg:hidden",
        )}
      >
        {list}
      </section>
      <div className={cn("min-h-0 min-w-0 flex-1", !isOpen && "max-lg:hidden")}>{detail}</div>
    </div>
  );
}
