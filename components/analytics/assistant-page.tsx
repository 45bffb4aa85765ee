"use client";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { useUnit } from "@/components/charts/use-unit";
import { figureByKey, figureValue, ticketsBehind } from "@/server/domain/analytics/figures";
import { BreakdownCard } from "./breakdown-card";
import { FigureCard } from "./figure-card";
import { useFigureWords } from "./figure-words";
import { FiguresRow } from "./figures-row";
import { useReport } from "./report";
import { round, TrendCard } from "./trend-card";

const product = ["involvement", "resolutionByAssistant", "automation"] as const;

/** What the assistant takes off people, and what it gets wrong. */
export function AssistantPage() {
  const t = useTranslations("reports");
  return (
    <>
      <FiguresRow
        keys={["involvement", "resolutionByAssistant", "automation", "containment", "wrongRate", "followUpRate"]}
      />
      <div className="grid gap-3 xl:grid-cols-2">
        <ProductCard />
        <TrendCard keys={["automation", "involvement"]} title={t("assistantPage.trend")} name="automation" />
        <BreakdownCard figure="automation" name="automation" />
        <TrendCard keys={["wrongRate", "followUpRate"]} title={t("assistantPage.wrong")} name="wrong-answers" />
      </div>
    </>
  );
}

/** Involvement times resolution is automation: either may be what holds it back. */
function ProductCard() {
  const { data, listOf } = useReport();
  const t = useTranslations("reports");
  const words = useFigureWords();
  const tell = useUnit();
  const value = (key: string, numbers = data.total) => figureValue(figureByKey.get(key)!, numbers);
  const [a, b] = [value("involvement").value, value("resolutionByAssistant").value];
  return (
    <FigureCard
      keys={product}
      name="automation-product"
      title={t("assistantPage.product")}
      note={a !== null && b !== null ? t(a < b ? "assistantPage.less" : "assistantPage.worse") : undefined}
      empty={data.total.tickets ? undefined : <p className="py-6 text-center text-muted text-sm">{t("nothing")}</p>}
      figures={{
        columns: [t("figure"), t("value"), t("sampleColumn"), t("beforeColumn")],
        rows: product.map((key) => [
          words(key).name,
          round(value(key).value),
          value(key).n,
          data.before ? round(value(key, data.before).value) : null,
        ]),
      }}
    >
      <p className="flex flex-wrap items-end justify-center gap-x-4 gap-y-2 py-4 text-center">
        {product.map((key, at) => (
          <span key={key} className="flex items-end gap-4">
            {at > 0 && (
              <span aria-hidden className="pb-4 text-faint text-lg">
                {at === 1 ? "×" : "="}
              </span>
            )}
            <span className="grid">
              <span className="tabular font-semibold text-2xl">{tell("share", value(key).value)}</span>
              <Link
                href={listOf(ticketsBehind(figureByKey.get(key)!) ?? "tickets")}
                className="text-muted text-xs underline-offset-3 hover:underline"
              >
                {words(key).name}
              </Link>
            </span>
          </span>
        ))}
      </p>
    </FigureCard>
  );
}
