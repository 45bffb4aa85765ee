"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { cn } from "@/components/ui/cn";

const tabs = [
  { key: "articles", href: "/knowledge" },
  { key: "replies", href: "/knowledge/replies" },
] as const;

/** Between what the desk knows and what its people say. */
export function KnowledgeTabs({ current }: { current: (typeof tabs)[number]["key"] }) {
  const t = useTranslations("knowledge.tabs");
  return (
    <nav aria-label={t("label")} className="flex basis-full gap-4">
      {tabs.map(({ key, href }) => (
        <Link
          key={key}
          href={href}
          aria-current={key === current ? "page" : undefined}
          className={cn(
            "flex h-8 items-center rounded-xs border-b-2 text-sm",
            key === current ? "border-accent font-medium" : "border-transparent text-muted hover:text-ink",
          )}
        >
          {t(key)}
        </Link>
      ))}
    </nav>
  );
}
