"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonStyle } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

export function UnownedNotice({ count }: { count: number }) {
  const t = useTranslations("queues.unowned");
  const show = (
    <Link href="/queues/unowned" className={buttonStyle({ size: "sm" })}>
      {t("open")}
    </Link>
  );
  return (
    <Callout tone="late" title={t("title", { count })} actions={show}>
      {t("note")}
    </Callout>
  );
}
