"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

interface Props {
  error: unknown;
  retry: () => void;
}

/** What an `error.tsx` shows inside the frame. The root one adds its own landmark. */
export function PageError({ error, retry }: Props) {
  const t = useTranslations();
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  useEffect(() => console.error(error), [error]);
  return (
    <div className="grid min-h-[70dvh] place-items-center">
      <ErrorState
        title={<h1>{t("errors.page.title")}</h1>}
        meaning={t("errors.page.meaning")}
        reference={digest && t("errors.page.reference", { digest })}
        actions={
          <Button variant="primary" onClick={() => retry()}>
            {t("common.retry")}
          </Button>
        }
      />
    </div>
  );
}
