"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonStyle } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** What fell to the last resort: it has an owner, but not one that it was meant for. */
export function LastResortNotice({ count }: { count: number }) {
  const t = useTranslations("queues.lastResort");
  const show = (
    <Link href="/queues/last-resort" className={buttonStyle({ size: "sm" })}>
      {t("open")}
    </Link>
  );
  return (
    <Callout tone="warn" title={t("title", { count })} actions={show}>
      {t("note")}
    </Callout>
  );
}

/** What cannot be planned: it reaches nobody until somebody puts it right. */
export function SetAsideNotice({ count }: { count: number }) {
  const t = useTranslations("queues.setAside");
  const show = (
    <Link href="/queues/set-aside" className={buttonStyle({ size: "sm" })}>
      {t("open")}
    </Link>
  );
  return (
    <Callout tone="late" title={t("title", { count })} actions={show}>
      {t("note")}
    </Callout>
  );
}

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
