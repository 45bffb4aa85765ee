import { ArrowDown, ArrowUp } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn";

/** Scrolls sideways inside its own box, never the page. Name it with `aria-label` or a caption. */
export function Table({ className, ...props }: ComponentProps<"table">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="scroll-area w-full" tabIndex={0}>
      <table className={cn("w-full border-collapse text-sm", className)} {...props} />
    </div>
  );
}

export function TableHead(props: ComponentProps<"thead">) {
  return <thead {...props} className={cn("bg-sunken text-left text-muted text-xs", props.className)} />;
}

export function TableRow({ selected, className, ...props }: ComponentProps<"tr"> & { selected?: boolean }) {
  return (
    <tr
      aria-selected={selected}
      className={cn(
        "h-row border-line border-b last:border-b-0",
        selected ? "bg-selected" : "hover:bg-hover",
        className,
      )}
      {...props}
    />
  );
}

interface HeaderCellProps extends ComponentProps<"th"> {
  numeric?: boolean;
  sort?: "ascending" | "descending" | "none";
  onSort?: () => void;
  children: ReactNode;
}

export function HeaderCell({ numeric, sort, onSort, className, children, ...props }: HeaderCellProps) {
  const Arrow = sort === "descending" ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sort}
      className={cn("h-7 whitespace-nowrap border-line border-b px-3 font-medium", numeric && "text-right", className)}
      {...props}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className="group -mx-1 inline-flex min-h-6 items-center gap-1 rounded-xs px-1 hover:text-ink"
        >
          {children}
          <Arrow
            aria-hidden
            className={cn("size-3", (!sort || sort === "none") && "opacity-0 group-hover:opacity-60")}
          />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export function Cell({ numeric, className, ...props }: ComponentProps<"td"> & { numeric?: boolean }) {
  return (
    <td
      className={cn(
        "max-w-0 truncate px-3 first:max-w-none",
        numeric ? "tabular max-w-none text-right" : "",
        className,
      )}
      {...props}
    />
  );
}
