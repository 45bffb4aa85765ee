"use client";
import { useTranslations } from "use-intl";
import { type Names, nameOf } from "@/components/reasons/words";
import { Panel } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { SkeletonRows } from "@/components/ui/skeleton";
import type { Alternative } from "./types";

interface Props {
  alternatives: readonly Alternative[] | undefined;
  hasFailed: boolean;
  names: Names;
  /** What stands as the answer now. */
  text: string;
  onTake: (one: Alternative) => void;
}

/** Other published answers, taken by their number. */
export function Alternatives({ alternatives, hasFailed, names, text, onTake }: Props) {
  const t = useTranslations("review.alternatives");
  const common = useTranslations("common");
  const hasSome = alternatives !== undefined && alternatives.length > 0;
  return (
    <Panel level={3} title={t("title")} note={hasSome ? t("note") : undefined} flush className="@max-2xl:order-3">
      {hasFailed ? (
        <p className="p-3 text-muted text-sm">{t("failed")}</p>
      ) : !alternatives ? (
        <SkeletonRows rows={2} label={common("loading")} />
      ) : !hasSome ? (
        <p className="p-3 text-muted text-sm">{t("none")}</p>
      ) : (
        <ol>
          {alternatives.map((one, index) => {
            const isTaken = one.body === text;
            return (
              <li key={one.articleId} className="border-line border-b last:border-b-0">
                <button
                  type="button"
                  aria-pressed={isTaken}
                  onClick={() => onTake(one)}
                  className={cn(
                    "flex min-h-ctl w-full items-center gap-2.5 px-3 py-1.5 text-left text-sm -outline-offset-2",
                    isTaken ? "bg-selected" : "hover:bg-hover",
                  )}
                >
                  <Kbd className="coarse:hidden">{index + 1}</Kbd>
                  <span className="min-w-0 flex-1">{one.title}</span>
                  <span className="shrink-0 text-faint text-xs">
                    {isTaken ? t("taken") : one.issueType && nameOf(one.issueType, names)}
                  </span>
                </button>
              </li>
            );
          })}
        </ol>
      )}
    </Panel>
  );
}
