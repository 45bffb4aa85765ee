"use client";
import { Paperclip } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { acceptedEndings } from "@/server/domain/attachment/kinds";
import type { Uploads } from "./use-uploads";

/** Opens the computer's file dialog. */
export function AttachButton({ uploads }: { uploads: Uploads }) {
  const t = useTranslations("attachments");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant="ghost" onClick={() => input.current?.click()} className="-ml-2.5">
        <Paperclip aria-hidden />
        {t("attach")}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={acceptedEndings}
        onChange={(event) => {
          uploads.add(event.target.files ?? []);
          event.target.value = ""; // so that the same file can be chosen again
        }}
      />
    </>
  );
}
