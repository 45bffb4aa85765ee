"use client";
import { TrendingDown, TrendingUp } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { leastBefore, leastRecent } from "@/server/domain/context/volume";
import type { Account, Usage } from "./types";
import { UsageChart } from "./usage-chart";
import { useAccountWords } from "./use-account-words";

interface Props {
  usage: readonly Usage[];
  features: Account["features"];
}

/** What the account uses and how that changed, with the features it has taken up. */
export function UsagePanel({ usage, features }: Props) {
  const t = useTranslations("accounts.usage");
  const words = useAccountWords();
  return (
    <Panel title={t("title")} note={t("note")}>
      {usage.length === 0 && <p className="text-muted text-sm">{t("none")}</p>}
      <ul className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,12rem),1fr))] gap-x-5 gap-y-4">
        {usage.map((one) => (
          <li key={one.metric} className="grid min-w-0 content-start gap-1">
            <h3 className="flex items-baseline gap-2 text-sm">
              <span className="truncate font-medium">{words.metric(one.metric)}</span>
              <Change usage={one} />
            </h3>
            <UsageChart usage={one} />
            <Means usage={one} />
          </li>
        ))}
      </ul>
      {features.length > 0 && (
        <div className="mt-4 grid gap-1.5 border-line border-t pt-3">
          <h3 className="font-medium text-muted text-xs">{t("features")}</h3>
          <ul className="flex flex-wrap gap-1.5">
            {features.map(({ feature, adoptedOn }) => (
              <li key={feature}>
                <Badge tone="outline">
                  {words.metric(feature)}
                  <span className="font-normal">{t("since", { day: words.day(adoptedOn) })}</span>
                </Badge>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

function Change({ usage: { volume } }: { usage: Usage }) {
  const t = useTranslations("accounts.usage");
  const words = useAccountWords();
  if (volume.state === "notEnough") return null;
  const isNotable = Math.abs(volume.change) >= 0.5;
  const Arrow = volume.change >= 0 ? TrendingUp : TrendingDown;
  return (
    <span
      className={cn(
        "tabular ml-auto flex shrink-0 items-center gap-1 text-xs",
        isNotable ? "font-semibold text-warn-text" : "text-muted",
      )}
    >
      {isNotable && <Arrow aria-hidden className="size-3.5" />}
      {t("change", { change: words.change(volume.change) })}
    </span>
  );
}

function Means({ usage: { volume } }: { usage: Usage }) {
  const t = useTranslations("accounts.usage");
  const format = useFormatter();
  const round = (x: number) => format.number(x, { maximumSignificantDigits: 3 });
  return (
    <p className="tabular text-muted text-xs">
      {volume.state === "known"
        ? t("mean", { value: round(volume.recentMean), before: round(volume.beforeMean) })
        : t("notEnough", { recent: volume.recentDays, before: volume.beforeDays, leastRecent, leastBefore })}
    </p>
  );
}
