"use client";
import { BadgeCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { Panel } from "@/components/ui/card";
import { Tip } from "@/components/ui/tooltip";
import { AddressIcon } from "./address-icon";
import type { Address } from "./types";

/** Everything the person is recognised by. */
export function AddressesPanel({ addresses, className }: { addresses: readonly Address[]; className?: string }) {
  const t = useTranslations("customers.addresses");
  return (
    <Panel title={t("title")} note={t("note")} className={className}>
      <ul className="grid gap-1.5 text-sm">
        {addresses.map((one) => (
          <li key={one.id} className="flex items-center gap-2">
            <AddressIcon kind={one.kind} />
            <span className="wrap-anywhere min-w-0 flex-1">{one.value}</span>
            {one.verifiedAt === null ? (
              <span className="text-faint text-xs">{t("unverified")}</span>
            ) : (
              <Tip content={t("verifiedWhy")}>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what verified means must be reachable without a mouse */}
                <span tabIndex={0} className="flex items-center gap-1 rounded-xs text-good-text text-xs">
                  <BadgeCheck aria-hidden className="size-3.5" />
                  {t("verified")}
                </span>
              </Tip>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
