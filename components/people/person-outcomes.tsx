"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { useTRPC } from "@/components/trpc/provider";

/** What outcomes say of one person's work, told to their lead alone, and only where there were enough of them. */
export function PersonOutcomes({ personId }: { personId: string }) {
  const t = useTranslations("people.outcomes");
  const format = useFormatter();
  const found = useQuery(useTRPC().people.outcomes.queryOptions({ personId })).data?.data;
  if (!found) return null;
  const { issueTypes, speed } = found;
  const percent = (share: number) => format.number(share, { style: "percent" });
  return (
    <section aria-labelledby="outcomes" className="grid gap-1.5 border-line border-t pt-3 text-sm">
      <h3 id="outcomes" className="font-medium">
        {t("title")}
      </h3>
      <p className="text-muted text-xs">{t("note", { least: found.least })}</p>
      {issueTypes.length === 0 && <p className="text-muted">{t("tooFew")}</p>}
      <ul className="grid gap-1">
        {issueTypes.map((one) => (
          <li key={one.issueType} className="flex flex-wrap justify-between gap-x-3">
            <span className="first-letter:uppercase">{one.name}</span>
            <span className="tabular text-muted">
              {t("offset", { own: percent(one.own), usual: percent(one.usual), outcomes: one.outcomes })}
            </span>
          </li>
        ))}
      </ul>
      {speed && <p className="text-muted">{t("speed", { percent: percent(speed.speed), outcomes: speed.outcomes })}</p>}
    </section>
  );
}
