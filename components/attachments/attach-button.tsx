"use client";
import { Paperclip } from "lucide-react";
import { useTranslations } from "use-intl";
import { FileButton } from "@/components/ui/file-button";
import { acceptedEndings } from "@/server/domain/attachment/kinds";
import type { Uploads } from "./use-uploads";

/** Opens the computer's file dialog. */
export function AttachButton({ uploads }: { uploads: Uploads }) {
  const t = useTranslations("attachments");
  return (
    <FileButton
      variant="ghost"
      className="-ml-2.5"
      label={t("attach")}
      accept={acceptedEndings}
      multiple
      onFiles={uploads.add}
    >
      <Paperclip aria-hidden />
      {t("attach")}
    </FileButton>
  );
}
