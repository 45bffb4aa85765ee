"use client";
import { Merge } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import type { Conflict } from "./types";

interface Props {
  conflicts: readonly Conflict[];
  canChange: boolean;
  onMerge: (customerId: string) => void;
  className?: string;
}

/** Says that addresses which came together belong to two people, and offers to make them one. */
export function ConflictNotices({ conflicts, canChange, onMerge, className }: Props) {
  const t = useTranslations("customers.conflict");
  if (conflicts.length === 0) return null;
  return (
    <div className={cn("grid gap-2", className)}>
      {conflicts.map((one) => (
        <Callout key={one.customerId} tone="warn">
          <p className="text-ink">
            {t.rich("text", {
              name: one.name,
              link: (name) => (
                <Link href={`/customers/${one.customerId}`} className="font-medium underline underline-offset-3">
                  {name}
                </Link>
              ),
            })}
          </p>
          <p>{t(canChange ? "offer" : "ask")}</p>
          {canChange && (
            <Button size="sm" className="mt-1.5" onClick={() => onMerge(one.customerId)}>
              <Merge aria-hidden />
              {t("merge", { name: one.name })}
            </Button>
          )}
        </Callout>
      ))}
    </div>
  );
}
