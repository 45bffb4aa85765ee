"use client";
import { useState } from "react";
import { ClockBadge } from "@/components/sla/clock-badge";
import { Priority } from "@/components/ticket/priority";
import { TierBadge } from "@/components/ticket/tier-badge";
import { Avatar } from "@/components/ui/avatar";
import { Panel } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { SkeletonRows } from "@/components/ui/skeleton";
import { Cell, HeaderCell, Table, TableHead, TableRow } from "@/components/ui/table";
import { RelativeTime } from "@/components/ui/time";

const minute = 60_000;
const rows = [
  ["#4821", "Data sync stopped one week after the migration", "Ines Carvalho", 86, 2, 22, 60],
  ["#4817", "Cannot add a second seat", "Tom Okafor", 34, 1, 190, 240],
  ["#4790", "Invoice shows the old company name", "Jürgen Weiß", 57, 1, -15, 60],
  ["#4688", "Webhook signatures do not verify since rotation", "Priya Raman", 71, 3, 8, 120],
] as const;

export function TableSection({ now }: { now: number }) {
  const [start] = useState(now);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set(["#4817"]));
  return (
    <Panel title="Table" flush>
      <Table aria-label="Tickets">
        <TableHead>
          <tr>
            <HeaderCell className="w-8">
              <Checkbox aria-label="Select all" checked="indeterminate" />
            </HeaderCell>
            <HeaderCell>Ticket</HeaderCell>
            <HeaderCell>Customer</HeaderCell>
            <HeaderCell>Tier</HeaderCell>
            <HeaderCell sort="descending" onSort={() => undefined}>
              Priority
            </HeaderCell>
            <HeaderCell sort="none" onSort={() => undefined}>
              Clock
            </HeaderCell>
            <HeaderCell numeric>Updated</HeaderCell>
          </tr>
        </TableHead>
        <tbody>
          {rows.map(([id, subject, customer, score, tier, due, total]) => (
            <TableRow key={id} selected={selected.has(id)}>
              <Cell>
                <Checkbox
                  aria-label={`Select ${id}`}
                  checked={selected.has(id)}
                  onCheckedChange={(on) =>
                    setSelected(new Set(on ? [...selected, id] : [...selected].filter((one) => one !== id)))
                  }
                />
              </Cell>
              <Cell className="w-full min-w-48">
                <span className="tabular mr-2 text-faint">{id}</span>
                {subject}
              </Cell>
              <Cell className="max-w-none">
                <span className="flex items-center gap-1.5">
                  <Avatar name={customer} size="sm" decorative />
                  {customer}
                </span>
              </Cell>
              <Cell className="max-w-none">
                <TierBadge tier={tier} />
              </Cell>
              <Cell className="max-w-none">
                <Priority score={score} />
              </Cell>
              <Cell className="max-w-none">
                <ClockBadge
                  now={now}
                  focusable={false}
                  clock={{
                    metric: "firstResponse",
                    status: "running",
                    dueAt: start + due * minute,
                    totalMs: total * minute,
                  }}
                />
              </Cell>
              <Cell numeric className="text-muted">
                <RelativeTime at={start - total * minute} now={now} focusable={false} />
              </Cell>
            </TableRow>
          ))}
        </tbody>
      </Table>
      <SkeletonRows rows={2} label="Loading tickets" />
    </Panel>
  );
}
