import { ArrowLeft } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { DecisionResult } from "@/server/domain/decision/decide";
import { TierBadge } from "../tier-badge";
import { FiguresHead } from "./figures-head";
import type { DecisionView } from "./types";

interface Props {
  path: NonNullable<DecisionResult["path"]>;
  /** Where it starts. */
  tier: number;
  costs: DecisionView["startCosts"];
}

/** How the ticket was expected to go at each tier; the one it starts at stands out,
 *  and what starting at another would cost. */
export function PredictedPath({ path, tier, costs }: Props) {
  const t = useTranslations("ticket.why.path");
  const format = useFormatter();
  const costOf = (at: number) => {
    const cost = costs?.find((c) => c.tier === at);
    return cost ? format.number(cost.share, { style: "percent", maximumFractionDigits: 0 }) : t("unknown");
  };
  return (
    <table aria-label={t("title")} className="w-full text-xs">
      <FiguresHead
        first={t("tier")}
        columns={["success", "minutes", "exchanges", "outcomes", "cost"] as const}
        label={(column) => t(column)}
      />
      <tbody>
        {path.map((step) => (
          <tr key={step.tier} className={step.tier === tier ? "font-medium" : "text-muted"}>
            <th scope="row" className="relative whitespace-nowrap text-left font-normal">
              <TierBadge tier={step.tier} />
              {step.tier === tier && (
                // A word more, and the table would be wider than its card beside the stream.
                <span title={t("starts")} className="ml-1 inline-flex text-muted">
                  <ArrowLeft aria-hidden className="size-3" />
                  <VisuallyHidden>{t("starts")}</VisuallyHidden>
                </span>
              )}
            </th>
            <td className="tabular pl-1.5 text-right">{format.number(step.success, { style: "percent" })}</td>
            <td className="tabular pl-1.5 text-right">{format.number(step.minutes, { maximumFractionDigits: 0 })}</td>
            <td className="tabular pl-1.5 text-right">{format.number(step.exchanges, { maximumFractionDigits: 1 })}</td>
            <td className="tabular pl-1.5 text-right">
              {step.outcomes === 0 ? t("prior") : format.number(step.outcomes)}
            </td>
            <td className="tabular pl-1.5 text-right">{costOf(step.tier)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
