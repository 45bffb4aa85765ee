"use client";
import { Merge, Split, TriangleAlert, Undo2, Users } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { ConfirmButton } from "@/components/policy/confirm-button";
import { useServerNow } from "@/components/time/server-clock";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/time";
import { toast } from "@/components/ui/toast-store";
import { undoMergeAction } from "@/server/actions/customers";
import type { Customer, CustomerEvent } from "./types";
import { useCustomerRefresh } from "./use-customer-refresh";

const icons = {
  merge: Merge,
  undoMerge: Undo2,
  split: Split,
  conflict: TriangleAlert,
  dismissConflict: Users,
  restoreConflict: Undo2,
};

interface Props {
  customer: Customer;
  canChange: boolean;
  onMerge: (customerId: string) => void;
  className?: string;
}

/** Merges, splits and conflicts, the newest first; a merge is taken back from its line. */
export function HistoryPanel({ customer, canChange, onMerge, className }: Props) {
  const t = useTranslations("customers.history");
  const now = useServerNow();
  return (
    <Panel title={t("title")} note={t("note")} className={className}>
      {customer.history.length === 0 && <p className="text-muted text-sm">{t("none")}</p>}
      <ol className="grid gap-3">
        {customer.history.map((one) => {
          const Icon = icons[one.kind];
          return (
            <li key={one.id} className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-sm">
              <Icon aria-hidden className="mt-0.5 size-3.5 text-faint" />
              <div className="grid justify-items-start gap-1">
                <p className="wrap-anywhere">
                  <What one={one} />
                </p>
                <p className="text-faint text-xs">
                  {t("by", { name: one.by ?? "none" })} · <RelativeTime at={one.at} now={Math.max(now, one.at)} />
                </p>
                {canChange && one.kind === "merge" && !one.isUndone && <UndoMerge one={one} keep={customer.name} />}
                {canChange && one.kind === "split" && one.isApart && (
                  <Button size="sm" onClick={() => onMerge(one.other.id)}>
                    {t("mergeBack")}
                  </Button>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}

function What({ one }: { one: CustomerEvent }) {
  const t = useTranslations("customers.history");
  const words = useTranslations("ticket.event.address");
  const format = useFormatter();
  const person = (id: string) => (name: ReactNode) => (
    <Link href={`/customers/${id}`} className="font-medium underline decoration-line-strong underline-offset-3">
      {name}
    </Link>
  );
  if (one.kind === "conflict") {
    const kinds = format.list(one.kinds.map((kind) => words(kind)));
    return t.rich(one.isTakenForOther ? "conflictElsewhere" : "conflict", {
      kinds,
      names: format.list(one.others.map((other) => other.name)),
      number: one.ticket ? String(one.ticket.number) : "none",
      ticket: (text) =>
        one.ticket ? (
          <Link href={`/tickets/${one.ticket.id}`} className="underline underline-offset-3">
            {text}
          </Link>
        ) : (
          text
        ),
    });
  }
  const { other, addresses, tickets } = one;
  const facts = { name: other.name, addresses, tickets };
  // Who is part of this person now has no page of their own.
  const link =
    one.kind === "merge" && !one.isUndone
      ? (name: ReactNode) => <b className="font-medium">{name}</b>
      : person(other.id);
  const key = one.kind === "split" && one.isNew ? "splitFrom" : one.kind;
  return t.rich(key, { ...facts, link });
}

function UndoMerge({ one, keep }: { one: Extract<CustomerEvent, { kind: "merge" }>; keep: string }) {
  const t = useTranslations("customers.history");
  const common = useTranslations("common");
  const refresh = useCustomerRefresh();
  const { name } = one.other;
  return (
    <ConfirmButton
      size="sm"
      title={t("undoTitle", { name })}
      text={t("undoText", { name, keep, addresses: one.addresses, tickets: one.tickets })}
      label={t("undo")}
      action={() => undoMergeAction(one.id)}
      onDone={async () => {
        toast({ title: t("undone", { name }), tone: "good" });
        await refresh();
      }}
    >
      <Undo2 aria-hidden />
      {common("undo")}
    </ConfirmButton>
  );
}
