import { cn } from "@/components/ui/cn";

const lanes: Record<number, string> = { 1: "bg-t1", 2: "bg-t2", 3: "bg-t3" };

/** T1, T2, T3 with the lane's colour as a stroke; the word carries the meaning. Higher tiers share the last lane. */
export function TierBadge({ tier, team, className }: { tier: number; team?: string; className?: string }) {
  return (
    <span className={cn("inline-flex h-5 items-center gap-1.5 whitespace-nowrap text-xs", className)}>
      <span aria-hidden className={cn("h-3 w-1 -skew-x-12 rounded-[1.5px]", lanes[tier] ?? "bg-t3")} />
      {team && <span className="truncate">{team}</span>}
      <span className="tabular font-medium text-muted">T{tier}</span>
    </span>
  );
}
