"use client";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { inferRouterInputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useServerNow } from "@/components/time/server-clock";
import { useTRPC } from "@/components/trpc/provider";
import { Callout } from "@/components/ui/callout";
import { useInstant } from "@/components/ui/use-date-time";
import type { AppRouter } from "@/server/api/root";

type Asked = inferRouterInputs<AppRouter>["now"]["preview"];

interface Props {
  /** null until enough is chosen. */
  asked: Asked | null;
  teams: readonly { id: string; name: string }[];
}

const nothing: Asked = {
  scope: { kind: "team", id: "-" },
  segment: null,
  toTeam: "-",
  toTier: null,
  until: 0,
  moves: true,
};

/** What an override would be like: when nobody would be there for it, and what the forecast says of both teams. */
export function OverridePreview({ asked, teams }: Props) {
  const t = useTranslations("now.overrides.preview");
  const instant = useInstant();
  const now = useServerNow();
  const options = { enabled: asked !== null, retry: false, placeholderData: keepPreviousData };
  const found = useQuery(useTRPC().now.preview.queryOptions(asked ?? nothing, options));
  if (asked === null) return null;
  const name = (id: string) => teams.find((one) => one.id === id)?.name ?? id;
  const preview = found.data?.data;
  const gap = preview?.gap;
  return (
    <div data-part="override-preview" className="grid gap-2">
      {gap && (
        <Callout
          tone="warn"
          live
          title={t("gap", { team: name(asked.toTeam), from: instant(gap.from, now), until: instant(gap.until, now) })}
        />
      )}
      <div role="status" className="grid gap-0.5 rounded-md bg-sunken px-3 py-2 text-sm">
        {found.isError ? (
          <p className="text-muted">{t("failed")}</p>
        ) : !preview ? (
          <p className="text-muted">{t("loading")}</p>
        ) : !preview.effect ? (
          <p className="text-muted">{t("unknown")}</p>
        ) : (
          <>
            <p className="text-muted text-xs">{t("title", { hours: preview.effect.hours })}</p>
            <ul className="tabular">
              {preview.effect.queues.map(({ team, tier, before, after }) => (
                <li key={`${team}-t${tier}`}>{t("line", { team: name(team), tier, before, after })}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </div>
  );
}
