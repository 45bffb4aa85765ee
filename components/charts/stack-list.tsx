"use client";
import Link from "next/link";
import { useFormatter } from "use-intl";

export interface StackRow {
  key: string;
  label: string;
  parts: readonly { key: string; name: string; tone: string; value: number; href?: string }[];
}

/** Shares of a whole, each row as long as every other; each part has a name and leads to its tickets. */
export function StackList({ label, rows }: { label: string; rows: readonly StackRow[] }) {
  const format = useFormatter();
  return (
    <ul aria-label={label} className="grid gap-3">
      {rows.map((row) => {
        const all = row.parts.reduce((sum, part) => sum + part.value, 0);
        const shown = row.parts.filter((part) => part.value > 0);
        return (
          <li key={row.key} className="grid gap-1 text-xs">
            <span className="font-medium">{row.label}</span>
            <span aria-hidden className="flex h-3.5 gap-px overflow-hidden rounded-xs bg-sunken">
              {shown.map((part) => (
                <span
                  key={part.key}
                  className="min-w-0.5"
                  style={{ flexGrow: part.value / all, background: `var(--${part.tone})` }}
                />
              ))}
            </span>
            <span className="flex flex-wrap gap-x-3">
              {shown.map((part) => {
                const text = (
                  <>
                    <span
                      aria-hidden
                      className="inline-block size-2 rounded-[2px]"
                      style={{ background: `var(--${part.tone})` }}
                    />
                    <span>{part.name}</span> <span className="tabular">{format.number(part.value)}</span>{" "}
                    <span className="tabular text-faint">
                      {format.number(part.value / all, { style: "percent", maximumFractionDigits: 1 })}
                    </span>
                  </>
                );
                return part.href ? (
                  <Link
                    key={part.key}
                    href={part.href}
                    className="flex min-h-6 items-center gap-1 underline-offset-3 hover:underline"
                  >
                    {text}
                  </Link>
                ) : (
                  <span key={part.key} className="flex min-h-6 items-center gap-1">
                    {text}
                  </span>
                );
              })}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
