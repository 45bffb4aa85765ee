"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "use-intl";
import { Count } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { NavSection } from "./nav";

export function NavList({ sections, onNavigate }: { sections: readonly NavSection[]; onNavigate?: () => void }) {
  const t = useTranslations("frame");
  const path = usePathname();
  return (
    <nav aria-label={t("sections")}>
      <ul className="grid gap-px">
        {sections.map(({ key, href, icon: Icon, count }) => {
          const current = path === href || path.startsWith(`${href}/`);
          return (
            <li key={key}>
              <Link
                href={href}
                onClick={onNavigate}
                aria-current={current ? "page" : undefined}
                className={cn(
                  "group relative flex h-ctl items-center gap-2.5 rounded-sm px-2 text-sm transition-colors duration-100",
                  current ? "bg-hover font-medium text-ink" : "text-muted hover:bg-hover hover:text-ink",
                )}
              >
                {/* The runner in the lane: a slanted stroke marks where you are. */}
                {current && (
                  <span aria-hidden className="absolute -left-1 h-3.5 w-[3px] -skew-x-12 rounded-full bg-accent" />
                )}
                <Icon
                  aria-hidden
                  className={cn("size-4", current ? "text-ink" : "text-faint group-hover:text-muted")}
                  strokeWidth={1.75}
                />
                <span className="flex-1 truncate">{t(`nav.${key}`)}</span>
                {count !== undefined && count > 0 && (
                  <>
                    <Count aria-hidden value={count} tone={current ? "accent" : "neutral"} />
                    <VisuallyHidden> {t("owed", { count })}</VisuallyHidden>
                  </>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
