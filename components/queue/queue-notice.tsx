"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { buttonStyle } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** Lists of what goes nowhere by itself, the worst first: nobody owns it; it cannot be planned, so it reaches nobody; it has
 *  an owner, but not one that it was meant for. */
const notices = {
  unowned: { href: "/queues/unowned", tone: "late" },
  setAside: { href: "/queues/set-aside", tone: "late" },
  lastResort: { href: "/queues/last-resort", tone: "warn" },
} as const;

/** Says how many tickets of a kind there are, and leads to them; nothing where there are none. */
export function QueueNotice({ of, count }: { of: keyof typeof notices; count: number }) {
  const t = useTranslations(`queues.${of}`);
  const { href, tone } = notices[of];
  if (count === 0) return null;
  const show = (
    <Link href={href} className={buttonStyle({ size: "sm" })}>
      {t("open")}
    </Link>
  );
  return (
    <Callout tone={tone} title={t("title", { count })} actions={show}>
      {t("note")}
    </Callout>
  );
}
