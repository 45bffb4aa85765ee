"use client";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** What a list shows when its data could not be loaded. */
export function LoadError({ message, onRetry }: { message: string; onRetry: () => void }) {
  const t = useTranslations("common");
  return (
    <ErrorState title={t("loadFailed")} meaning={message} actions={<Button onClick={onRetry}>{t("retry")}</Button>} />
  );
}
