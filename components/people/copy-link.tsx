"use client";
import { Copy } from "lucide-react";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast-store";

/** A link in full, to be copied by the button or by hand. */
export function CopyLink({ url }: { url: string }) {
  const t = useTranslations("people.link");
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(url);
      toast({ title: t("copied"), tone: "good" });
    } catch {
      toast({ title: t("copyFailed"), tone: "warn" });
    }
  };
  return (
    <div className="flex items-center gap-2">
      <span className="min-w-0 flex-1">
        <Input
          ref={field}
          readOnly
          aria-label={t("address")}
          value={url}
          className="font-mono text-xs"
          onFocus={(event) => event.target.select()}
        />
      </span>
      <Button onClick={() => void copy()}>
        <Copy aria-hidden />
        {t("copy")}
      </Button>
    </div>
  );
}
