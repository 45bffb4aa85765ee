"use client";
import { Merge } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useRunAction } from "@/components/ticket/actions/run-action";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { dismissConflictAction, restoreConflictAction } from "@/server/actions/customers";
import type { Conflict } from "./types";
import { useCustomerRefresh } from "./use-customer-refresh";

interface Props {
  customerId: string;
  conflicts: readonly Conflict[];
  canChange: boolean;
  onMerge: (customerId: string) => void;
  /** Whether those that somebody dismissed are told as well. */
  withDismissed?: boolean;
  className?: string;
}

/** Says that addresses which came together belong to two people, and offers to make them one or to leave them two. */
export function ConflictNotices({
  customerId,
  conflicts,
  canChange,
  onMerge,
  withDismissed = false,
  className,
}: Props) {
  const t = useTranslations("customers.conflict");
  const settle = useSettle(customerId);
  const open = conflicts.filter((one) => one.dismissed === null);
  const dismissed = withDismissed ? conflicts.filter((one) => one.dismissed !== null) : [];
  if (open.length + dismissed.length === 0) return null;
  return (
    <div className={cn("grid gap-2", className)}>
      {open.map((one) => (
        <Callout key={one.customerId} tone="warn">
          <p className="text-ink">{t.rich("text", { name: one.name, link: linkTo(one.customerId) })}</p>
          <p>{t(canChange ? "offer" : "ask")}</p>
          {canChange && (
            <div className="mt-1.5 flex flex-wrap gap-2">
              <Button size="sm" onClick={() => onMerge(one.customerId)}>
                <Merge aria-hidden />
                {t("merge", { name: one.name })}
              </Button>
              <Button size="sm" variant="ghost" busy={settle.isBusy} onClick={() => void settle.dismiss(one)}>
                {t("dismiss")}
              </Button>
            </div>
          )}
        </Callout>
      ))}
      {dismissed.map((one) => (
        <Dismissed key={one.customerId} one={one}>
          {canChange && (
            <Button size="sm" variant="ghost" busy={settle.isBusy} onClick={() => void settle.restore(one)}>
              {t("restore")}
            </Button>
          )}
        </Dismissed>
      ))}
    </div>
  );
}

const linkTo = (id: string) => (name: React.ReactNode) => (
  <Link href={`/customers/${id}`} className="font-medium underline underline-offset-3">
    {name}
  </Link>
);

function Dismissed({ one, children }: { one: Conflict; children: React.ReactNode }) {
  const t = useTranslations("customers.conflict");
  const now = useServerNow();
  const { by, at } = one.dismissed!;
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
      <p className="wrap-anywhere">
        {t.rich("dismissed", { name: one.name, by: by ?? "none", link: linkTo(one.customerId) })} ·{" "}
        <RelativeTime at={at} now={Math.max(now, at)} />
      </p>
      {children}
    </div>
  );
}

/** Leaves two people two, or asks again; the toast takes it back. */
function useSettle(customerId: string) {
  const t = useTranslations("customers.conflict");
  const common = useTranslations("common");
  const run = useRunAction();
  const refresh = useCustomerRefresh();
  const [isBusy, setBusy] = useState(false);
  const settle = async ({ customerId: otherId, name }: Conflict, isDismissed: boolean) => {
    setBusy(true);
    const action = isDismissed ? dismissConflictAction : restoreConflictAction;
    const result = await run(() => action(customerId, otherId));
    await refresh();
    setBusy(false);
    return result.ok ? name : toast({ title: result.error.message, tone: "warn", duration: 15_000 });
  };
  const restore = (one: Conflict) => settle(one, false);
  const dismiss = async (one: Conflict) => {
    const name = await settle(one, true);
    if (typeof name !== "string") return;
    const undo = { label: common("undo"), onSelect: () => void restore(one) };
    toast({ title: t("done", { name }), tone: "good", action: undo });
  };
  return { isBusy, dismiss, restore };
}
