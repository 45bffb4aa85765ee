"use client";
import { IdCard, Mail, Phone } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AddressKind } from "@/server/domain/vocabulary";

const icons = { email: Mail, phone: Phone, external: IdCard };

/** What kind of address it is; the icon speaks it. */
export function AddressIcon({ kind }: { kind: AddressKind }) {
  const t = useTranslations("customers.address");
  const Icon = icons[kind];
  return (
    <span role="img" aria-label={t(kind)} className="inline-grid shrink-0 text-faint">
      <Icon aria-hidden className="size-3.5" />
    </span>
  );
}
