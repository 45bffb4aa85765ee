"use client";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { useRetries } from "./use-retries";

interface Props {
  error: unknown;
  retry: () => void;
}

/** What an `error.tsx` shows inside the frame. It tries again by itself, so that a restart of the database passes. The root one adds its own landmark. */
export function PageError({ error, retry }: Props) {
  const t = useTranslations();
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  const left = useRetries(error, retry);
  useEffect(() => console.error(error), [error]);
  return (
    <div className="grid min-h-[70dvh] place-content-center">
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
      {/* Outside of the alert: a count that ticks must not be read out. */}
      <p className="tabular -mt-6 min-h-5 text-center text-faint text-xs">
        {left !== null && t("errors.page.again", { seconds: left })}
      </p>
    </div>
  );
}
