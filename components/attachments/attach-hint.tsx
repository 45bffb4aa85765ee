"use client";
import { useTranslations } from "use-intl";
import { maxAttachmentBytes, maxAttachments } from "@/server/domain/attachment/limits";

/** What may be attached, in a sentence, for those who do it rarely. */
export function AttachHint() {
  const t = useTranslations("attachments");
  return (
    <p className="text-muted text-xs">
      {t("hint", { count: maxAttachments, megabytes: maxAttachmentBytes / 1024 ** 2 })}
    </p>
  );
}
