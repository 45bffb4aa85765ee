"use client";
import { BellPlus } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast-store";
import { askPermission } from "./notification";
import { useNotifyPermission } from "./use-notify-permission";

/** Lets the browser tell of offers; gone once it was answered. */
export function NotifyButton() {
  const t = useTranslations("inbox.notify");
  const permission = useNotifyPermission();
  if (permission !== "default") return null;
  const onAsk = async () => {
    if ((await askPermission()) === "denied") toast({ title: t("denied"), tone: "warn" });
  };
  return (
    <Button variant="ghost" title={t("hint")} aria-label={t("ask")} onClick={() => void onAsk()}>
      <BellPlus aria-hidden />
      <span className="hidden xl:inline">{t("ask")}</span>
    </Button>
  );
}
