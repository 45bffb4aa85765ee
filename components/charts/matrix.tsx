"use client";
import Link from "next/link";
import { cn } from "@/components/ui/cn";

export interface MatrixCell {
  from: string;
  to: string;
  value: number;
  /** Lit: the pair goes in circles. */
  isLit?: boolean;
  href?: string;
  /** In full, for the tip and the screen reader. */
  said: string;
}

interface Props {
  label: string;
  /** Rows and columns, in this order. */
  names: readonly { id: string; name: string }[];
  cells: readonly MatrixCell[];
  fromWord: string;
  toWord: string;
}

/** What goes from where to where: the darker, the more. Pairs that go in circles have a ring. */
export function Matrix({ label, names, cells, fromWord, toWord }: Props) {
  const most = Math.max(1, ...cells.map((one) => one.value));
  const cellOf = new Map(cells.map((one) => [`${one.from}\u0000${one.to}`, one]));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className="scroll-area max-h-96" tabIndex={0}>
      <table aria-label={label} className="text-xs">
        <thead>
          <tr>
            <td className="whitespace-nowrap pr-2 text-faint">
              {fromWord} ↓ {toWord} →
            </td>
            {names.map(({ id, name }) => (
              <th key={id} scope="col" className="max-w-20 truncate px-1 text-left font-normal text-muted" title={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.map((from) => (
            <tr key={from.id}>
              <th scope="row" className="max-w-36 truncate pr-2 text-left font-normal text-muted" title={from.name}>
                {from.name}
              </th>
              {names.map((to) => {
                const cell = cellOf.get(`${from.id}\u0000${to.id}`);
                if (!cell?.value) return <td key={to.id} className="h-7 min-w-14 rounded-xs bg-sunken" />;
                const share = Math.round(12 + 58 * (cell.value / most));
                const face = cn(
                  "tabular grid h-7 min-w-14 place-items-center rounded-xs text-ink",
                  cell.isLit && "outline-2 outline-late -outline-offset-2",
                );
                const style = { background: `color-mix(in oklab, var(--accent) ${share / 2}%, var(--surface))` };
                return (
                  <td key={to.id} className="p-px">
                    {cell.href ? (
                      <Link href={cell.href} title={cell.said} className={face} style={style}>
                        <span aria-hidden>{cell.value}</span>
                        <span className="sr-only">{cell.said}</span>
                      </Link>
                    ) : (
                      <span title={cell.said} className={face} style={style}>
                        {cell.value}
                      </span>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
