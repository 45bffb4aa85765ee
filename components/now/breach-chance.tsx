"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";
import { cn } from "@/components/ui/cn";
import { Tip } from "@/components/ui/tooltip";

/** From this chance on it is read at once, and from this one it is loud. */
const notable = 0.35;
const grave = 0.6;

/** The chance that a queue breaks a promise within two hours; the other horizons on hover and focus. */
export function BreachChance({ queueId }: { queueId: string }) {
  const t = useTranslations("now.forecast");
  const told = useQuery(useTRPC().now.attention.queryOptions()).data?.data.forecast[queueId];
  if (!told) return <span className="text-faint">{t("none")}</span>;
  const [one, two, four] = told as [(typeof told)[0], (typeof told)[0], (typeof told)[0]];
  const words = t("words", { one: one.chance, two: two.chance, four: four.chance, expected: four.expected });
  const { chance } = two;
  return (
    <Tip content={words}>
      <span
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the other horizons must be reachable without a mouse
        tabIndex={0}
        className={cn(
          "tabular relative z-10 rounded-xs px-1.5 py-0.5",
          chance < notable / 2 && "text-faint",
          chance >= notable && "bg-warn-soft font-semibold text-warn-text",
          chance >= grave && "bg-late-soft text-late-text",
        )}
      >
        {t("cell", { chance })}
        <span className="sr-only">. {words}</span>
      </span>
    </Tip>
  );
}
