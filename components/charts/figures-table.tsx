import Link from "next/link";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import type { Figures } from "./types";

/** The figures of a chart, row by row. */
export function FiguresTable({ label, figures: { columns, rows, links } }: { label: string; figures: Figures }) {
  return (
    <div className="scroll-area max-h-72">
      <Table aria-label={label}>
        <TableHead>
          <tr>
            {columns.map((one, at) => (
              <HeaderCell key={one} numeric={at > 0}>
                {one}
              </HeaderCell>
            ))}
          </tr>
        </TableHead>
        <tbody>
          {rows.map((row, line) => (
            <TableRow key={row.join("\u0000")}>
              {row.map((value, at) => {
                const href = links?.[line]?.[at];
                return (
                  <Cell key={columns[at]} numeric={at > 0}>
                    {href ? (
                      <Link href={href} className="underline-offset-3 hover:underline">
                        {value ?? "–"}
                      </Link>
                    ) : (
                      (value ?? "–")
                    )}
                  </Cell>
                );
              })}
            </TableRow>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
