"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { buttonStyle } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";

/** What goes wrong for many just now, above whatever it explains; nothing where no incident is open. */
export function OpenIncidents() {
  const t = useTranslations("incidents");
  const open = useQuery(useTRPC().incidents.open.queryOptions()).data?.data;
  return open?.map((i) => (
    <Callout
      key={i.id}
      tone="warn"
      title={t("openNotice", { title: i.title })}
      actions={
        <Link href={`/incidents/${i.id}`} className={buttonStyle({ size: "sm" })}>
          {t("show")}
        </Link>
      }
    >
      {t("openNoticeText", { open: i.open })}
    </Callout>
  ));
}
