"use client";
import { useTranslations } from "use-intl";
import type { Channel } from "@/server/domain/vocabulary";
import type { LoadBarProps } from "./load-bar";

/** What makes up somebody's load, as its bar shows it; nothing where nothing is in hand. */
export function useWeighed(): (
  work: readonly { channel: Channel; count: number; weight: number }[],
) => LoadBarProps["weights"] {
  const t = useTranslations("queues.load");
  const channels = useTranslations("ticket.channel");
  return (work) =>
    work.length === 0
      ? undefined
      : work.map(({ channel, count, weight }) => ({
          label: t("work", { channel: channels(channel), count }),
          weight,
        }));
}
