"use client";
import type { ReactNode } from "react";
import { HeaderCell, Table, TableHead } from "@/components/ui/table";
import { useChoices } from "./use-choices";

type Metric = ReturnType<typeof useChoices>["metrics"][number];

interface Props<Column extends string> {
  label: string;
  /** Above the names of the promises. */
  head: string;
  columns: readonly { value: Column; label: string }[];
  children: (metric: Metric, column: { value: Column; label: string }) => ReactNode;
}

/** A row for each kind of promise, a column for each thing that is said of it. */
export function MetricTable<Column extends string>({ label, head, columns, children }: Props<Column>) {
  const { metrics } = useChoices();
  return (
    <Table aria-label={label}>
      <TableHead>
        <tr>
          <HeaderCell>{head}</HeaderCell>
          {columns.map((column) => (
            <HeaderCell key={column.value} className="h-auto whitespace-normal py-1.5">
              {column.label}
            </HeaderCell>
          ))}
        </tr>
      </TableHead>
      <tbody>
        {metrics.map((metric) => (
          <tr key={metric.value} className="h-row border-line border-b">
            <th scope="row" className="px-3 text-left font-medium">
              {metric.label}
            </th>
            {columns.map((column) => (
              <td key={column.value} className="px-3 py-1">
                {children(metric, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
