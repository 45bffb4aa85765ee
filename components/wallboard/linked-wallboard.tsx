"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { Wallboard, type WallboardData } from "./wallboard";

const lookEveryMs = 5_000;

/** The wallboard on a screen where nobody is signed in. What it showed last stands, and says so, while the desk cannot be reached. */
export function LinkedWallboard({ token, first }: { token: string; first: WallboardData }) {
  const t = useTranslations("wallboard");
  const trpc = useTRPC();
  const query = useQuery(
    trpc.reports.wallboardByLink.queryOptions({ token }, { refetchInterval: lookEveryMs, retry: false }),
  );
  if (query.error?.data?.code === "NOT_FOUND") {
    return (
      <EmptyState title={<h1>{t("revokedTitle")}</h1>} className="min-h-dvh">
        {t("revokedText")}
      </EmptyState>
    );
  }
  return (
    <main className="flex min-h-dvh flex-col">
      {query.error && <Callout tone="warn" title={t("unreachable")} live />}
      <Wallboard board={query.data?.data ?? first} />
    </main>
  );
}
