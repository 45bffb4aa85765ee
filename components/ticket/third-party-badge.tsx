"use client";
import { ExternalLink, Hourglass } from "lucide-react";
import { useTranslations } from "use-intl";
import { badgeStyle } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

interface Props {
  label: string;
  link: string | null;
  /** Only the name, where there is little room; it is spoken in full. */
  short?: boolean;
  className?: string;
}

/** "Waiting for ENG-1234", leading to where they work on it. */
export function ThirdPartyBadge({ label, link, short, className }: Props) {
  const t = useTranslations("escalations.thirdParty");
  const shape = cn(badgeStyle({ tone: "paused" }), "min-w-0", className);
  const full = t("waitingFor", { label });
  const words = short ? (
    <>
      <span aria-hidden className="truncate">
        {label}
      </span>
      <VisuallyHidden>{full}</VisuallyHidden>
    </>
  ) : (
    <span className="truncate">{full}</span>
  );
  if (link === null) {
    return (
      <span className={shape}>
        <Hourglass aria-hidden />
        {words}
      </span>
    );
  }
  return (
    <a
      href={link}
      target="_blank"
      rel="noopener noreferrer"
      className={cn(shape, "underline decoration-line-strong underline-offset-3 hover:decoration-current")}
    >
      <Hourglass aria-hidden />
      {words}
      <ExternalLink aria-hidden />
    </a>
  );
}
