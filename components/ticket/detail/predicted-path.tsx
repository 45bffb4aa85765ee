import { useFormatter, useTranslations } from "use-intl";
import type { DecisionResult } from "@/server/domain/decision/decide";
import { TierBadge } from "../tier-badge";

/** How the ticket was expected to go at each tier; the one it starts at stands out. */
export function PredictedPath({ path, tier }: { path: NonNullable<DecisionResult["path"]>; tier: number }) {
  const t = useTranslations("ticket.why.path");
  const format = useFormatter();
  return (
    <table aria-label={t("title")} className="w-full text-xs">
      <thead className="text-left text-faint">
        <tr>
          <th scope="col" className="font-normal">
            {t("tier")}
          </th>
          {(["success", "minutes", "exchanges", "outcomes"] as const).map((column) => (
            <th key={column} scope="col" className="pl-2 text-right font-normal">
              {t(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {path.map((step) => (
          <tr key={step.tier} className={step.tier === tier ? "font-medium" : "text-muted"}>
            <th scope="row" className="text-left font-normal">
              <TierBadge tier={step.tier} />
              {step.tier === tier && <span className="ml-1.5 text-muted">{t("starts")}</span>}
            </th>
            <td className="tabular pl-2 text-right">{format.number(step.success, { style: "percent" })}</td>
            <td className="tabular pl-2 text-right">{format.number(step.minutes, { maximumFractionDigits: 0 })}</td>
            <td className="tabular pl-2 text-right">{format.number(step.exchanges, { maximumFractionDigits: 1 })}</td>
            <td className="tabular pl-2 text-right">
              {step.outcomes === 0 ? t("prior") : format.number(step.outcomes)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
