"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { Unit } from "./types";
import { useUnit } from "./use-unit";

export interface Stage {
  key: string;
  name: string;
  tone: string;
  value: number;
  href?: string;
  /** Ways on from here, skips included. */
  ways: readonly {
    key: string;
    name: string;
    value: number;
    share: number | null;
    before?: number | null;
    href?: string;
  }[];
}

interface Props {
  label: string;
  stages: readonly Stage[];
  unit: Unit;
  /** Under a stage that nothing leaves. */
  last: ReactNode;
}

/** Stages from left to right, as high as what reached them, and below each the ways on with their share of it. */
export function Funnel({ label, stages, unit, last }: Props) {
  const tell = useUnit();
  const t = useTranslations("charts");
  const most = Math.max(1, ...stages.map((one) => one.value));
  return (
    <ol aria-label={label} className="grid auto-cols-fr grid-flow-col gap-2 max-md:grid-flow-row">
      {stages.map((one) => (
        <li key={one.key} className="grid content-start gap-1.5">
          <span aria-hidden className="flex h-24 items-end rounded-md bg-sunken max-md:h-8 max-md:items-stretch">
            <span
              className="w-full rounded-md max-md:h-full max-md:w-(--share) md:h-(--share)"
              style={{
                background: `var(--${one.tone})`,
                ["--share" as string]: `${Math.max(one.value > 0 ? 3 : 0, (100 * one.value) / most)}%`,
              }}
            />
          </span>
          <p className="text-xs">
            {one.href ? (
              <Link href={one.href} className="font-medium underline-offset-3 hover:underline">
                {one.name}
              </Link>
            ) : (
              <span className="font-medium">{one.name}</span>
            )}{" "}
            <span className="tabular text-muted">{tell(unit, one.value)}</span>
          </p>
          {one.ways.length > 0 ? (
            <ul className="grid text-muted text-xs">
              {one.ways.map((way) => (
                <li key={way.key} className="flex min-h-6 items-center justify-between gap-2">
                  {way.href ? (
                    <Link href={way.href} className="flex min-h-6 items-center underline-offset-3 hover:underline">
                      {way.name}
                    </Link>
                  ) : (
                    way.name
                  )}
                  <span className="tabular">
                    <span className="text-ink">{tell("share", way.share)}</span>
                    {way.before != null && (
                      <span className="ml-1 text-faint">
                        <VisuallyHidden>{t("was")} </VisuallyHidden>
                        {tell("share", way.before)}
                      </span>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          ) : (
            <p className="text-faint text-xs">{last}</p>
          )}
        </li>
      ))}
    </ol>
  );
}
