"use client";
import { useTranslations } from "use-intl";
import type { StyleEvidence } from "@/server/domain/context/replyStyle";

/** How somebody likes to be answered, and what that is told from. */
export function ReplyStyle({ style }: { style: StyleEvidence | null }) {
  const t = useTranslations("accounts.style");
  return (
    <span className="grid gap-0.5">
      <span className={style ? "font-medium" : "text-muted"}>{t(style?.style ?? "unknown")}</span>
      <span className="text-muted text-xs">{style ? <Why style={style} /> : t("whyUnknown")}</span>
    </span>
  );
}

function Why({ style }: { style: StyleEvidence }) {
  const t = useTranslations("accounts.style");
  const often = (share: number) => (share >= 0.5 ? "yes" : "no");
  return t("why", {
    words: style.usualWords,
    messages: style.messages,
    greets: often(style.greeting),
    structured: often(style.structured),
    liked: style.liked ? "yes" : "no",
    likedWords: Math.round(style.liked?.usualWords ?? 0),
  });
}
